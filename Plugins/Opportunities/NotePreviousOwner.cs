using Microsoft.Xrm.Sdk;
using Opps.Plugins.Pipeline;
using Opps.Plugins.Rejections;
using Opps.Plugins.Shares;
using Opps.Plugins.Storage;

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
        var ownerId = execution.Before<EntityReference>(OpportunityTable.OwnerId)?.Id;
        var state = execution.Image.StatusIn().State;
        if (state != OpportunityState.Open || ownerId == execution.Target.GetAttributeValue<EntityReference>(OpportunityTable.OwnerId)?.Id)
        {
            var ledger = new Ledger(execution, execution.Context.PrimaryEntityId);
            ledger.LockAsSystem();
            if (ledger.OwnerAndState() is { } now)
            {
                ownerId = now.GetAttributeValue<EntityReference>(OpportunityTable.OwnerId)?.Id;
                state = now.StatusIn().State;
            }
        }

        FollowOwner.Note(execution.Context, ownerId, state);
    }
}
