using System;
using System.Collections.Generic;
using Microsoft.Xrm.Sdk;

namespace Demo.CsvImport;

/// <summary>Customers, each after the company that owns it.</summary>
internal sealed class AccountImport(IOrganizationService system, RowWriter writer)
{
    private const decimal Million = 1_000_000m;

    /// <summary>The accounts by name. One that could not be created is missing, and listed.</summary>
    public IReadOnlyDictionary<string, Guid> Run(IReadOnlyList<AccountRow> rows, Action advance)
    {
        var accounts = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (writer.Try(row.Source, $"account '{row.Name}'", () => system.Create(Account(row, accounts))) is { } id)
            {
                writer.Adjusted(row.Source, AccountsFile.ParentNotTaken, accounts.ContainsKey(row.Parent ?? "") ? null : row.Parent);
                accounts.Add(row.Name, id);
            }

            advance();
        }

        return accounts;
    }

    private static Entity Account(AccountRow row, Dictionary<string, Guid> accounts)
    {
        var account = new Entity("account") { ["name"] = row.Name };
        if (row.Revenue is { } revenue)
        {
            account["revenue"] = new Money(revenue * Million);
        }

        if (row.Employees is { } employees)
        {
            account["numberofemployees"] = employees;
        }

        if (row.Country is not null)
        {
            account["address1_country"] = row.Country;
        }

        if (row.Parent is not null && accounts.TryGetValue(row.Parent, out var parent))
        {
            account["parentaccountid"] = new EntityReference("account", parent);
        }

        return account;
    }
}
