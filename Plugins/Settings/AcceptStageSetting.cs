namespace Opps.Plugins.Settings;

/// <summary>G1, G2: a rejection is offered only along with lost (O3).</summary>
public sealed class AcceptStageSetting : Plugin
{
    private protected override void Run(Execution execution)
    {
        if (execution.Target.Contains(StageSettingTable.Rejection) || execution.Target.Contains(StageSettingTable.StatusOffered))
        {
            var offered = execution.After<OptionSetValue>(StageSettingTable.StatusOffered)?.Value;
            if (execution.After<OptionSetValue>(StageSettingTable.Rejection) is not null && offered != StageSettingTable.Lost)
            {
                throw new RefusedException(TextKeys.RejectionOfferedUnlessLost);
            }
        }

        execution.Trace("what the stage offers fits");
    }
}
