namespace Opps.Plugins.Opportunities;

public sealed class ApplyStage : Plugin
{
    private protected override void Run(Execution execution)
    {
    }
}
