namespace Opps.Plugins.Opportunities;

/// <summary>
/// M1–M6, F1, P28: when the amount, the currency, the probability or the state of an opportunity changes, its share amounts follow. A sum or
/// count written by anybody is put right (A2). Never moves a percentage; a reopened opportunity without sellers gets its
/// owner back. T1–T5: what may be won is what administrators have set.
/// </summary>
public sealed class RecalculateShareAmounts : Plugin
{
    private static readonly string[] Always =
    [
        OpportunityTable.CurrencyId, OpportunityTable.StateCode, OpportunityTable.TotalAmount, OpportunityTable.IsAmountComputed,
        .. OpportunityTable.Computed,
    ];

    private protected override void Run(Execution execution)
    {
        // No event takes the lock. An update has written the opportunity. So has a closing, if it has changed the state
        // by now; if not, there is nothing to write yet, and the lock would be a write to an opportunity that may be closed.
        var id = execution.Context.PrimaryEntityId;
        if (execution.Context.PrimaryEntityName == PlatformTables.OpportunityClose)
        {
            FollowClosing(execution);
        }
        else if (execution.Context.PrecedesTheStepsOfCreating(PlatformTables.OpportunityClose, OpportunityTable.Id, id))
        {
            execution.Trace("nothing to do: part of a closing, whose own step comes last");
        }
        else if (IsOfNoInterest(execution))
        {
            execution.Trace("nothing to do because the sellers share the other amount (M1)");
        }
        else
        {
            var opens = OpensIt(execution.Target);
            Apply(execution, id, opens ? Cause.Reopened : Cause.Found, opens ? Reopened.Apply : RowsStand.Apply, IsWinning(execution));
        }
    }

    private static void FollowClosing(Execution execution)
    {
        if (execution.Target.GetAttributeValue<EntityReference>(OpportunityTable.Id) is { } opportunity)
        {
            Apply(execution, opportunity.Id, Cause.Found, RowsStand.Apply, isWinning: true);
        }
        else
        {
            execution.Trace("nothing to do because it closes no opportunity");
        }
    }

    /// <summary>T2: what administrators ask of a won opportunity is looked at when it is won, on whatever route, while its row is held.</summary>
    private static void Apply(Execution execution, Guid opportunityId, Cause cause, Rule rule, bool isWinning)
    {
        var ledger = new ShareLedger(execution, opportunityId);
        if (ledger.Read(cause, isWinning) is { } stored)
        {
            if (isWinning && stored.Opportunity.State == OpportunityState.Won)
            {
                stored.Terms.AcceptWinning(stored.Opportunity, stored.Rows);
            }

            ledger.Apply(stored, cause, rule);
        }
    }

    /// <summary>Whether the update has closed it; one that was won already is not looked at again.</summary>
    private static bool IsWinning(Execution execution) =>
        execution.Target.Contains(OpportunityTable.StateCode) && execution.Image.Contains(OpportunityTable.StateCode) &&
        execution.Image.StatusIn().State != OpportunityState.Won;

    /// <summary>Whether nothing was written that counts in the state that the event has left, and the exchange rate is as it was.</summary>
    private static bool IsOfNoInterest(Execution execution) => !Always.Any(execution.Target.Contains) &&
        !ByState(execution.Written.StatusIn().State).Any(execution.Target.Contains) &&
        execution.Before<decimal?>(OpportunityTable.ExchangeRate) == execution.Written.GetAttributeValue<decimal?>(OpportunityTable.ExchangeRate);

    /// <summary>M1, F1: a stage may bring a probability, which not every platform may show to the filter of this step.</summary>
    private static string[] ByState(OpportunityState state) => state switch
    {
        OpportunityState.Won => [OpportunityTable.ActualValue, OpportunityTable.Probability],
        _ => [OpportunityTable.EstimatedValue, OpportunityTable.Probability],
    };

    /// <summary>Also when an open one is written as open. That does no harm: one that has no seller yet, from before the installation, gets its owner.</summary>
    private static bool OpensIt(Entity target) =>
        target.GetAttributeValue<OptionSetValue>(OpportunityTable.StateCode)?.Value == (int)OpportunityState.Open;
}
