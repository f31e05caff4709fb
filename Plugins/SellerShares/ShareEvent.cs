using System;
using Microsoft.Xrm.Sdk;
using Opps.Plugins.Pipeline;
using Opps.Plugins.Shares;
using Opps.Plugins.Storage;

namespace Opps.Plugins.SellerShares;

/// <summary>What the steps of one event on a seller share, before and after the row is written, must agree on.</summary>
internal static class ShareEvent
{
    /// <summary>The opportunity whose sellers the event changes; null, and a trace that says why, where the event changes none's.</summary>
    public static Guid? OpportunityOf(Execution execution)
    {
        if (Reference(execution) is not { } opportunity)
        {
            execution.Trace("nothing to do because the row stands on no opportunity");
            return null;
        }

        if (execution.Context.MessageName == Messages.Delete && IsGoing(execution, opportunity.Id))
        {
            execution.Trace("nothing to do because the opportunity is being deleted (P25)");
            return null;
        }

        if (execution.Context.MessageName == Messages.Update && IsUserGoing(execution))
        {
            execution.Trace("nothing to do because the user is being deleted: the row keeps its name, percentage and amount");
            return null;
        }

        return opportunity.Id;
    }

    /// <summary>
    /// P21, P24: the rule under the conditions for what a person does. They don't hold for a row that a rule gave to the
    /// owner by itself: the owner may be disabled, and the opportunity closed by now.
    /// </summary>
    public static Rule Allowed(Execution execution, Rule rule, bool isNewPerson) => execution.Target.StampIn() is { IsRulesOwn: true }
        ? rule
        : (isNewPerson ? rule.ForActivePerson(execution.Context.PrimaryEntityId) : rule).WhileOpen();

    /// <summary>The image is older than the lock, but once a row stands on an opportunity it never leaves it (P23).</summary>
    private static EntityReference? Reference(Execution execution) => execution.Context.MessageName switch
    {
        Messages.Create => execution.Target.GetAttributeValue<EntityReference>(SellerShareTable.OpportunityId),
        Messages.Update => execution.After<EntityReference>(SellerShareTable.OpportunityId),
        _ => execution.Before<EntityReference>(SellerShareTable.OpportunityId),
    };

    /// <summary>
    /// A cascade may not show the opportunity's deletion above that of the row. A row that goes with some other deletion
    /// counts only if the opportunity is gone indeed.
    /// </summary>
    private static bool IsGoing(Execution execution, Guid opportunityId) =>
        execution.Context.IsPartOfDeleting(OpportunityTable.Name, opportunityId) ||
        (execution.Context.IsPartOfAnotherDeletion() && !new Ledger(execution, opportunityId).OpportunityExists());

    private static bool IsUserGoing(Execution execution) =>
        execution.After<EntityReference>(SellerShareTable.SellerId) is null &&
        execution.Before<EntityReference>(SellerShareTable.SellerId) is { } seller &&
        execution.Context.IsPartOfDeleting(PlatformTables.User, seller.Id);
}
