using Microsoft.Xrm.Sdk;
using Opps.Plugins.Pipeline;
using Opps.Plugins.Shares;
using Opps.Plugins.Storage;

namespace Opps.Plugins.Opportunities;

/// <summary>
/// M1–M6, P28: when the amount, the currency or the state of an opportunity changes, its share amounts follow. A sum or
/// count written by anybody is put right (A2). Never moves a percentage; a reopened opportunity without sellers gets its
/// owner back.
/// </summary>
public sealed class RecalculateShareAmounts : Plugin
{
    private protected override void Run(Execution execution)
    {
        // Neither event takes the lock. An update has written the opportunity. So has a closing, if it has changed the state
        // by now; if not, there is nothing to write yet, and the lock would be a write to an opportunity that may be closed.
        if (execution.Context.PrimaryEntityName == PlatformTables.OpportunityClose)
        {
            Follow(execution, execution.Target.GetAttributeValue<EntityReference>(OpportunityTable.Id));
        }
        else if (OpensIt(execution.Target))
        {
            new Ledger(execution, execution.Context.PrimaryEntityId).Keep(Reopened.Apply);
        }
        else
        {
            Follow(execution, execution.Target.ToEntityReference());
        }
    }

    private static void Follow(Execution execution, EntityReference? opportunity)
    {
        if (opportunity is null)
        {
            execution.Trace("nothing to do because it closes no opportunity");
            return;
        }

        new Ledger(execution, opportunity.Id).Keep(RowsStand.Apply);
    }

    /// <summary>Also when an open one is written as open. That does no harm: it has sellers already, or a team owns it.</summary>
    private static bool OpensIt(Entity target) =>
        target.GetAttributeValue<OptionSetValue>(OpportunityTable.StateCode)?.Value == (int)OpportunityState.Open;
}
