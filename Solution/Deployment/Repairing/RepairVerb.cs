using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Deployment.Batches;
using Opps.Deployment.Connecting;
using Opps.Plugins.Core;
using Opps.Plugins.Core.Tables;
using Spectre.Console;

namespace Opps.Deployment.Repairing;

/// <summary>
/// Finds opportunities whose sum, count, amounts or journal disagree with their rows, as custom logic bypass leaves them, and those
/// whose sellers have another name by now; lists them and has them recomputed. Percentages stay as they are: those are people's.
/// </summary>
internal sealed class RepairVerb(Workplace workplace, IOrganizationService service, TargetEnvironment environment)
{
    /// <summary>How many opportunities are read at once, each with all of its rows.</summary>
    private const int ReadAtOnce = 200;

    public ExitCode Run(int batchSize, FileInfo? file, Writing writing)
    {
        using var report = new IssueReport(workplace, file);
        var found = workplace.Console.Status().Start("Comparing sums, amounts, names and journal with the sellers' rows", _ => Find().ToList());
        if (found.Count == 0)
        {
            workplace.Say("Every sum, count and amount agrees with the rows, every name with its user, and the journal with both.");
            return ExitCode.Good;
        }

        if (writing.IsOnlyShown)
        {
            report.Write(Issues(found));
            workplace.Say($"{found.Count} opportunities disagree with their rows, users or journal. Nothing was written.");
            return ExitCode.Incomplete;
        }

        report.List(Issues(found));
        if (!Consent.Ask(workplace.Console, environment, $"recompute {found.Count} opportunities", writing.IsAgreed))
        {
            workplace.Say("Nothing was written.");
            return ExitCode.Failed;
        }

        var failed = Recompute(found, batchSize);
        report.Write(failed);
        workplace.Say($"{found.Count - failed.Count} opportunities were put right, {failed.Count} failed.");
        return failed.Count == 0 ? ExitCode.Good : ExitCode.Incomplete;
    }

    private static List<Issue> Issues(IEnumerable<Contradiction> found) => [.. found.Select(f => new Issue(f.OpportunityId, f.Name, f.Text))];

    private IEnumerable<Contradiction> Find()
    {
        var query = new QueryExpression(OpportunityTable.Name) { ColumnSet = new ColumnSet(false) };
        query.AddOrder(OpportunityTable.Id, OrderType.Ascending);
        foreach (var ids in service.RetrieveAll(query).Select(o => o.Id).Chunk(ReadAtOnce))
        {
            foreach (var contradiction in Contradiction.Among(service, ids))
            {
                yield return contradiction;
            }
        }
    }

    private List<Issue> Recompute(List<Contradiction> found, int batchSize) => workplace.Console.Progress().Start(progress =>
    {
        var task = progress.AddTask("Opportunities", maxValue: found.Count);
        var runner = new BatchRunner<Contradiction>(service, new Recomputation(service), workplace);
        var failed = new List<Issue>();
        foreach (var batch in found.Chunk(batchSize))
        {
            failed.AddRange(runner.Run(batch).Select(f => new Issue(f.Item.OpportunityId, f.Item.Name, f.Reason)));
            task.Increment(batch.Length);
        }

        return failed;
    });
}
