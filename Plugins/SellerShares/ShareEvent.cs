namespace Opps.Plugins.SellerShares;

/// <summary>What the steps of one event on a seller share, before and after the row is written, must agree on.</summary>
internal static class ShareEvent
{
    private static readonly string[] GivenColumns =
    [
        SellerShareTable.Percent, SellerShareTable.SellerId, SellerShareTable.IsFixed, SellerShareTable.OpportunityId, SellerShareTable.StateCode,
    ];

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

        if (execution.Context.MessageName == Messages.Update && IsGivenAway(execution))
        {
            execution.Trace("nothing to do because the row goes along with what it hangs on to another owner");
            return null;
        }

        return opportunity.Id;
    }

    /// <summary>Decides on what was given for a row, under the conditions for what a person does (P20, P21, P24).</summary>
    /// <param name="execution">The event after the row was written.</param>
    /// <param name="isNewPerson">Whether the person was not on the row before.</param>
    /// <param name="isNamed">Whether the row says who the person is.</param>
    public static void ApplyGiven(Execution execution, bool isNewPerson, bool isNamed)
    {
        if (OpportunityOf(execution) is not { } opportunityId)
        {
            return;
        }

        var ledger = new ShareLedger(execution, opportunityId);
        if (OwnWrite.MarkOn(execution.Target) is { Content: not null })
        {
            // A write of a rule that another solution changed on the way: what it wants stands, and the sum says so.
            ledger.ApplyRule(RowsStand.Apply);
            return;
        }

        var rowId = execution.Context.PrimaryEntityId;
        Rule rule = GivenShares.Apply;
        rule = isNamed ? rule.Naming(rowId).WithoutDuplicate(rowId) : rule;
        rule = execution.Target.GetAttributeValue<decimal?>(SellerShareTable.Percent) is { } given ? rule.Giving(rowId, given) : rule;
        ledger.ApplyRule((isNewPerson ? rule.ForActivePerson(rowId) : rule).WhileOpen());
    }

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
        (execution.Context.IsPartOfAnotherDeletion() && RowQuery.Opportunity(execution.AsSystem, opportunityId, OpportunityTable.Id) is null);

    public static bool IsUserGoing(Execution execution) =>
        execution.After<EntityReference>(SellerShareTable.SellerId) is null &&
        execution.Before<EntityReference>(SellerShareTable.SellerId) is { } seller &&
        execution.Context.IsPartOfDeleting(PlatformTables.User, seller.Id);

    /// <summary>The platform gives the rows to whom the opportunity is given, a closed one's too; how far up the cause is shown is not documented.</summary>
    private static bool IsGivenAway(Execution execution) =>
        execution.Target.Contains(SellerShareTable.OwnerId) && execution.Context.FollowsFromAnotherTable() &&
        !GivenColumns.Any(execution.Target.Contains);
}
