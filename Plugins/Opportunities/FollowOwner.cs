using System;
using Microsoft.Xrm.Sdk;
using Opps.Plugins.Pipeline;
using Opps.Plugins.Shares;
using Opps.Plugins.Storage;

namespace Opps.Plugins.Opportunities;

/// <summary>
/// P15–P18, P27: a new owner replaces a sole, free seller, or becomes the seller where there is none. The same for Update,
/// Assign, a bulk change and a cascade from the customer, as each raises this event once for each opportunity. Never moves
/// a share that is fixed, shared, or of a closed opportunity.
/// </summary>
public sealed class FollowOwner : Plugin
{
    private protected override void Run(Execution execution)
    {
        // The owner of now is read, not taken from Target: one update may arrive as several events, each with some columns.
        var previousOwnerId = execution.Before<EntityReference>(OpportunityTable.OwnerId)?.Id ?? Guid.Empty;
        new Ledger(execution, execution.Context.PrimaryEntityId)
            .Keep(OwnerFollows.From(previousOwnerId).Settling(execution.Operation));
    }
}
