using System;
using System.Collections.Generic;
using System.Linq;

namespace Demo.CsvImport;

/// <summary>accounts.csv: customers and the companies that own them.</summary>
internal static class AccountsFile
{
    public const string Name = "accounts.csv";

    public const string ParentNotTaken = "parent company was not taken: account taken without a parent";

    private const int LongestName = 160;
    private const int LongestCountry = 80;
    private const decimal HighestRevenue = 100_000_000m;
    private const int MostEmployees = 1_000_000_000;

    public static readonly IReadOnlyList<string> Columns = ["account", "subsidiary_of", "revenue", "employees", "office_location"];

    /// <summary>The accounts, parents before their subsidiaries.</summary>
    public static IReadOnlyList<AccountRow> Read(IReadOnlyList<CsvRow> rows, Listing listing)
    {
        var accounts = new Dictionary<string, AccountRow>(StringComparer.Ordinal);
        foreach (var values in rows.Select(row => new RowValues(row)))
        {
            var account = new AccountRow(values.Row, values.Required("account", LongestName), values.Text("subsidiary_of"),
                values.Amount("revenue", 0, HighestRevenue), values.Whole("employees", MostEmployees),
                values.Text("office_location", LongestCountry));
            if (accounts.TryGetValue(account.Name, out var first))
            {
                values.Refuse($"account '{account.Name}' is already on line {first.Source.Line}");
            }

            if (values.Passes(listing))
            {
                accounts.Add(account.Name, account);
            }
        }

        var named = rows.Select(row => row.Fields["account"]).ToHashSet(StringComparer.Ordinal);
        var known = accounts.Values.Select(a => WithoutMissingParent(a, accounts, named, listing)).ToArray();
        var (circles, ordered) = Hierarchy.Order(known, a => a.Name, a => a.Parent);
        return [.. circles.Select(a => WithoutEndlessParent(a, listing)), .. ordered];
    }

    /// <param name="named">Every account of the file, those of rows that were not taken too.</param>
    private static AccountRow WithoutMissingParent(
        AccountRow account, Dictionary<string, AccountRow> accounts, HashSet<string> named, Listing listing)
    {
        if (account.Parent is null || accounts.ContainsKey(account.Parent))
        {
            return account;
        }

        listing.Adjusted(account.Source,
            named.Contains(account.Parent) ? ParentNotTaken : "parent company unknown: account taken without a parent", account.Parent);
        return account with { Parent = null };
    }

    private static AccountRow WithoutEndlessParent(AccountRow account, Listing listing)
    {
        listing.Adjusted(account.Source, "parent companies go round in a circle: account taken without a parent", account.Parent ?? "");
        return account with { Parent = null };
    }
}
