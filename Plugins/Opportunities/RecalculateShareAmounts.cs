using Microsoft.Xrm.Sdk;
using Opps.Plugins.Pipeline;
using Opps.Plugins.Shares;
using Opps.Plugins.Storage;

namespace Opps.Plugins.Opportunities;

/// <summary>
/// M1–M6: when the amount, the currency or the state of an opportunity changes, its share amounts follow. A sum or count
/// written by anybody is put right (A2). Never moves a percentage.
/// </summary>
public sealed class RecalculateShareAmounts : Plugin
{
    private protected override void Run(Execution execution)
    {
        // No lock in either event. An update has written the opportunity. So has a closing, where it has changed the state;
        // where it has not yet, nothing changes, and a row that is closed is not to be written for a lock's sake.
        var opportunityId = execution.Context.PrimaryEntityName == PlatformTables.OpportunityClose
            ? execution.Target.GetAttributeValue<EntityReference>(OpportunityTable.Id)?.Id
            : execution.Context.PrimaryEntityId;
        if (opportunityId is { } id)
        {
            new Ledger(execution, id).Keep(RowsStand.Apply);
        }
        else
        {
            execution.Trace("nothing to do because it closes no opportunity");
        }
    }
}
