using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Pipeline;

/// <summary>Holds every value of a request against its column: type, range, length, option, the row that a lookup names.</summary>
internal static class ValueCheck
{
    /// <summary>What a caller sends of these is ignored before any step runs; a step may name somebody.</summary>
    public const string CreatedBy = "createdby";
    public const string ModifiedBy = "modifiedby";

    public static Dictionary<string, object?> ForCreate(Call call, Table table, Entity target) =>
        Check(call, table, target, c => c.ValidForCreate || c.Type == ColumnType.PrimaryKey || IsAuthor(c));

    public static Dictionary<string, object?> ForUpdate(Call call, Table table, Entity target) =>
        Check(call, table, target, c => c.ValidForUpdate || c.LogicalName == ModifiedBy, RequiredColumns.CheckChange);

    /// <summary>Takes out who a caller says made or changed the row.</summary>
    public static Entity WithoutAuthors(Entity target)
    {
        target.Attributes.Remove(CreatedBy);
        target.Attributes.Remove(ModifiedBy);
        return target;
    }

    private static bool IsAuthor(Column column) => column.LogicalName is CreatedBy or ModifiedBy;

    /// <summary>Columns that a request may not write are passed over, as the platform does; unknown ones are refused.</summary>
    private static Dictionary<string, object?> Check(Call call, Table table, Entity target, Func<Column, bool> isWritable, Action<Table, Column, object?>? check = null)
    {
        var values = new Dictionary<string, object?>();
        foreach (var (name, value) in target.Attributes)
        {
            var column = Tables.Column(table, name);
            if (isWritable(column))
            {
                check?.Invoke(table, column, value);
                values[name] = value is EntityReference reference ? Existing(call, table, column, reference) : Convert(table, column, value);
            }
        }

        return values;
    }

    /// <summary>The value as the column keeps it, or a fault that names both.</summary>
    public static object? Convert(Table table, Column column, object? value) => (column.Type, value) switch
    {
        (_, null) => null,
        (ColumnType.Text or ColumnType.Memo, string text) => Text(table, column, text),
        (ColumnType.Integer, int number) => InRange(table, column, number, number),
        (ColumnType.BigInt, long number) => number,
        (ColumnType.Decimal, decimal number) => InRange(table, column, number, Round(number, column.Precision)),
        (ColumnType.Double, double number) => number,
        (ColumnType.Money, Money money) => InRange(table, column, money.Value, money),
        (ColumnType.Boolean, bool flag) => flag,
        (ColumnType.DateTime, DateTime time) => time,
        (ColumnType.Lookup or ColumnType.Owner, EntityReference reference) => reference,
        (ColumnType.Status, OptionSetValue { Value: -1 } fallback) => fallback,
        (ColumnType.Choice or ColumnType.State or ColumnType.Status, OptionSetValue option) => Known(table, column, option),
        (ColumnType.UniqueIdentifier or ColumnType.PrimaryKey, Guid id) => id,
        _ => throw Faults.Of(Faults.InvalidArgument,
            $"'{table.LogicalName}.{column.LogicalName}' is a {column.Type} column and does not take a {value.GetType().Name} ({value})."),
    };

    public static decimal Round(decimal number, int decimals) => Math.Round(number, decimals, MidpointRounding.AwayFromZero);

    private static string Text(Table table, Column column, string text) => column.MaxLength is { } longest && text.Length > longest
        ? throw Faults.Of(Faults.OutOfRange,
            $"'{table.LogicalName}.{column.LogicalName}' takes {longest} characters; the value has {text.Length}.")
        : text;

    private static object InRange(Table table, Column column, decimal number, object kept) =>
        number < column.Minimum || number > column.Maximum
            ? throw Faults.Of(Faults.OutOfRange,
                $"'{table.LogicalName}.{column.LogicalName}' takes numbers from {column.Minimum} to {column.Maximum}; the value is {number}.")
            : kept;

    private static OptionSetValue Known(Table table, Column column, OptionSetValue option) => column.Choice?.Find(option.Value) is null
        ? throw Faults.Of(Faults.OutOfRange,
            $"'{table.LogicalName}.{column.LogicalName}' has no option {option.Value}; it has {string.Join(", ", column.Choice?.Options.Select(o => o.Value) ?? [])}.")
        : option;

    private static EntityReference Existing(Call call, Table table, Column column, EntityReference reference)
    {
        Convert(table, column, reference);
        if (!column.Targets.Contains(reference.LogicalName))
        {
            throw Faults.Of(Faults.InvalidArgument,
                $"'{table.LogicalName}.{column.LogicalName}' points to {string.Join(" or ", column.Targets)}, not to '{reference.LogicalName}'.");
        }

        return new EntityReference(reference.LogicalName, RowIdentity.Require(call, reference));
    }
}
