using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using LocalDataverse.Metadata;

namespace LocalDataverse.Solutions;

/// <summary>Reads the EntityRelationships section.</summary>
internal static class RelationshipReader
{
    /// <summary>One-to-many relationships; the others are listed by <see cref="LeftOutParts"/>.</summary>
    public static IReadOnlyList<Relationship> Read(SolutionPackage package) =>
        [.. package.Section("EntityRelationships").Where(IsOneToMany).Select(Read)];

    public static bool IsOneToMany(XElement relationship) => relationship.Required("EntityRelationshipType") == "OneToMany";

    private static Relationship Read(XElement relationship) => new(
        relationship.RequiredAttribute("Name"),
        relationship.Required("ReferencingEntityName").ToLowerInvariant(),
        relationship.Required("ReferencingAttributeName").ToLowerInvariant(),
        relationship.Required("ReferencedEntityName").ToLowerInvariant())
    {
        Delete = Cascade(relationship, "CascadeDelete"),
        Assign = Cascade(relationship, "CascadeAssign"),
    };

    private static Cascade Cascade(XElement relationship, string element) =>
        Enum.TryParse<Cascade>(relationship.Required(element), out var cascade)
            ? cascade
            : throw Faults.NotSupportedHere(
                $"{element} '{relationship.Text(element)}' of relationship '{relationship.RequiredAttribute("Name")}'");
}
