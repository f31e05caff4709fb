namespace Opps.Plugins.SellerShares;

/// <summary>What the steps of one event on a seller share, before and after the row is written, must agree on.</summary>
internal static class ShareEvent
{
    private static readonly string[] GivenColumns =
    [
        SellerShareTable.Percent, SellerShareTable.SellerId, SellerShareTable.IsFixed, SellerShareTable.OpportunityId, SellerShareTable.StateCode,
    ];

    /// <summary>
    /// The opportunity whose sellers the event changes; null, and a trace that says why, where the event changes none's. The image
    /// is older than the lock, but once a row stands on an opportunity it never leaves it (P23).
    /// </summary>
    public static Guid? OpportunityOf(Execution execution)
    {
        if (execution.After<EntityReference>(SellerShareTable.OpportunityId) is not { } opportunity)
        {
            execution.Trace("nothing to do because the row stands on no opportunity");
            return null;
        }

        var reason = execution.Context.MessageName switch
        {
            Messages.Delete when RowQuery.IsGoing(execution, opportunity.Id) => "the opportunity is being deleted (P25)",
            Messages.Update when IsUserGoing(execution) => "the user is being deleted: the row keeps its name, percentage and amount",
            Messages.Update when IsGivenAway(execution) => "the row goes along with what it hangs on to another owner",
            _ => null,
        };
        if (reason is not null)
        {
            execution.Trace($"nothing to do because {reason}");
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

        var cause = CauseOf(execution, opportunityId);
        var ledger = new ShareLedger(execution, opportunityId);
        if (OwnWrite.MarkOn(execution.Target) is { Content: not null })
        {
            // A write of a rule that another solution changed on the way: what it wants stands, and the sum says so.
            ledger.ApplyRule(Cause.Process, RowsStand.Apply);
            return;
        }

        var rowId = execution.Context.PrimaryEntityId;
        Rule rule = GivenShares.Apply;
        rule = isNamed ? rule.Naming(rowId).WithoutDuplicate(rowId) : rule;
        rule = isNewPerson && cause == Cause.Changed ? rule.TakenOver() : rule;
        ledger.ApplyRule(cause, (isNewPerson ? rule.ForActivePerson(rowId) : rule).WhileOpen());
    }

    /// <summary>What the journal says of it: sellers that come with their opportunity are part of its creation.</summary>
    public static Cause CauseOf(Execution execution, Guid opportunityId) =>
        execution.Context.IsPartOfCreating(OpportunityTable.Name, opportunityId) ? Cause.Created
        : execution.Context.MessageName == Messages.Create || execution.Before<EntityReference>(SellerShareTable.OpportunityId) is null ? Cause.Added
        : Cause.Changed;

    public static bool IsUserGoing(Execution execution) =>
        execution.After<EntityReference>(SellerShareTable.SellerId) is null &&
        execution.Before<EntityReference>(SellerShareTable.SellerId) is { } seller &&
        execution.Context.IsPartOfDeleting(PlatformTables.User, seller.Id);

    /// <summary>The platform gives the rows to whom the opportunity is given, a closed one's too; how far up the cause is shown is not documented.</summary>
    private static bool IsGivenAway(Execution execution) =>
        execution.Target.Contains(SellerShareTable.OwnerId) && execution.Context.FollowsFromAnotherTable() &&
        !GivenColumns.Any(execution.Target.Contains);
}
