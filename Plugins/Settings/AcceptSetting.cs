namespace Opps.Plugins.Settings;

public sealed class AcceptSetting : Plugin
{
    private protected override void Run(Execution execution)
    {
    }
}
