namespace Opps.Plugins.Apis;

public sealed class DeleteShareChanges : Plugin
{
    private protected override void Run(Execution execution)
    {
    }
}
