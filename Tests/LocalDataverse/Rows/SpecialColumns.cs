using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Rows;

/// <summary>
/// An Update that mixes the state or the owner with other columns goes through stages 20 to 40 in parts: first the other
/// columns, then the owner, then the state.
/// </summary>
internal static class SpecialColumns
{
    public static IReadOnlyList<Entity> Split(Table table, Entity target) =>
    [
        .. target.Attributes
            .GroupBy(a => Order(table.Find(a.Key)))
            .OrderBy(g => g.Key)
            .Select(g =>
            {
                var part = new Entity(target.LogicalName, target.Id) { RowVersion = target.RowVersion, KeyAttributes = target.KeyAttributes };
                part.Attributes.AddRange(g);
                return part;
            }),
    ];

    private static int Order(Column? column) => column?.Type switch
    {
        ColumnType.Owner => 1,
        ColumnType.State or ColumnType.Status => 2,
        _ => 0,
    };
}
