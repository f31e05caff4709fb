namespace Opps.Plugins.Apis;

public sealed class PreviewShares : Plugin
{
    private protected override void Run(Execution execution)
    {
    }
}
