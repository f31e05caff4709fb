using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Opps.Deployment.Batches;
using Opps.Deployment.Checking;
using Opps.Deployment.Connecting;
using Spectre.Console;

namespace Opps.Deployment.Backfilling;

/// <summary>How a backfill is to go.</summary>
/// <param name="PastPlugins">Also what the plug-ins would refuse: closed opportunities, disabled owners.</param>
/// <param name="BatchSize">Opportunities in one request.</param>
/// <param name="Report">Where all that was left out is written; null for the console only.</param>
internal sealed record BackfillOptions(bool PastPlugins, int BatchSize, FileInfo? Report);

/// <summary>
/// Gives opportunities that existed before the solution their owner as seller with 100 %, where they have no seller.
/// Counts first and writes then. Stopped half-way it is run again: what is done needs nothing any more.
/// </summary>
internal sealed class BackfillVerb(Workplace workplace, IOrganizationService service, TargetEnvironment environment)
{
    public ExitCode Run(BackfillOptions options, Writing writing)
    {
        using var report = new IssueReport(workplace, options.Report);
        var candidates = workplace.Console.Status().Start("Looking for opportunities without sellers", _ => CandidateQuery.Read(service).ToList());
        var byFate = candidates.ToLookup(c => c.Fate);
        WriteCounts(byFate, options);
        var added = byFate[Fate.Added].ToList();
        var past = options.PastPlugins ? byFate[Fate.Closed].Concat(byFate[Fate.OwnerDisabled]).ToList() : [];
        var skipped = candidates.Except(added).Except(past).Select(c => new Issue(c.Id, c.Opportunity.Name, Reason(c.Fate))).ToList();
        if (past.Count > 0)
        {
            RequireBypass();
        }

        if (added.Count + past.Count == 0 || writing.IsOnlyShown)
        {
            report.Write(skipped);
            workplace.Say(writing.IsOnlyShown && added.Count + past.Count > 0 ? "Nothing was written." : "There is nothing to write.");
            return ExitCode.Good;
        }

        if (!Consent.Ask(workplace.Console, environment, $"add the owner as seller to {added.Count + past.Count} opportunities", writing.IsAgreed))
        {
            workplace.Say("Nothing was written.");
            return ExitCode.Failed;
        }

        var failed = Write(added, past, options);
        report.Write([.. failed, .. skipped]);
        workplace.Say($"{added.Count + past.Count - failed.Count} opportunities have their owner as seller now, {failed.Count} failed, {skipped.Count} were left out.");
        return failed.Count == 0 ? ExitCode.Good : ExitCode.Incomplete;
    }

    private static string Reason(Fate fate) => fate switch
    {
        Fate.TeamOwned => "a team owns it, and a team is no seller (P3)",
        Fate.Closed => "it is closed, and its sellers can't be changed (P24); --past-plugins adds its owner all the same",
        _ => "its owner's user is disabled and can't be added (P21); --past-plugins adds them all the same",
    };

    private void WriteCounts(ILookup<Fate, Candidate> byFate, BackfillOptions options)
    {
        var past = options.PastPlugins ? "owner added past the plug-ins" : "left out";
        var table = new Table { Title = new TableTitle("Opportunities without sellers") }.AddColumns("", "Number", "What is done");
        table.AddRow("open", $"{byFate[Fate.Added].Count()}", "owner added");
        table.AddRow("closed", $"{byFate[Fate.Closed].Count()}", past);
        table.AddRow("open, of a disabled user", $"{byFate[Fate.OwnerDisabled].Count()}", past);
        table.AddRow("of a team", $"{byFate[Fate.TeamOwned].Count()}", "left out");
        workplace.Console.Write(table);
    }

    private void RequireBypass()
    {
        if (!new UserPrivileges(service, environment.UserId).Has(UserPrivileges.BypassLogic))
        {
            throw new DeploymentException(
                $"{environment.UserName} lacks {UserPrivileges.BypassLogic}, which --past-plugins needs. System Administrators have it.");
        }
    }

    private List<Issue> Write(List<Candidate> added, List<Candidate> past, BackfillOptions options) => workplace.Console.Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .Start(progress =>
        {
            var task = progress.AddTask("Opportunities", maxValue: added.Count + past.Count);
            return Write(added, new AddedOwners(service), options.BatchSize, task)
                .Concat(Write(past, new OwnersPastPlugins(service), options.BatchSize, task)).ToList();
        });

    private List<Issue> Write(List<Candidate> candidates, IBatchWork<Candidate> work, int batchSize, ProgressTask task)
    {
        var issues = new List<Issue>();
        var runner = new BatchRunner<Candidate>(service, work, workplace);
        foreach (var batch in candidates.Chunk(batchSize))
        {
            issues.AddRange(runner.Run(batch).Select(f => new Issue(f.Item.Id, f.Item.Opportunity.Name, f.Reason)));
            task.Increment(batch.Length);
        }

        return issues;
    }
}
