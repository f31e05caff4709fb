namespace Opps.Plugins.SellerShares;

/// <summary>
/// A1, A3: before a seller share is deleted its opportunity is locked, as the caller. Whoever comes second waits here, before
/// holding anything that the first may need. An opportunity is locked before it is deleted, too, as the system: the platform
/// deletes its rows first, which somebody else may be changing. Decides nothing.
/// </summary>
public sealed class LockOpportunity : Plugin
{
    private protected override void Run(Execution execution)
    {
        var context = execution.Context;
        if (context.PrimaryEntityName != OpportunityTable.Name)
        {
            if (ShareEvent.OpportunityOf(execution) is { } opportunityId)
            {
                new ShareLedger(execution, opportunityId).Lock();
            }
        }
        else if (execution.IsOfNamedVersion)
        {
            execution.Trace("not locked: the lock would outdate the version that the caller names");
        }
        else
        {
            new ShareLedger(execution, context.PrimaryEntityId).LockAsSystem();
        }
    }
}
