using System.Xml.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Rows;
using LocalDataverse.Screens;

namespace LocalDataverse.Solutions.Screens;

/// <summary>Refuses forms with columns, libraries or grids that lead nowhere.</summary>
internal static class FormCheck
{
    public static void Require(Form form, ScreenReferences references)
    {
        var table = references.Table(form.Table, "it");
        foreach (var control in form.Xml.Descendants("control")
            .Where(c => c.Attribute("datafieldname")?.Value is { Length: > 0 } name && !IsOnEveryCard(form, table, name)))
        {
            references.Column(table, control.Attribute("datafieldname")!.Value, $"control '{control.Attribute("id")?.Value}'");
        }

        ControlDescriptionCheck.Require(form, table, references);
        foreach (var parameters in form.Xml.Descendants("control").Elements("parameters"))
        {
            GridCheck.Require(parameters, references);
        }

        foreach (var happening in form.Xml.Descendants("event").Where(e => e.Attribute("attribute")?.Value is { Length: > 0 }))
        {
            references.Column(table, happening.Attribute("attribute")!.Value, $"event '{happening.Attribute("name")?.Value}'");
        }

        foreach (var library in form.Xml.Descendants("Library").Attributes("name").Concat(form.Xml.Descendants("Handler").Attributes("libraryName")))
        {
            references.WebResource(library.Value, library.Parent!.Name == "Library" ? "formLibraries" : $"handler '{library.Parent.Attribute("functionName")?.Value}'");
        }

        var loaded = form.Xml.Descendants("Library").Attributes("name").Select(l => l.Value).ToHashSet();
        if (form.Xml.Descendants("Handler").FirstOrDefault(h => !loaded.Contains(h.Attribute("libraryName")?.Value ?? "")) is { } handler)
        {
            throw references.Refused($"handler '{handler.Attribute("functionName")?.Value}' is of library '{handler.Attribute("libraryName")?.Value}', which formLibraries does not load");
        }
    }

    /// <summary>The platform's own card forms show an owner and a status even of tables that have none.</summary>
    private static bool IsOnEveryCard(Form form, Table table, string column) => form.Kind == FormKind.Card && NewRow.SystemColumns(table).Contains(column);
}
