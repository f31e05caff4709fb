using System.Globalization;
using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;

namespace LocalDataverse.Rows;

/// <summary>Every user has one row of settings under the user's own id, made and removed by the platform.</summary>
internal static class UserSettings
{
    private const string TableName = "usersettings";
    /// <summary>The platform's code of UTC.</summary>
    private const int Utc = 92;

    private static readonly string[] Languages = ["uilanguageid", "localeid", "helplanguageid"];

    public static Dictionary<string, object?> Start { get; } = new(RegionalFormat.Of(Labels.BaseLanguage))
    {
        ["uilanguageid"] = Labels.BaseLanguage,
        ["localeid"] = Labels.BaseLanguage,
        ["helplanguageid"] = Labels.BaseLanguage,
        ["timezonecode"] = Utc,
    };

    public static void AfterCreate(Call call, Table table, Guid id)
    {
        if (table.LogicalName == "systemuser" && call.Catalog.Find(TableName) is { } settings)
        {
            var values = new Dictionary<string, object?>(Start);
            NewRow.Complete(call, settings, id, values);
            call.Rows.Insert(settings, id, values);
        }
    }

    public static void AfterDelete(Call call, Table table, Guid id)
    {
        if (table.LogicalName == "systemuser" && call.Catalog.Find(TableName) is { } settings && call.Rows.Find(settings, id, [settings.PrimaryId]) is not null)
        {
            call.Rows.Delete(settings, id);
        }
    }

    /// <summary>Called before a row is changed: what was read of a user may no longer hold, and a language must be one.</summary>
    public static void BeforeUpdate(Call call, Table table, Dictionary<string, object?> values)
    {
        if (table.LogicalName is not ("systemuser" or TableName))
        {
            return;
        }

        call.Scope.Users.Clear();
        if (values.GetValueOrDefault("localeid") is int locale and not 0 && IsLanguage(locale))
        {
            foreach (var (column, format) in RegionalFormat.Of(locale).Where(f => table.Find(f.Key) is not null))
            {
                values.TryAdd(column, format);
            }
        }

        foreach (var column in Languages)
        {
            if (values.TryGetValue(column, out var language) && language is int lcid and not 0 && !IsLanguage(lcid))
            {
                throw Faults.Of(Faults.InvalidArgument, $"'{table.LogicalName}.{column}' is {lcid}, which is no language; English is 1033, Swedish 1053, Norwegian 1044, Danish 1030.");
            }
        }
    }

    private static bool IsLanguage(int lcid)
    {
        try
        {
            return CultureInfo.GetCultureInfo(lcid).Name.Length > 0;
        }
        catch (Exception notOne) when (notOne is CultureNotFoundException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }
}
