using System.Xml.Linq;
using LocalDataverse.Metadata;

namespace LocalDataverse.Solutions;

/// <summary>Reads the EntityRelationships section.</summary>
internal static class RelationshipReader
{
    /// <summary>
    /// Many-to-many relationships whose intersect table the package states. Exports leave those tables out, so only the
    /// standard tables have such; the others are listed by <see cref="LeftOutParts"/>.
    /// </summary>
    public static IReadOnlyList<ManyToMany> ReadManyToMany(SolutionPackage package) =>
        [.. package.Section("EntityRelationships").Where(r => IsKeptInTable(r, package)).Select(r => new ManyToMany(
            r.RequiredAttribute("Name"),
            r.Required("FirstEntityName").ToLowerInvariant(),
            r.Required("SecondEntityName").ToLowerInvariant(),
            IntersectOf(r)))];

    public static bool IsKeptInTable(XElement relationship, SolutionPackage package) =>
        relationship.Required("EntityRelationshipType") == "ManyToMany" &&
        package.Section("Entities").Any(e => string.Equals(e.Text("Name"), IntersectOf(relationship), StringComparison.OrdinalIgnoreCase));

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
        Share = Inheritance(relationship, "CascadeShare"),
        Reparent = Inheritance(relationship, "CascadeReparent"),
        ParentNavigation = Navigation(relationship, "1"),
        ChildrenNavigation = Navigation(relationship, "0"),
    };

    private static string? Navigation(XElement relationship, string role) => relationship.Element("EntityRelationshipRoles")?.Elements("EntityRelationshipRole")
        .FirstOrDefault(r => r.Text("RelationshipRoleType") == role)?.Text("NavigationPropertyName");

    private static string IntersectOf(XElement relationship) => relationship.Required("IntersectEntityName").ToLowerInvariant();

    /// <summary>Access is inherited by every child or by none here; a relationship that says nothing inherits none.</summary>
    private static Cascade Inheritance(XElement relationship, string element) =>
        relationship.Text(element) is null ? Metadata.Cascade.NoCascade
            : Cascade(relationship, element) is var cascade and (Metadata.Cascade.NoCascade or Metadata.Cascade.Cascade) ? cascade
            : throw Faults.NotSupportedHere($"{element} '{relationship.Text(element)}' of relationship '{relationship.RequiredAttribute("Name")}'");

    private static Cascade Cascade(XElement relationship, string element) =>
        Enum.TryParse<Cascade>(relationship.Required(element), out var cascade)
            ? cascade
            : throw Faults.NotSupportedHere(
                $"{element} '{relationship.Text(element)}' of relationship '{relationship.RequiredAttribute("Name")}'");
}
