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

/// <summary>Tells what was left out: some lines on the console, all of them in a file if one is named.</summary>
internal sealed class IssueReport : IDisposable
{
    private const int MostOnConsole = 20;

    private readonly Workplace _workplace;
    private readonly FileInfo? _file;
    private readonly FileStream? _stream;

    /// <summary>Opens the file at once: that it can't be written is told before the work, not after it.</summary>
    /// <exception cref="DeploymentException">The file can't be written.</exception>
    public IssueReport(Workplace workplace, FileInfo? file)
    {
        _workplace = workplace;
        _file = file;
        _stream = file is null ? null : OutputFile.Open(file, FileMode.OpenOrCreate);
    }

    /// <summary>On the console only.</summary>
    public void List(IReadOnlyList<Issue> issues)
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

        _workplace.Console.Write(table);
        if (_file is null && issues.Count > MostOnConsole)
        {
            _workplace.Say($"… and {issues.Count - MostOnConsole} more. Give --report FILE to have them all.");
        }
    }

    /// <summary>On the console, and in the file in the place of what stood there.</summary>
    public void Write(IReadOnlyList<Issue> issues)
    {
        List(issues);
        if (_stream is not null)
        {
            Save(issues, _stream);
            _workplace.Say($"All {issues.Count} are in {_file!.FullName}");
        }
    }

    /// <inheritdoc />
    public void Dispose() => _stream?.Dispose();

    private static void Save(IReadOnlyList<Issue> issues, FileStream stream)
    {
        stream.SetLength(0);
        using var writer = new CsvWriter(new StreamWriter(stream), new CsvConfiguration(CultureInfo.InvariantCulture));
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
