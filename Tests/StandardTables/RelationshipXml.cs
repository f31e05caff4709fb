using System.Xml.Linq;

namespace StandardTables;

/// <summary>A relationship, stated by the table that has the lookup, or the pairs.</summary>
internal static class RelationshipXml
{
    /// <summary>
    /// One to many: the lookup and the table that it points to; then, after a bar, whether a parent's owner and those whom it is shared with get at the row,
    /// and what becomes of it when the parent is deleted. Many to many: both tables.
    /// </summary>
    public static XElement Of(Entry relationship, string table)
    {
        var (words, cascades) = (relationship.Words, relationship.Texts);
        if (words.Count != 2 || cascades.Count > 1)
        {
            throw new TextException(relationship, "a relationship is 'Column Table | Access Delete' or 'Table Table'.");
        }

        return cascades.Count == 0
            ? new XElement("EntityRelationship", new XAttribute("Name", relationship.Name), new XElement("EntityRelationshipType", "ManyToMany"),
                new XElement("FirstEntityName", words[0]), new XElement("SecondEntityName", words[1]), new XElement("IntersectEntityName", table))
            : OneToMany(relationship, table, words[0], words[1], cascades[0].Split(' '));
    }

    private static XElement OneToMany(Entry relationship, string table, string column, string parent, string[] cascades) => cascades is not [var access, var delete]
        ? throw new TextException(relationship, "both kinds of cascade are needed: of access, and of deleting.")
        : new XElement("EntityRelationship", new XAttribute("Name", relationship.Name), new XElement("EntityRelationshipType", "OneToMany"),
            new XElement("IsHierarchical", table == parent ? 1 : 0),
            new XElement("ReferencingEntityName", table), new XElement("ReferencedEntityName", parent),
            new XElement("CascadeAssign", access), new XElement("CascadeDelete", delete), new XElement("CascadeReparent", access),
            new XElement("CascadeShare", access), new XElement("CascadeUnshare", access), new XElement("ReferencingAttributeName", column));
}
