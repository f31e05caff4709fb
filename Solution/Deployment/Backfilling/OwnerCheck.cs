using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Opps.Deployment.Batches;
using Opps.Deployment.Repairing;
using Opps.Plugins.Storage;
using Opps.Plugins.Core.Tables;

namespace Opps.Deployment.Backfilling;

/// <summary>What is stored of opportunities that were without sellers.</summary>
internal static class OwnerCheck
{
    public static IReadOnlyList<Verdict<Candidate>> Look(IOrganizationService service, IReadOnlyList<Candidate> items)
    {
        var stored = StoredOpportunities.Read(service, [.. items.Select(i => i.Id)]);
        return [.. items.Select(item => Verdict(item, stored.GetValueOrDefault(item.Id)))];
    }

    private static Verdict<Candidate> Verdict(Candidate item, StoredShares? stored)
    {
        // Gone, or nobody's yet.
        if (stored is not { Rows: { Count: > 0 } rows })
        {
            return new(item, stored is null ? Standing.Done : Standing.ToDo);
        }

        if (rows.Any(row => row.Percent is null))
        {
            return new(item, Standing.Wrong, "its seller got no percentage: the plug-in steps are not enabled, as 'check' shows");
        }

        return rows.FirstOrDefault(row => row.SellerId == item.Opportunity.OwnerId) is { Percent: not 100m } owner
            ? new(item, Standing.Wrong, $"its owner has {owner.Percent:0.##} %: somebody gave it sellers meanwhile")
            : Contradiction.In(item.Id, stored) is { } wrong ? new(item, Standing.Wrong, wrong.Text) : new(item, Standing.Done);
    }
}
