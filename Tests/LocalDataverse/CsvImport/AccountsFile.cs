using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LocalDataverse.CsvImport;

/// <summary>accounts.csv: customers and the companies that own them.</summary>
internal static class AccountsFile
{
    public const string Name = "accounts.csv";

    public static readonly IReadOnlyList<string> Columns = ["account", "subsidiary_of", "revenue", "employees", "office_location"];

    /// <summary>The accounts, parents before their subsidiaries.</summary>
    public static IReadOnlyList<AccountRow> Read(IReadOnlyList<CsvRow> rows, Listing listing)
    {
        var accounts = new Dictionary<string, AccountRow>(StringComparer.Ordinal);
        foreach (var values in rows.Select(row => new RowValues(row)))
        {
            var account = new AccountRow(values.Row, values.Required("account"), values.Text("subsidiary_of"),
                values.Amount("revenue"), Employees(values), values.Text("office_location"));
            if (accounts.TryGetValue(account.Name, out var first))
            {
                values.Refuse($"account '{account.Name}' is already on line {first.Source.Line}");
            }

            if (values.Passes(listing))
            {
                accounts.Add(account.Name, account);
            }
        }

        var known = accounts.Values.Select(a => WithoutUnknownParent(a, accounts, listing)).ToArray();
        var (ordered, endless) = Hierarchy.Order(known, a => a.Name, a => a.Parent);
        return [.. endless.Select(a => WithoutEndlessParent(a, listing)), .. ordered];
    }

    private static int? Employees(RowValues values)
    {
        if (values.Text("employees") is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var employees))
        {
            return employees;
        }

        values.Refuse($"employees '{text}' is not a whole number");
        return null;
    }

    private static AccountRow WithoutUnknownParent(AccountRow account, Dictionary<string, AccountRow> accounts, Listing listing)
    {
        if (account.Parent is null || accounts.ContainsKey(account.Parent))
        {
            return account;
        }

        listing.Adjusted(account.Source, "parent company unknown: account taken without a parent", account.Parent);
        return account with { Parent = null };
    }

    private static AccountRow WithoutEndlessParent(AccountRow account, Listing listing)
    {
        listing.Adjusted(account.Source, "parent companies go round in a circle: account taken without a parent", account.Parent ?? "");
        return account with { Parent = null };
    }
}
