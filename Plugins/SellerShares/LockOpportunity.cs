using Opps.Plugins.Pipeline;
using Opps.Plugins.Storage;

namespace Opps.Plugins.SellerShares;

/// <summary>
/// A1, A3: before a seller share is written its opportunity is locked, as the caller. Whoever comes second waits here, with
/// nothing in hand that the first may need. Before an opportunity is deleted it is locked too, as the system, or it would
/// take its rows from under the hands of whoever has locked it. Decides nothing.
/// </summary>
public sealed class LockOpportunity : Plugin
{
    private protected override void Run(Execution execution)
    {
        var context = execution.Context;
        if (context.PrimaryEntityName == OpportunityTable.Name)
        {
            new Ledger(execution, context.PrimaryEntityId).LockAsSystem();
        }
        else if (ShareEvent.OpportunityOf(execution) is { } opportunityId)
        {
            new Ledger(execution, opportunityId).Lock();
        }
    }
}
