namespace Opps.Plugins.Apis;

public sealed class ExplainShare : Plugin
{
    private protected override void Run(Execution execution)
    {
    }
}
