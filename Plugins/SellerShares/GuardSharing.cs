namespace Opps.Plugins.SellerShares;

/// <summary>
/// A1, P24: a share's row is shared with others by those only who may change the opportunity, and while it is open. Rows that are
/// shared along with their opportunity go with it.
/// </summary>
public sealed class GuardSharing : Plugin
{
    private protected override void Run(Execution execution)
    {
        if (execution.Context.FollowsFromAnotherTable())
        {
            execution.Trace("nothing to do because the row is shared along with what it hangs on");
            return;
        }

        var share = execution.Input<EntityReference>("Target");
        if (share is null || RowQuery.Find(execution.AsSystem, share, SellerShareTable.OpportunityId)
            ?.GetAttributeValue<EntityReference>(SellerShareTable.OpportunityId) is not { } opportunity)
        {
            execution.Trace("nothing to do because the row stands on no opportunity");
            return;
        }

        new ShareLedger(execution, opportunity.Id).Lock();
        if (RowQuery.Find(execution.AsSystem, opportunity, OpportunityTable.StateCode, OpportunityTable.Topic) is { } now &&
            now.StatusIn().State != OpportunityState.Open)
        {
            throw new RefusedException(TextKeys.OpportunityClosed, now.GetAttributeValue<string>(OpportunityTable.Topic));
        }
    }
}
