using System.Text.Json;
using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Storage;

/// <summary>Primary names of the rows that references point to, with one statement for each table pointed to.</summary>
internal static class LookupNames
{
    public static void Fill(SqliteSession session, Catalog catalog, IEnumerable<Entity> rows)
    {
        var references = rows
            .SelectMany(row => row.Attributes.Values)
            .Select(value => (value is AliasedValue aliased ? aliased.Value : value) as EntityReference)
            .OfType<EntityReference>();
        foreach (var target in references.GroupBy(r => r.LogicalName))
        {
            if (catalog.Find(target.Key) is { } table && TableMapping.Of(table) is { PrimaryName: not null } mapping)
            {
                Fill(session, mapping, [.. target]);
            }
        }
    }

    private static void Fill(SqliteSession session, TableMapping table, EntityReference[] references)
    {
        var ids = JsonSerializer.Serialize(references.Select(r => r.Id).Distinct());
        var (id, name) = (table.PrimaryId.Name, table.PrimaryName!.Name);
        var sql = $"SELECT {id}, {name} FROM {table.Name} WHERE {id} IN (SELECT value FROM json_each($0))";
        var names = session.Read(sql, [ids], r => (Id: Guid.ParseExact(r.GetString(0), "D"), Name: r.IsDBNull(1) ? null : r.GetString(1)))
            .ToDictionary(r => r.Id, r => r.Name);
        foreach (var reference in references)
        {
            reference.Name = names.GetValueOrDefault(reference.Id);
        }
    }
}
