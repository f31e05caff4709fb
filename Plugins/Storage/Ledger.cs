using System;
using Microsoft.Xrm.Sdk;
using Opps.Plugins.Pipeline;
using Opps.Plugins.Shares;

namespace Opps.Plugins.Storage;

/// <summary>The one shape of every event on an opportunity's sellers: lock, read, decide, write the difference.</summary>
internal sealed class Ledger(Execution execution, Guid opportunityId)
{
    private const int MostTimes = 5;

    /// <summary>
    /// Takes the opportunity's row until the end of the transaction, by writing to it: two people's changes then wait for
    /// each other, and nothing is read before. Written as the caller, it is also the check that they may change the
    /// opportunity (A1). Not needed in an event that has written the opportunity itself.
    /// </summary>
    public void Lock() => execution.AsCaller.Update(Touched());

    /// <summary>The same where the caller's own event decides whether they may: they need no right to change it.</summary>
    public void LockAsSystem() => execution.AsSystem.Update(Touched());

    /// <summary>The owner and the state of now; null when the opportunity is gone.</summary>
    public Entity? OwnerAndState() =>
        OpportunityQuery.Find(execution.AsSystem, opportunityId, OpportunityTable.OwnerId, OpportunityTable.StateCode);

    /// <summary>Whether the opportunity is still there.</summary>
    public bool OpportunityExists() => OwnerAndState() is not null;

    /// <summary>Applies a rule, then brings amounts, sum and count in line with its answer.</summary>
    /// <returns>What the rows then are, as a difference to what they were; null when the opportunity is gone.</returns>
    /// <exception cref="RefusedException">The rule says no; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">Somebody else's step changes every write.</exception>
    public Difference? Keep(Rule rule)
    {
        var kept = KeepOnce(rule, out var disturbance);
        for (var times = 1; kept is not null && disturbance != Disturbance.None; times++)
        {
            if (times > MostTimes)
            {
                throw new InvalidOperationException(
                    $"A step of another solution has changed {times} writes of the sellers of opportunity {opportunityId}, one after " +
                    "the other. Let it leave writes alone that are not its own.");
            }

            execution.Trace("another step wrote something else meanwhile: the rows are taken as they now are");
            var now = KeepOnce(RowsStand.Apply, out disturbance);
            kept = now is null ? null : kept with { Sum = now.Sum, Count = now.Count };
        }

        return kept;
    }

    private Difference? KeepOnce(Rule rule, out Disturbance disturbance)
    {
        disturbance = Disturbance.None;
        if (StoredSharesQuery.Read(execution.AsSystem, opportunityId) is not { } stored)
        {
            execution.Trace("nothing to do because the opportunity is gone");
            return null;
        }

        var decision = rule(stored.Opportunity, stored.Rows);
        var wanted = ShareAmounts.Apply(stored.Opportunity, decision.Rows.WithIds());
        var difference = Difference.Between(stored.Rows, wanted);
        execution.Trace(decision.Reason);
        execution.Trace(difference.Describe());
        disturbance = new ShareWriter(execution, opportunityId).Write(stored, difference);
        return difference;
    }

    private Entity Touched() => new(OpportunityTable.Name)
    {
        Id = opportunityId,
        [OpportunityTable.ShareLock] = Guid.NewGuid().ToString(),
    };
}
