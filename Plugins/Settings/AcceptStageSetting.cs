namespace Opps.Plugins.Settings;

public sealed class AcceptStageSetting : Plugin
{
    private protected override void Run(Execution execution)
    {
    }
}
