using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace FakeXrmEasyTests;

/// <summary>
/// In a left outer join FakeXrmEasy puts all joined rows into one object, one after the other: where a row has no value,
/// that of the row before shows through. Here such values are taken out of what it found.
/// </summary>
internal sealed class OuterJoins(Dictionary<string, Dictionary<Guid, Entity>> data)
{
    public void Mend(QueryExpression query, IEnumerable<Entity> lines)
    {
        foreach (var line in lines)
        {
            foreach (var link in query.LinkEntities)
            {
                Mend(link, line, data[line.LogicalName].GetValueOrDefault(line.Id));
            }
        }
    }

    private void Mend(LinkEntity link, Entity line, Entity? parent)
    {
        var row = Joined(link, line, parent);
        var prefix = link.EntityAlias + ".";
        foreach (var name in line.Attributes.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).ToList())
        {
            if (row?.GetAttributeValue<object>(name[prefix.Length..]) is null)
            {
                line.Attributes.Remove(name);
            }
        }

        foreach (var nested in link.LinkEntities)
        {
            Mend(nested, line, row);
        }
    }

    /// <summary>The row that the line says, if it belongs to the parent; else the one that the parent points to.</summary>
    private Entity? Joined(LinkEntity link, Entity line, Entity? parent)
    {
        if (parent is null || Key(parent, link.LinkFromAttributeName) is not { } key || !data.TryGetValue(link.LinkToEntityName, out var rows))
        {
            return null;
        }

        return line.GetAttributeValue<AliasedValue>($"{link.EntityAlias}.{link.LinkToEntityName}id")?.Value is Guid id
            && rows.TryGetValue(id, out var said) && key.Equals(Key(said, link.LinkToAttributeName))
                ? said
                : rows.Values.FirstOrDefault(r => key.Equals(Key(r, link.LinkToAttributeName)));
    }

    private static object? Key(Entity row, string column) => row.GetAttributeValue<object>(column) is EntityReference reference ? reference.Id : row.GetAttributeValue<object>(column);
}
