using LocalDataverse.Metadata;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Layers;

/// <summary>The rows that an organisation has before anybody works in it, added once their tables are there.</summary>
internal static class FirstRows
{
    public static void AddTo(OrganizationOptions options, SqliteDatabase database, Catalog catalog)
    {
        if (catalog.Find("systemuser") is not { } users || catalog.Find("businessunit") is not { } units ||
            catalog.Find("transactioncurrency") is not { } currencies)
        {
            return;
        }

        using var rows = database.BeginTransaction(catalog);
        if (rows.Find(users, WellKnown.SystemUserId, [users.PrimaryId]) is not null)
        {
            return;
        }

        Insert(units, WellKnown.RootBusinessUnitId, new() { ["name"] = options.OrganizationDisplayName });
        Insert(users, WellKnown.SystemUserId, new()
        {
            ["lastname"] = "SYSTEM",
            ["fullname"] = "SYSTEM",
            ["businessunitid"] = new EntityReference("businessunit", WellKnown.RootBusinessUnitId),
            ["isdisabled"] = false,
        });
        if (catalog.Find("usersettings") is { } settings)
        {
            Insert(settings, WellKnown.SystemUserId, new(Rows.UserSettings.Start));
        }

        Insert(currencies, WellKnown.BaseCurrencyId, new()
        {
            ["currencyname"] = options.BaseCurrency,
            ["isocurrencycode"] = options.BaseCurrency,
            ["currencysymbol"] = options.BaseCurrencySymbol,
            ["currencyprecision"] = options.BaseCurrencyPrecision,
            ["exchangerate"] = 1m,
        });
        rows.Commit();

        void Insert(Table table, Guid id, Dictionary<string, object?> values)
        {
            values[table.PrimaryId] = id;
            rows.Insert(table, id, values);
        }
    }
}
