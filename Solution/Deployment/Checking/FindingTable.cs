using System.Collections.Generic;
using Spectre.Console;

namespace Opps.Deployment.Checking;

/// <summary>Findings for people.</summary>
internal static class FindingTable
{
    public static void Write(IAnsiConsole console, string title, IEnumerable<Finding> findings)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape(title)) }.AddColumns("", "What", "Found");
        foreach (var finding in findings)
        {
            var sign = finding.Grade switch { Grade.Good => "[green]ok[/]", Grade.Note => "[yellow]note[/]", Grade.Missing => "[red]missing[/]", _ => "[red]wrong[/]" };
            table.AddRow(sign, Markup.Escape(finding.Subject), Markup.Escape(finding.Text));
        }

        console.Write(table);
    }
}
