namespace Opps.Plugins.Opportunities;

/// <summary>
/// A3, P24: tells <see cref="FollowOwner"/> who the owner was and whether the opportunity was closed, before anything of the
/// event was written. The image was taken before the lock. Where it says that nothing is to move, because the owner seems
/// to be the same or the opportunity closed, somebody may be changing just that: then the opportunity is locked and read.
/// </summary>
public sealed class NotePreviousOwner : Plugin
{
    private protected override void Run(Execution execution)
    {
        var next = execution.Target.GetAttributeValue<EntityReference>(OpportunityTable.OwnerId);
        if (next?.LogicalName == PlatformTables.Team)
        {
            execution.Trace("nothing to note: whoever owned it, a team moves nobody (P18)");
            return;
        }

        var ownerId = execution.Before<EntityReference>(OpportunityTable.OwnerId)?.Id;
        var state = execution.Image.StatusIn().State;
        if ((state != OpportunityState.Open || ownerId == next?.Id) && !execution.IsOfNamedVersion)
        {
            var id = execution.Context.PrimaryEntityId;
            new ShareLedger(execution, id).LockAsSystem();
            if (RowQuery.Opportunity(execution.AsSystem, id, OpportunityTable.OwnerId, OpportunityTable.StateCode) is { } now)
            {
                ownerId = now.GetAttributeValue<EntityReference>(OpportunityTable.OwnerId)?.Id;
                state = now.StatusIn().State;
            }
        }

        FollowOwner.Note(execution.Context, ownerId, state);
    }
}
