using Microsoft.Xrm.Sdk;
using Opps.Plugins.Pipeline;
using Opps.Plugins.Shares;
using Opps.Plugins.Storage;

namespace Opps.Plugins.SellerShares;

/// <summary>
/// P4–P9, P20, P21, P24: when a seller is added the free others give way, if a percentage was given. Several that are
/// added in one operation are decided on as one, whatever order they come in. Never moves a fixed share.
/// </summary>
public sealed class AddSeller : Plugin
{
    private protected override void Run(Execution execution)
    {
        if (execution.Target.GetAttributeValue<EntityReference>(SellerShareTable.OpportunityId) is not { } opportunity)
        {
            execution.Trace("nothing to do because the row stands on no opportunity");
            return;
        }

        var rowId = execution.Context.PrimaryEntityId;
        var rule = GivenShares.In(execution.Operation).Naming(rowId).WithoutDuplicate(rowId);
        var ledger = new Ledger(execution, opportunity.Id);
        ledger.Lock();

        // A rule that adds the owner has decided already, and the owner may be disabled.
        var isRulesOwn = execution.Target.StampIn() is { IsRulesOwn: true };
        ledger.Keep(isRulesOwn ? rule : rule.ForActivePerson(rowId).WhileOpen());
    }
}
