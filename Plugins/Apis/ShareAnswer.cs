namespace Opps.Plugins.Apis;

/// <summary>What the custom APIs of one opportunity have in common: whom they are asked about, and what they answer.</summary>
internal static class ShareAnswer
{
    /// <summary>Changes the opportunity's shares by a rule, and answers the sum and, unless it is 100, the sentence that tells it.</summary>
    public static void Change(Execution execution, Rule rule)
    {
        var opportunityId = execution.Context.PrimaryEntityId;
        if (execution.Input<EntityReference>("Target") is { } target)
        {
            opportunityId = target.Id;
        }

        var ledger = new ShareLedger(execution, opportunityId);
        ledger.Lock();
        var kept = ledger.ApplyRule(rule.Settling().WhileOpen())
            ?? throw new RefusedException(TextKeys.OpportunityUnknown, opportunityId);
        execution.Context.OutputParameters["Sum"] = kept.Sum;
        execution.Context.OutputParameters["Message"] =
            kept.Sum == Percentage.Whole ? string.Empty : execution.Text(TextKeys.SumTold, [kept.Sum]);
    }
}
