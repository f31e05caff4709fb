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
        var context = execution.Context;
        if (execution.After<EntityReference>(SellerShareTable.OpportunityId) is not { } opportunity)
        {
            execution.Trace("nothing to do because the row stands on no opportunity");
            return;
        }

        var before = execution.Before<EntityReference>(SellerShareTable.SellerId)?.Id;
        var after = execution.After<EntityReference>(SellerShareTable.SellerId)?.Id;
        if (after is null && before is { } deleted && context.IsPartOfDeleting(PlatformTables.User, deleted))
        {
            execution.Trace("nothing to do because the user is being deleted: the row keeps its name, percentage and amount");
            return;
        }

        var rowId = context.PrimaryEntityId;
        var rule = GivenShares.In(execution.Operation);
        var isNewPerson = before != after || execution.Before<EntityReference>(SellerShareTable.OpportunityId) is null;
        if (isNewPerson)
        {
            rule = rule.Naming(rowId).WithoutDuplicate(rowId);
        }

        var ledger = new Ledger(execution, opportunity.Id);
        ledger.Lock();

        // A rule that gives the row to the owner has decided already, and the owner may be disabled.
        var isRulesOwn = execution.Target.StampIn() is { IsRulesOwn: true };
        ledger.Keep((isNewPerson && !isRulesOwn ? rule.ForActivePerson(rowId) : rule).WhileOpen());
    }
}
