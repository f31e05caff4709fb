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
    /// <param name="rule">Decides on the rows as they are now.</param>
    /// <param name="onlyRow">When given, no other row is written.</param>
    public void Keep(Rule rule, Guid? onlyRow = null)
    {
        if (StoredSharesQuery.Read(execution.AsSystem, opportunityId) is not { } stored)
        {
            execution.Trace("nothing to do because the opportunity is gone");
            return;
        }

        var decision = rule(stored.Opportunity, stored.Rows);
        var wanted = ShareAmounts.Apply(stored.Opportunity, decision.Rows);
        var difference = Difference.Between(stored.Rows, wanted);
        if (onlyRow is { } rowId)
        {
            difference = difference.LimitedTo(rowId);
        }

        execution.Trace(decision.Reason);
        execution.Trace(difference.Describe());
        new ShareWriter(execution, opportunityId).Write(stored, difference);
    }
}
