using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Opps.Deployment.Batches;
using Opps.Deployment.Connecting;
using Spectre.Console;

namespace Opps.Deployment.Archiving;

/// <summary>What is to be archived.</summary>
/// <param name="Before">The first day whose entries stay, in UTC.</param>
/// <param name="File">Where they go.</param>
/// <param name="Runs">Whether it is done; without it, it is only counted.</param>
/// <param name="Report">Where all that stayed is written; null for the console only.</param>
internal sealed record ArchiveOptions(DateOnly Before, FileInfo File, bool Runs, FileInfo? Report);

/// <summary>
/// Takes old entries of closed opportunities out of the journal: to a file first, and once that is whole and on the disk they are
/// deleted. Stopped half-way it is run again, to another file: what is still there is taken then.
/// </summary>
internal sealed class ArchiveVerb(Workplace workplace, IOrganizationService service, TargetEnvironment environment)
{
    public ExitCode Run(ArchiveOptions options, bool isAgreed)
    {
        var before = options.Before.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        if (before > workplace.Clock.GetUtcNow().UtcDateTime)
        {
            throw new DeploymentException($"--before is {Day(options)}, which is yet to come. Give a day of the past.");
        }

        using var report = new IssueReport(workplace, options.Report);
        return options.Runs ? Take(options, before, report, isAgreed) : Count(options, before);
    }

    private ExitCode Count(ArchiveOptions options, DateTime before)
    {
        ArchiveFile.RequireNew(options.File);
        var bytes = 0L;
        var entries = Read(before, entry => bytes += ArchiveLine.Of(entry).Length);
        if (entries.Count == 0)
        {
            return SayNone(options);
        }

        workplace.Say($"{What(entries, options)} would go to {options.File.FullName}, which would have {bytes.ToString("#,0", CultureInfo.InvariantCulture)} bytes.");
        workplace.Say("Nothing was written, and nothing deleted. Add --run to do it.");
        return ExitCode.Incomplete;
    }

    private ExitCode Take(ArchiveOptions options, DateTime before, IssueReport report, bool isAgreed)
    {
        List<OldEntry> entries;
        using (var file = new ArchiveFile(options.File))
        {
            entries = Read(before, file.Write);
            if (entries.Count == 0)
            {
                return SayNone(options);
            }

            if (!Consent.Ask(workplace.Console, environment, $"move {What(entries, options)} to {options.File.FullName}, and delete them here", isAgreed))
            {
                workplace.Say("Nothing was written, and nothing deleted.");
                return ExitCode.Failed;
            }

            file.Finish();
        }

        workplace.Say($"{entries.Count} entries are in {options.File.FullName}");
        var stayed = Delete(entries, before);
        report.Write(stayed);
        workplace.Say($"{entries.Count - stayed.Count} of them were deleted, {stayed.Count} stay.");
        return stayed.Count == 0 ? ExitCode.Good : ExitCode.Incomplete;
    }

    private List<OldEntry> Read(DateTime before, Action<Entity> each) =>
        workplace.Console.Status().Start("Reading the journal", _ => OldEntry.Find(service, before).Select(entry =>
        {
            each(entry);
            return OldEntry.Of(entry);
        }).ToList());

    private List<Issue> Delete(List<OldEntry> entries, DateTime before) => workplace.Console.Progress().Start(progress =>
    {
        var task = progress.AddTask("Entries", maxValue: entries.Count);
        var runner = new BatchRunner<OldEntry>(service, new Deletion(service, before), workplace);
        var stayed = new List<Issue>();
        foreach (var portion in entries.Chunk(Deletion.AtOnce))
        {
            stayed.AddRange(runner.Run(portion).Select(f => new Issue(f.Item.OpportunityId, f.Item.Opportunity, f.Reason)));
            task.Increment(portion.Length);
        }

        return stayed;
    });

    private ExitCode SayNone(ArchiveOptions options)
    {
        workplace.Say($"No closed opportunity has an entry from before {Day(options)}.");
        return ExitCode.Good;
    }

    private static string What(List<OldEntry> entries, ArchiveOptions options) =>
        $"{entries.Count} entries of {entries.DistinctBy(entry => entry.OpportunityId).Count()} closed opportunities, from before {Day(options)},";

    private static string Day(ArchiveOptions options) => options.Before.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
