using Microsoft.Xrm.Sdk.Query;

namespace Opps.Plugins.Opportunities;

/// <summary>
/// G1, G3: a stage that is set brings its probability, in the same save, unless one was sent. Asks once, and only where a stage comes. A
/// stage without defaults, retired ones among them, brings nothing.
/// </summary>
public sealed class ApplyStage : Plugin
{
    private protected override void Run(Execution execution)
    {
        var target = execution.Target;
        if (target.GetAttributeValue<OptionSetValue>(OpportunityTable.Stage) is not { } stage)
        {
            execution.Trace("nothing to do because no stage is set");
            return;
        }

        if (target.Contains(OpportunityTable.Probability))
        {
            execution.Trace("nothing to do because a probability was sent (G1)");
            return;
        }

        if (execution.HasImage && execution.Before<OptionSetValue>(OpportunityTable.Stage)?.Value == stage.Value)
        {
            execution.Trace("nothing to do because the stage is the same as before");
            return;
        }

        var query = new QueryExpression(StageSettingTable.Name) { ColumnSet = new ColumnSet(StageSettingTable.Probability), TopCount = 1 };
        query.Criteria.AddCondition(StageSettingTable.Stage, ConditionOperator.Equal, stage.Value);
        if (execution.AsSystem.RetrieveMultiple(query).Entities.FirstOrDefault()?.GetAttributeValue<int?>(StageSettingTable.Probability) is { } probability)
        {
            target[OpportunityTable.Probability] = probability;
            execution.Trace(Invariant($"the stage brings its probability, {probability} % (G1)"));
        }
        else
        {
            execution.Trace("the stage has no probability of its own (G3)");
        }
    }
}
