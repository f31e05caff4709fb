using Microsoft.Xrm.Sdk;
using Opps.Plugins.Pipeline;
using Opps.Plugins.Shares;
using Opps.Plugins.Storage;

namespace Opps.Plugins.SellerShares;

/// <summary>
/// P10, P11, P19–P21, P24: a changed percentage or person stands and moves nobody else; amounts, sum and count follow. Only
/// a sole, free seller keeps 100 %. A row that is put on an opportunity is added to it, as if it were new.
/// </summary>
public sealed class ChangeSeller : Plugin
{
    private protected override void Run(Execution execution)
    {
        if (ShareEvent.OpportunityOf(execution) is not { } opportunityId)
        {
            return;
        }

        var rowId = execution.Context.PrimaryEntityId;
        var rule = GivenShares.In(execution.Operation);
        var isAdded = execution.Before<EntityReference>(SellerShareTable.OpportunityId) is null;
        if (isAdded || execution.Target.Contains(SellerShareTable.SellerId))
        {
            // Also where the image has the same person: it was taken before the lock, and may be wrong by now.
            rule = rule.Naming(rowId).WithoutDuplicate(rowId);
        }

        var isNewPerson = isAdded ||
            execution.Before<EntityReference>(SellerShareTable.SellerId)?.Id != execution.After<EntityReference>(SellerShareTable.SellerId)?.Id;
        new Ledger(execution, opportunityId).Keep(ShareEvent.Allowed(execution, rule, isNewPerson));
    }
}
