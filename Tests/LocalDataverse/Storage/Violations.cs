using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Storage;

/// <summary>Says which key a refused write broke.</summary>
internal static class Violations
{
    /// <summary>SQLite's result code for any broken constraint.</summary>
    public const int Constraint = 19;

    public static Exception? Find(IRowStore rows, Table table, Guid id, IReadOnlyDictionary<string, object?> values, bool isNew)
    {
        var stored = rows.Find(table, id, isNew ? [] : [.. table.Keys.SelectMany(k => k.Columns)]);
        if (isNew && stored is not null)
        {
            return Faults.Of(Faults.DuplicateRecord,
                $"Table '{table.LogicalName}' already has a row with the id {id}. Use another id, or update that row.");
        }

        object? ValueOf(string column) => values.TryGetValue(column, out var value) ? value : stored?.Attributes.GetValueOrDefault(column);
        var broken = table.Keys.FirstOrDefault(k =>
            rows.FindByKey(table, k, k.Columns.ToDictionary(c => c, ValueOf)) is { } other && other != id);
        return broken is null ? null : Faults.Of(Faults.DuplicateRecordEntityKey,
            $"Table '{table.LogicalName}' already has a row with the same values of key '{broken.Name}' "
            + $"({string.Join(", ", broken.Columns)}). Use other values, or change that row.");
    }

    private static object? GetValueOrDefault(this AttributeCollection attributes, string column) =>
        attributes.TryGetValue(column, out var value) ? value : null;
}
