using System;
using Microsoft.Xrm.Sdk;
using Opps.Plugins.Pipeline;
using Opps.Plugins.Shares;
using Opps.Plugins.Storage;

namespace Opps.Plugins.SellerShares;

/// <summary>
/// M1–M3, M6: when a seller share is created, changed or deleted, the sum and count on the opportunity and the amounts of
/// its rows follow. A value that somebody wrote into a computed column is put right (A2). Never moves a percentage.
/// </summary>
public sealed class KeepSumAndAmounts : Plugin
{
    private protected override void Run(Execution execution)
    {
        var context = execution.Context;
        if (OpportunityOf(execution) is not { } opportunityId)
        {
            execution.Trace("nothing to do because the row stands on no opportunity");
            return;
        }

        var ledger = new Ledger(execution, opportunityId);
        if (context.MessageName == Messages.Delete && IsGoing(context, ledger, opportunityId))
        {
            execution.Trace("nothing to do because the opportunity is being deleted (P25)");
            return;
        }

        ledger.Lock();
        ledger.Keep(RowsStand.WithNameOf(context.PrimaryEntityId), OnlyComputed(execution) ? context.PrimaryEntityId : null);
    }

    private static Guid? OpportunityOf(Execution execution) => execution.Context.MessageName == Messages.Create
        ? execution.Target.GetAttributeValue<EntityReference>(SellerShareTable.OpportunityId)?.Id
        : execution.Before(SellerShareTable.OpportunityId)?.Id;

    /// <summary>A cascade that does not show the opportunity in its chain is believed only if the opportunity is gone.</summary>
    private static bool IsGoing(IPluginExecutionContext context, Ledger ledger, Guid opportunityId) =>
        context.IsPartOfDeleting(OpportunityTable.Name, opportunityId) ||
        (context.IsPartOfAnotherDeletion() && !ledger.OpportunityExists());

    /// <summary>
    /// Where no percentage or person was written, at most that row can be wrong. Leaving its siblings alone also keeps our
    /// own writes from setting each other off in a chain as long as the number of rows.
    /// </summary>
    private static bool OnlyComputed(Execution execution) => execution.Context.MessageName == Messages.Update &&
        !execution.Target.Contains(SellerShareTable.Percent) && !execution.Target.Contains(SellerShareTable.SellerId);
}
