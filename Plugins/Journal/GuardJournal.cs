namespace Opps.Plugins.Journal;

public sealed class GuardJournal : Plugin
{
    private protected override void Run(Execution execution)
    {
    }
}
