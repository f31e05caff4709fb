using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Spectre.Console;

namespace Opps.Deployment.Importing;

/// <summary>What the platform says of one component.</summary>
internal sealed record ImportNote(bool IsError, string Component, string Code, string Text);

/// <summary>The warnings and errors of an import, out of the document that the platform keeps of it.</summary>
internal sealed record ImportLog(IReadOnlyList<ImportNote> Notes)
{
    private static readonly string[] NamingAttributes = ["LocalizedName", "name", "Name", "id"];

    /// <param name="data">Column data of importjob; null when the platform wrote none.</param>
    public static ImportLog Read(string? data) => new(string.IsNullOrWhiteSpace(data)
        ? []
        : [.. XElement.Parse(data).Descendants("result").Where(r => (string?)r.Attribute("result") is "warning" or "failure" or "error").Select(Note).Distinct()]);

    public void Write(IAnsiConsole console)
    {
        if (Notes.Count == 0)
        {
            return;
        }

        var table = new Table().AddColumns("", "Component", "What the environment says");
        foreach (var note in Notes.OrderByDescending(n => n.IsError))
        {
            table.AddRow(note.IsError ? "[red]error[/]" : "[yellow]warning[/]", Markup.Escape(note.Component), Markup.Escape($"{note.Text} ({note.Code})"));
        }

        console.Write(table);
    }

    private static ImportNote Note(XElement result) => new(
        (string?)result.Attribute("result") != "warning",
        Named(result),
        (string?)result.Attribute("errorcode") ?? "no code",
        ((string?)result.Attribute("errortext") ?? "").Trim());

    /// <summary>The nearest element around it that says a name: what it is about.</summary>
    private static string Named(XElement result)
    {
        var about = result.Ancestors().FirstOrDefault(e => NameOf(e) is not null);
        return about is null ? "import" : $"{about.Name.LocalName} {NameOf(about)}";
    }

    private static string? NameOf(XElement element) => NamingAttributes
        .Select(a => (string?)element.Attribute(a)).FirstOrDefault(v => !string.IsNullOrEmpty(v));
}
