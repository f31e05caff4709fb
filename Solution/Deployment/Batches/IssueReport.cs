using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;
using CsvHelper.Configuration;
using Opps.Deployment.Exporting;
using Spectre.Console;

namespace Opps.Deployment.Batches;

/// <summary>An opportunity that was left as it is, and why.</summary>
internal sealed record Issue(Guid OpportunityId, string? Name, string Reason);

/// <summary>Tells what was left out: some lines on the console, all of them in a file.</summary>
internal static class IssueReport
{
    private const int MostOnConsole = 20;

    public static void Write(Workplace workplace, IReadOnlyList<Issue> issues, FileInfo? file)
    {
        if (issues.Count == 0)
        {
            return;
        }

        var table = new Table().AddColumns("Opportunity", "Name", "Left as it is because");
        foreach (var issue in issues.Take(MostOnConsole))
        {
            table.AddRow(issue.OpportunityId.ToString(), Markup.Escape(issue.Name ?? ""), Markup.Escape(issue.Reason));
        }

        workplace.Console.Write(table);
        if (file is not null)
        {
            Save(issues, file);
            workplace.Say($"All {issues.Count} are in {file.FullName}");
        }
        else if (issues.Count > MostOnConsole)
        {
            workplace.Say($"… and {issues.Count - MostOnConsole} more. Give --report FILE to have them all.");
        }
    }

    private static void Save(IReadOnlyList<Issue> issues, FileInfo file)
    {
        using var writer = new CsvWriter(file.CreateText(), new CsvConfiguration(CultureInfo.InvariantCulture));
        foreach (var heading in new[] { "opportunity id", "opportunity", "reason" })
        {
            writer.WriteField(heading);
        }

        writer.NextRecord();
        foreach (var issue in issues)
        {
            writer.WriteField(issue.OpportunityId);
            writer.WriteField(SafeText.For(issue.Name));
            writer.WriteField(SafeText.For(issue.Reason));
            writer.NextRecord();
        }
    }
}
