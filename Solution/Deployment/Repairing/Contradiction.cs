using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Opps.Deployment.Batches;
using Opps.Deployment.Journal;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Opps.Plugins.Storage;
using Opps.Plugins.Core.Tables;
using static System.FormattableString;

namespace Opps.Deployment.Repairing;

/// <summary>
/// An opportunity whose stored sum, count or amounts are not what its rows give (M1–M3, M6), whose sellers are not named as
/// the users are today, or whose journal doesn't end with its rows (H7).
/// </summary>
internal sealed record Contradiction(Guid OpportunityId, string? Name, decimal Sum, int Count, string Text)
{
    /// <summary>Of these opportunities, those where something disagrees.</summary>
    public static IReadOnlyList<Contradiction> Among(IOrganizationService service, IReadOnlyList<Guid> opportunities)
    {
        var stored = StoredOpportunities.Read(service, opportunities);
        var entries = NewestEntry.Read(service, opportunities);
        return [.. opportunities.Where(stored.ContainsKey)
            .Select(id => In(id, stored[id], JournalGap.Between(stored[id], entries.GetValueOrDefault(id)))).OfType<Contradiction>()];
    }

    /// <summary>Null when all agrees. The journal is not looked at.</summary>
    public static Contradiction? In(Guid opportunityId, StoredShares stored) => In(opportunityId, stored, null);

    private static Contradiction? In(Guid opportunityId, StoredShares stored, string? gap)
    {
        var named = stored.Rows.Select(row => row with { Name = row.SellerName ?? row.Name }).ToList();
        var right = ShareAmounts.Apply(stored.Opportunity, RowsStand.Apply(stored.Opportunity, named).Rows);
        var difference = Difference.Between(stored.Rows, right);
        var wrong = Wrong(stored, difference).ToList();
        if (gap is not null)
        {
            wrong.Add(gap);
        }

        return wrong.Count == 0
            ? null
            : new Contradiction(opportunityId, stored.Opportunity.Name, difference.Sum, difference.Count, string.Join("; ", wrong));
    }

    /// <inheritdoc />
    public bool Equals(Contradiction? other) => other?.OpportunityId == OpportunityId;

    /// <inheritdoc />
    public override int GetHashCode() => OpportunityId.GetHashCode();

    /// <summary>An opportunity that nobody ever gave a seller has neither sum nor count, and that is right.</summary>
    private static IEnumerable<string> Wrong(StoredShares stored, Difference difference)
    {
        if ((stored.Sum ?? 0m) != difference.Sum || (stored.Sum is null && stored.Rows.Count > 0))
        {
            yield return Invariant($"the sum is {(object?)stored.Sum ?? "missing"}, its rows have {difference.Sum:0.00}");
        }

        if ((stored.Count ?? 0) != difference.Count)
        {
            yield return Invariant($"the number of sellers is {(object?)stored.Count ?? "missing"}, it has {difference.Count}");
        }

        if (stored.Sellers != difference.Sellers)
        {
            yield return $"its sellers are named '{stored.Sellers}', '{difference.Sellers}' is right";
        }

        foreach (var (before, after) in difference.Updated)
        {
            if (before.Amount != after.Amount)
            {
                yield return Invariant($"{after.Name ?? "a seller"} has {(object?)before.Amount ?? "nothing"} of it, {(object?)after.Amount ?? "nothing"} is right");
            }
            else if (before.CurrencyId != after.CurrencyId)
            {
                yield return $"the share of {after.Name ?? "a seller"} is in another currency";
            }

            if (before.Name != after.Name)
            {
                yield return $"the share of {after.Name} is named '{before.Name}'";
            }
        }
    }
}
