namespace Opps.Plugins.Opportunities;

/// <summary>
/// A2, H3: what the plug-ins remember on the opportunity, and begin the journal's next entry with, is written by them alone. Sent
/// by anybody else it is left out, and the rest of the update goes on.
/// </summary>
public sealed class KeepMemory : Plugin
{
    private protected override void Run(Execution execution)
    {
        if (OwnWrite.MemoryOn(execution.Target)?.Operation == execution.Operation)
        {
            execution.Trace("the operation's own memory stands");
            return;
        }

        execution.Target.Attributes.Remove(OpportunityTable.Operation);
        execution.Trace("what somebody else sent as memory is left out (A2)");
    }
}
