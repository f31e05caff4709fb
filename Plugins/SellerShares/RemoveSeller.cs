using System;
using Microsoft.Xrm.Sdk;
using Opps.Plugins.Pipeline;
using Opps.Plugins.Shares;
using Opps.Plugins.Storage;

namespace Opps.Plugins.SellerShares;

/// <summary>
/// P12–P14, P24, P25: when sellers are deleted until one is left, that one gets 100 %, if free; when nobody is left, the
/// owner comes back. Does nothing while the opportunity itself is being deleted.
/// </summary>
public sealed class RemoveSeller : Plugin
{
    private protected override void Run(Execution execution)
    {
        if (execution.Before<EntityReference>(SellerShareTable.OpportunityId) is not { } opportunity)
        {
            execution.Trace("nothing to do because the row stood on no opportunity");
            return;
        }

        var ledger = new Ledger(execution, opportunity.Id);
        if (IsGoing(execution.Context, ledger, opportunity.Id))
        {
            execution.Trace("nothing to do because the opportunity is being deleted (P25)");
            return;
        }

        Rule rule = SellerRemoved.Apply;
        ledger.Lock();
        ledger.Keep(rule.Settling(execution.Operation).WhileOpen());
    }

    /// <summary>A cascade that does not show the opportunity in its chain is believed only if the opportunity is gone.</summary>
    private static bool IsGoing(IPluginExecutionContext context, Ledger ledger, Guid opportunityId) =>
        context.IsPartOfDeleting(OpportunityTable.Name, opportunityId) ||
        (context.IsPartOfAnotherDeletion() && !ledger.OpportunityExists());
}
