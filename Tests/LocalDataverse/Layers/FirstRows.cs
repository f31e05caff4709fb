using LocalDataverse.Metadata;
using LocalDataverse.Queries;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Layers;

/// <summary>The rows that an organisation has before anybody works in it, added once their tables are there.</summary>
internal static class FirstRows
{
    /// <summary>By their codes, which are Microsoft's time zone index values; UTC has one of the platform's own.</summary>
    private static readonly (int Code, string Name, string Shown)[] TimeZones =
    [
        (4, "Pacific Standard Time", "(GMT-08:00) Pacific Time (US & Canada)"),
        (85, "GMT Standard Time", "(GMT+00:00) Dublin, Edinburgh, Lisbon, London"),
        (92, "UTC", "(GMT) Coordinated Universal Time"),
        (95, "Central Europe Standard Time", "(GMT+01:00) Belgrade, Bratislava, Budapest, Ljubljana, Prague"),
        (100, "Central European Standard Time", "(GMT+01:00) Sarajevo, Skopje, Warsaw, Zagreb"),
        (105, "Romance Standard Time", "(GMT+01:00) Brussels, Copenhagen, Madrid, Paris"),
        (110, "W. Europe Standard Time", "(GMT+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"),
    ];

    public static void AddTo(OrganizationOptions options, SqliteDatabase database, Catalog catalog)
    {
        AddTimeZones(database, catalog);
        NameOrganization(database, catalog);
        AddOrganization(options, database, catalog);
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

        Insert(units, WellKnown.RootBusinessUnitId, new() { ["name"] = options.OrganizationDisplayName, ["organizationid"] = WellKnown.Organization });
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

    /// <summary>Its own row, which solutions ask for the base currency and the language.</summary>
    private static void AddOrganization(OrganizationOptions options, SqliteDatabase database, Catalog catalog)
    {
        if (catalog.Find("organization") is not { } organizations)
        {
            return;
        }

        using var rows = database.BeginTransaction(catalog);
        if (rows.Find(organizations, WellKnown.OrganizationId, [organizations.PrimaryId]) is null)
        {
            rows.Insert(organizations, WellKnown.OrganizationId, new Dictionary<string, object?>
            {
                [organizations.PrimaryId] = WellKnown.OrganizationId,
                ["name"] = options.OrganizationDisplayName,
                ["languagecode"] = 1033,
                ["basecurrencyid"] = new EntityReference("transactioncurrency", WellKnown.BaseCurrencyId),
                ["basecurrencyprecision"] = options.BaseCurrencyPrecision,
                ["basecurrencysymbol"] = options.BaseCurrencySymbol,
                ["baseisocurrencycode"] = options.BaseCurrency,
            });
        }

        rows.Commit();
    }

    /// <summary>Also to an organisation that was there before it knew of them.</summary>
    private static void AddTimeZones(SqliteDatabase database, Catalog catalog)
    {
        if (catalog.Find("timezonedefinition") is not { } zones)
        {
            return;
        }

        using var rows = database.BeginTransaction(catalog);
        foreach (var (code, name, shown) in TimeZones)
        {
            var id = new Guid(code, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
            if (rows.Find(zones, id, [zones.PrimaryId]) is null)
            {
                rows.Insert(zones, id, new Dictionary<string, object?> { [zones.PrimaryId] = id, ["timezonecode"] = code, ["standardname"] = name, ["userinterfacename"] = shown });
            }
        }

        rows.Commit();
    }

    /// <summary>Business units from before the organisation's were told which one it is.</summary>
    private static void NameOrganization(SqliteDatabase database, Catalog catalog)
    {
        if (catalog.Find("businessunit") is not { } units || units.Find("organizationid") is not { } column)
        {
            return;
        }

        using var rows = database.BeginTransaction(catalog);
        var query = new Query { Root = new Source { Table = units.LogicalName, Columns = [new QueryColumn(units.PrimaryId), new QueryColumn(column.LogicalName)] }, PageSize = int.MaxValue };
        foreach (var unit in rows.Run(query).Rows.Where(r => !r.Contains(column.LogicalName)))
        {
            rows.Update(units, unit.Id, new Dictionary<string, object?> { [column.LogicalName] = WellKnown.Organization });
        }

        rows.Commit();
    }
}
