using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Opps.Packing;

/// <summary>Relationships: an index of names, and the details in one file for each referenced table.</summary>
internal sealed partial record RelationshipSection() : Section("EntityRelationships")
{
    private const string Index = "Other/Relationships.xml";

    public override IEnumerable<XElement> Components(SourceReader reader, Package package)
    {
        var details = reader.Find(DetailFile)
            .SelectMany(path => reader.Read(path, Element).Elements("EntityRelationship").Select(relationship => (path, relationship)))
            .ToLookup(found => Name(found.relationship));
        var listed = reader.Has(Index) ? reader.Read(Index, Element).Elements("EntityRelationship").Select(Name).ToList() : [];

        if (details.FirstOrDefault(found => found.Count() > 1) is { } twice)
        {
            throw new PackingException($"The relationship '{twice.Key}' is defined twice, in '{string.Join("' and '", twice.Select(found => found.path).Distinct())}'. Keep one.");
        }

        if (listed.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } repeated)
        {
            throw new PackingException($"'{Index}' lists the relationship '{repeated.Key}' twice. Keep one.");
        }

        foreach (var unlisted in details.Where(found => !listed.Contains(found.Key, StringComparer.Ordinal)))
        {
            throw new PackingException($"'{unlisted.First().path}' has the relationship '{unlisted.Key}', which '{Index}' doesn't list. Add it there.");
        }

        return listed.Select(name => details[name].Select(found => found.relationship).FirstOrDefault()
            ?? throw new PackingException($"'{Index}' lists the relationship '{name}', but no file Other/Relationships/*.xml has it."));
    }

    private static string Name(XElement relationship) => relationship.Attribute("Name")?.Value ?? "";

    [GeneratedRegex("^Other/Relationships/[^/]+\\.xml$")]
    private static partial Regex DetailFile { get; }
}
