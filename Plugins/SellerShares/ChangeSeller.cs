namespace Opps.Plugins.SellerShares;

/// <summary>
/// P10, P11, P19–P21, P24: a changed percentage or person stands and moves nobody else; amounts, sum and count follow. Only
/// a sole, free seller keeps 100 %. A row that is put on an opportunity is added to it, as if it were new. Any other column of
/// a closed opportunity's row is refused, too.
/// </summary>
public sealed class ChangeSeller : Plugin
{
    private protected override void Run(Execution execution)
    {
        var isAdded = execution.Before<EntityReference>(SellerShareTable.OpportunityId) is null;
        var isNewPerson = isAdded ||
            execution.Before<EntityReference>(SellerShareTable.SellerId)?.Id != execution.After<EntityReference>(SellerShareTable.SellerId)?.Id;

        // Also where the image has the same person: it was taken before the lock, and may be wrong by now.
        ShareEvent.ApplyGiven(execution, isNewPerson, isNamed: isAdded || execution.Target.Contains(SellerShareTable.SellerId));
    }
}
