using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Opps.Packing;

namespace StandardTables;

/// <summary>The texts of all tables, and the solution source that they stand for.</summary>
internal static class TableFolder
{
    private const string Shared = "shared.txt";

    public static SolutionSource ToSource(string folder)
    {
        var shared = TableText.Read(Path.Combine(folder, Shared));
        var texts = Directory.GetFiles(folder, "*.txt").Where(f => Path.GetFileName(f) != Shared).Order(StringComparer.Ordinal).Select(TableText.Read).ToList();
        var source = SolutionXml.Of(texts.Select(NameOf)).Aggregate(SolutionSource.Empty, (all, file) => With(all, file.Path, file.Root));
        var relationships = texts.SelectMany(t => t["relationships"].Select(r => RelationshipXml.Of(r, NameOf(t)))).OrderBy(r => r.Attribute("Name")!.Value, StringComparer.OrdinalIgnoreCase).ToList();
        source = With(source, "Other/Relationships.xml", new XElement("EntityRelationships", relationships.Select(r => new XElement(r.Name, r.Attribute("Name")))));
        source = With(source, "Other/Relationships/All.xml", new XElement("EntityRelationships", relationships));
        return texts.SelectMany(text => FilesOf(text, ColumnsOf(text, shared))).Aggregate(source, (all, file) => With(all, file.Path, file.Root));
    }

    private static string NameOf(TableText text) => text[""][0].Words[0];

    /// <summary>The table's own, and of the shared ones those that it doesn't state differently.</summary>
    private static List<Entry> ColumnsOf(TableText text, TableText shared)
    {
        var own = text["columns"];
        return [.. own, .. text.SharedSections.SelectMany(section => shared[section] is { Count: > 0 } columns ? columns : throw new TextException(text[""][0], $"{Shared} has no '{section}'."))
            .Where(column => own.All(o => o.Name != column.Name))];
    }

    private static IEnumerable<(string Path, XElement Root)> FilesOf(TableText text, List<Entry> columns)
    {
        var name = NameOf(text);
        var folder = $"Entities/{name}";
        var primaryId = columns.First(c => c.Words[0] == "primarykey").LogicalName;
        return
        [
            ($"{folder}/Entity.xml", EntityXml.Of(text, columns)),
            .. text["views"].Select(view => ($"{folder}/SavedQueries/{view.Name}.xml", ViewXml.Of(view, name.ToLowerInvariant(), primaryId))),
            .. text["forms"].Select(form => ($"{folder}/FormXml/{form.Words[0]}/{form.Name}.xml", FormXml.Of(form, columns))),
        ];
    }

    private static SolutionSource With(SolutionSource source, string path, XElement root) => source.With(path, Encoding.UTF8.GetBytes(root.ToString()));
}
