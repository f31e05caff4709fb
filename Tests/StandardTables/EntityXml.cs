using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace StandardTables;

/// <summary>Entity.xml of a table.</summary>
internal static class EntityXml
{
    public static XElement Of(TableText text, IReadOnlyList<Entry> columns)
    {
        var (table, rows) = (text[""][0], text[""][1]);
        var words = new Words(table);
        var name = words.Next();
        var entity = new XElement("entity", new XAttribute("Name", name),
            Labels.Of(table, "LocalizedNames", "LocalizedName"),
            Labels.Of(rows, "LocalizedCollectionNames", "LocalizedCollectionName"),
            new XElement("attributes", columns.SelectMany(c => AttributeXml.Of(c, name.ToLowerInvariant())).OrderBy(a => a.Element("LogicalName")!.Value, StringComparer.Ordinal)),
            new XElement("EntitySetName", new Words(rows).Next()),
            new XElement("IsActivity", Flag("activity")),
            new XElement("IsAuditEnabled", Flag("audited")),
            new XElement("ChangeTrackingEnabled", Flag("tracked")),
            new XElement("IsQuickCreateEnabled", Flag("quickcreate")),
            Keys(text["keys"]));
        var code = words.TakeNumber();
        entity.Add(new XElement("OwnershipTypeMask", words.Next()));
        words.RequireNone();
        return new XElement("Entity", new XElement("Name", name), code is null ? null : new XElement("ObjectTypeCode", code),
            new XElement("EntityInfo", entity), new XElement("FormXml"), new XElement("SavedQueries"));

        int Flag(string word) => words.Take(word) ? 1 : 0;
    }

    private static XElement? Keys(IReadOnlyList<Entry> keys) => keys.Count == 0 ? null : new XElement("EntityKeys", keys.Select(key => new XElement("EntityKey",
        new XElement("Name", key.Name), new XElement("LogicalName", key.LogicalName),
        new XElement("EntityKeyAttributes", key.Words.Select(column => new XElement("AttributeName", column))))));
}
