using System;
using Microsoft.Xrm.Sdk;
using Opps.Plugins.Pipeline;
using Opps.Plugins.Shares;

namespace Opps.Plugins.Storage;

/// <summary>The one shape of every event on an opportunity's sellers: lock, read, decide, write the difference.</summary>
internal sealed class Ledger(Execution execution, Guid opportunityId)
{
    /// <summary>
    /// Takes the opportunity's row until the end of the transaction, by writing to it: two people's changes then wait for
    /// each other, and nothing is read before. Written as the caller, it is also the check that they may change the
    /// opportunity (A1). Not needed in an event that has written the opportunity itself.
    /// </summary>
    public void Lock() => execution.AsCaller.Update(new Entity(OpportunityTable.Name)
    {
        Id = opportunityId,
        [OpportunityTable.ShareLock] = Guid.NewGuid().ToString(),
    });

    /// <summary>Whether the opportunity is still there.</summary>
    public bool OpportunityExists() => StoredSharesQuery.Exists(execution.AsSystem, opportunityId);

    /// <summary>Applies a rule, then brings amounts, sum and count in line with its answer.</summary>
    /// <returns>What the rows then are, as a difference to what they were; null when the opportunity is gone.</returns>
    /// <exception cref="RefusedException">The rule says no; nothing was written.</exception>
    public Difference? Keep(Rule rule)
    {
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
        new ShareWriter(execution, opportunityId).Write(stored, difference);
        return difference;
    }
}
