namespace Opps.Plugins.Apis;

public sealed class GetSharesAsOf : Plugin
{
    private protected override void Run(Execution execution)
    {
    }
}
