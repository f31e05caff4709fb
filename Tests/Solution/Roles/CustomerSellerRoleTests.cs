using System;
using System.Linq;
using System.ServiceModel;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace SolutionTests.Roles;

/// <summary>D1: the rights to the customers' sellers. Everybody reads them; who looks after customers writes them, as far as they may write those.</summary>
public sealed class CustomerSellerRoleTests : IDisposable
{
    private const string Seller = "Opportunities – Seller";
    private const string Manager = "Opportunities – Sales manager";
    private const string Administrator = "Opportunities – CRM administrator";

    private readonly World world = new();
    private readonly Guid north;
    private readonly Guid nina;
    private readonly Guid account;

    public CustomerSellerRoleTests()
    {
        north = world.Unit("North");
        nina = world.Person("Nina", Seller, north);
        account = world.Account("Alpha", nina);
    }

    public void Dispose() => world.Dispose();

    [Fact]
    public void Roles_GoAsFarAsForAccounts() => Assert.Equal(
        [
            .. new[] { "Append", "Assign", "Create", "Delete", "Read", "Share", "Write" }.Select(verb => $"{Administrator} prv{verb}opps_DefaultShare Global"),
            .. new[] { "Append", "Assign", "Create", "Delete", "Read", "Share", "Write" }.Select(verb => $"{Manager} prv{verb}opps_DefaultShare {(verb == "Read" ? "Global" : "Deep")}"),
            $"{Seller} prvReadopps_DefaultShare Global",
        ],
        Package.Unmanaged.Customizations.Element("Roles")!.Elements().SelectMany(role => role.Descendants("RolePrivilege")
            .Where(privilege => privilege.Attribute("name")!.Value.EndsWith("opps_DefaultShare", StringComparison.Ordinal))
            .Select(privilege => $"{role.Attribute("name")!.Value} {privilege.Attribute("name")!.Value} {privilege.Attribute("level")!.Value}")).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(Manager)]
    [InlineData(Administrator)]
    public void WhoLooksAfterTheCustomer_WritesItsSellers(string role)
    {
        var service = world.As(world.Person("Mona", role, north));
        var row = service.Create(Share());
        service.Update(new Entity("opps_defaultshare", row) { ["opps_percent"] = 40m });
        service.Delete("opps_defaultshare", row);
    }

    [Fact]
    public void Seller_ReadsThem_OfOtherUnitsToo_AndWritesNone()
    {
        var row = world.Service.Create(Share());
        var service = world.As(world.Person("Una", Seller, world.Unit("South")));
        Assert.Equal("Nina Lund", service.Retrieve("opps_defaultshare", row, new ColumnSet("opps_name"))["opps_name"]);
        Denied(() => service.Update(new Entity("opps_defaultshare", row) { ["opps_percent"] = 1m }), "prvWriteopps_DefaultShare");
        Denied(() => world.As(nina).Create(Share()), "prvCreateopps_DefaultShare");
        Denied(() => service.Delete("opps_defaultshare", row), "prvDeleteopps_DefaultShare");
    }

    [Fact]
    public void ManagerOfAnotherUnit_WritesNone()
    {
        var row = world.Service.Create(Share());
        world.Service.Update(new Entity("opps_defaultshare", row) { ["ownerid"] = World.User(world.Person("Mona", Manager, north)) });
        var stranger = world.As(world.Person("Sten", Manager, world.Unit("South")));
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => stranger.Update(new Entity("opps_defaultshare", row) { ["opps_percent"] = 1m }));
        Assert.Equal(Faults.AccessCheckFailed, fault.Detail.ErrorCode);
    }

    /// <summary>One row a person and customer, by the table's keys, also past the plug-ins.</summary>
    [Fact]
    public void SecondRowOfAPerson_IsRefusedByTheKey()
    {
        world.Service.Create(Share());
        var request = new Microsoft.Xrm.Sdk.Messages.CreateRequest { Target = Share(), ["BypassBusinessLogicExecution"] = "CustomSync" };
        Assert.Equal(Faults.DuplicateRecordEntityKey, Assert.Throws<FaultException<OrganizationServiceFault>>(() => world.Service.Execute(request)).Detail.ErrorCode);
    }

    private Entity Share() => new("opps_defaultshare") { ["opps_accountid"] = new EntityReference("account", account), ["opps_sellerid"] = World.User(nina), ["opps_percent"] = 60m };

    private static void Denied(Action act, string privilege)
    {
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(act);
        Assert.Equal(Faults.PrivilegeDenied, fault.Detail.ErrorCode);
        Assert.Contains(privilege, fault.Message, StringComparison.Ordinal);
    }
}
