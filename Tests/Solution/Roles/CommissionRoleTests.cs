using System;
using System.Linq;
using Xunit;

namespace SolutionTests.Roles;

/// <summary>C11: who reads commission lines and periods, and that the one role writes periods. Nobody has a right to write lines.</summary>
public sealed class CommissionRoleTests
{
    private const string Administrator = "Opportunities – CRM administrator";
    private const string Closer = "Opportunities – Commission";
    private const string Manager = "Opportunities – Sales manager";
    private const string Seller = "Opportunities – Seller";

    [Fact]
    public void Lines_AreReadByDepth_AndWrittenByNobody() => Assert.Equal(
        [
            $"{Administrator} prvReadopps_CommissionLine Global", $"{Closer} prvReadopps_CommissionLine Global",
            $"{Manager} prvReadopps_CommissionLine Deep", $"{Seller} prvReadopps_CommissionLine Basic",
        ],
        Privileges("opps_CommissionLine"));

    [Fact]
    public void Periods_AreReadByAll_AndWrittenByTheCommissionRole() => Assert.Equal(
        new[] { Administrator, Manager, Seller }.Select(role => $"{role} prvReadopps_CommissionPeriod Global")
            .Concat(new[] { "AppendTo", "Create", "Delete", "Read", "Write" }.Select(verb => $"{Closer} prv{verb}opps_CommissionPeriod Global"))
            .Order(StringComparer.Ordinal),
        Privileges("opps_CommissionPeriod"));

    /// <summary>What it closes it must see, and nothing of it does it change.</summary>
    [Fact]
    public void Closer_ReadsAllOpportunitiesAndShares_AndChangesNone()
    {
        string[] tables = ["Opportunity", "opps_SellerShare", "opps_ShareChange", "Account", "Contact", "User", "TransactionCurrency"];
        var privileges = tables.SelectMany(Privileges).Where(line => line.StartsWith(Closer, StringComparison.Ordinal));
        Assert.Equal(tables.Select(table => $"{Closer} prvRead{table} Global").Order(StringComparer.Ordinal), privileges.Order(StringComparer.Ordinal));
    }

    private static string[] Privileges(string table) => [.. Package.Unmanaged.Customizations.Element("Roles")!.Elements()
        .SelectMany(role => role.Descendants("RolePrivilege")
            .Where(privilege => privilege.Attribute("name")!.Value.EndsWith(table, StringComparison.Ordinal))
            .Select(privilege => $"{role.Attribute("name")!.Value} {privilege.Attribute("name")!.Value} {privilege.Attribute("level")!.Value}"))
        .Order(StringComparer.Ordinal)];
}
