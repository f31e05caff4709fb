namespace Opps.Plugins.Apis;

public sealed class RestoreShares : Plugin
{
    private protected override void Run(Execution execution)
    {
    }
}
