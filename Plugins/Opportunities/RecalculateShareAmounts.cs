namespace Opps.Plugins.Opportunities;

/// <summary>
/// M1–M6, P28: when the amount, the currency or the state of an opportunity changes, its share amounts follow. A sum or
/// count written by anybody is put right (A2). Never moves a percentage; a reopened opportunity without sellers gets its
/// owner back.
/// </summary>
public sealed class RecalculateShareAmounts : Plugin
{
    private static readonly string[] Amounts = [OpportunityTable.EstimatedValue, OpportunityTable.ActualValue];

    private static readonly string[] Others =
    [
        OpportunityTable.CurrencyId, OpportunityTable.StateCode, OpportunityTable.TotalAmount, OpportunityTable.IsAmountComputed,
        .. OpportunityTable.Computed,
    ];

    private protected override void Run(Execution execution)
    {
        // Neither event takes the lock. An update has written the opportunity. So has a closing, if it has changed the state
        // by now; if not, there is nothing to write yet, and the lock would be a write to an opportunity that may be closed.
        if (execution.Context.PrimaryEntityName == PlatformTables.OpportunityClose)
        {
            FollowClosing(execution);
        }
        else if (IsOfNoInterest(execution))
        {
            execution.Trace("nothing to do because the sellers share the other amount (M1)");
        }
        else
        {
            new ShareLedger(execution, execution.Context.PrimaryEntityId).ApplyRule(OpensIt(execution.Target) ? Reopened.Apply : RowsStand.Apply);
        }
    }

    /// <summary>Lost, the sellers go on sharing the estimated amount, so that nothing changes for them.</summary>
    private static void FollowClosing(Execution execution)
    {
        if (execution.Target.GetAttributeValue<EntityReference>(OpportunityTable.Id) is not { } opportunity)
        {
            execution.Trace("nothing to do because it closes no opportunity");
        }
        else if (execution.Target.GetAttributeValue<OptionSetValue>(PlatformTables.ClosingState)?.Value == (int)OpportunityState.Lost)
        {
            execution.Trace("nothing to do because a lost opportunity keeps its estimated amount (M1)");
        }
        else
        {
            new ShareLedger(execution, opportunity.Id).ApplyRule(RowsStand.Apply);
        }
    }

    /// <summary>Whether only the amount that does not count in the state that the event has left was written.</summary>
    private static bool IsOfNoInterest(Execution execution)
    {
        var isWon = execution.Written.StatusIn().State == OpportunityState.Won;
        return !Others.Any(execution.Target.Contains) &&
            !execution.Target.Contains(isWon ? OpportunityTable.ActualValue : OpportunityTable.EstimatedValue) &&
            Amounts.Any(execution.Target.Contains);
    }

    /// <summary>Also when an open one is written as open. That does no harm: it has sellers already, or a team owns it.</summary>
    private static bool OpensIt(Entity target) =>
        target.GetAttributeValue<OptionSetValue>(OpportunityTable.StateCode)?.Value == (int)OpportunityState.Open;
}
