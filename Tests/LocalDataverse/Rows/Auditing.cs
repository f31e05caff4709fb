using System.Globalization;
using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace LocalDataverse.Rows;

/// <summary>
/// Keeps what was changed in rows of audited tables: one audit row for each write, with the audited columns whose value became
/// another. Only where the organisation has auditing on.
/// </summary>
internal static class Auditing
{
    public const string TableName = "audit";
    private const int Create = 1;
    private const int Update = 2;
    private const int Delete = 3;

    private static readonly Entity Nothing = new();

    public static void Created(Call call, Table table, Guid id, IReadOnlyDictionary<string, object?> values) => Keep(call, table, id, Create, Nothing, values);

    public static void Updated(Call call, Table table, Guid id, Entity before, IReadOnlyDictionary<string, object?> values) => Keep(call, table, id, Update, before, values);

    public static void Deleted(Call call, Table table, Guid id)
    {
        if (IsOn(call, table))
        {
            Keep(call, table, id, Delete, Nothing, new Dictionary<string, object?>());
        }
    }

    /// <summary>A value as the history keeps it, and as it is read again: a lookup is its table and id.</summary>
    public static object? Value(Column column, string? text) => text is null ? null : column.Type switch
    {
        ColumnType.Lookup or ColumnType.Owner => text.Split(',') is [var table, var id] ? new EntityReference(table, Guid.Parse(id)) : null,
        ColumnType.Choice or ColumnType.State or ColumnType.Status => new OptionSetValue(int.Parse(text, CultureInfo.InvariantCulture)),
        ColumnType.Money => new Money(decimal.Parse(text, CultureInfo.InvariantCulture)),
        ColumnType.Decimal => decimal.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.Integer => int.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.BigInt => long.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.Double => double.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.Boolean => text == "True",
        ColumnType.DateTime => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        ColumnType.PrimaryKey or ColumnType.UniqueIdentifier => Guid.Parse(text),
        _ => text,
    };

    private static bool IsOn(Call call, Table table) =>
        call.Dispatcher.IsAuditEnabled && table.IsAudited && call.Catalog.Find(TableName) is not null;

    private static void Keep(Call call, Table table, Guid id, int action, Entity before, IReadOnlyDictionary<string, object?> values)
    {
        if (!IsOn(call, table))
        {
            return;
        }

        var changes = values.Where(v => table.Find(v.Key) is { IsAudited: true, ValidForUpdate: true })
            .Select(v => (Column: v.Key, Old: Text(before.Attributes.TryGetValue(v.Key, out var old) ? old : null), New: Text(v.Value)))
            .Where(c => c.Old != c.New).ToList();
        if (changes.Count == 0 && action == Update)
        {
            return;
        }

        var audits = Tables.Get(call, TableName);
        var auditId = Guid.NewGuid();
        call.Rows.Insert(audits, auditId, new Dictionary<string, object?>
        {
            [audits.PrimaryId] = auditId,
            ["action"] = new OptionSetValue(action),
            ["operation"] = new OptionSetValue(action),
            ["objectid"] = new EntityReference(table.LogicalName, id),
            ["objecttypecode"] = table.LogicalName,
            ["userid"] = values.GetValueOrDefault(ValueCheck.ModifiedBy) as EntityReference ?? new EntityReference("systemuser", call.Caller.UserId),
            ["createdon"] = call.Scope.UtcNow,
            ["changedata"] = new JObject
            {
                ["changedAttributes"] = new JArray(changes.Select(c => new JObject { ["logicalName"] = c.Column, ["oldValue"] = c.Old, ["newValue"] = c.New })),
            }.ToString(Newtonsoft.Json.Formatting.None),
        });
    }

    private static string? Text(object? value) => value switch
    {
        null or "" => null,
        EntityReference reference => $"{reference.LogicalName},{reference.Id}",
        OptionSetValue option => option.Value.ToString(CultureInfo.InvariantCulture),
        Money money => (money.Value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        decimal number => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        DateTime time => time.ToString("o", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
