namespace Opps.Plugins.Opportunities;

/// <summary>
/// P15–P18, P27: a new owner replaces a sole, free seller, or becomes the seller where there is none. The same for Update,
/// Assign, a bulk change and a cascade from the customer, as each raises this event once for each opportunity. Never moves
/// a share that is fixed, shared, or of an opportunity that was closed when its owner was changed.
/// </summary>
public sealed class FollowOwner : Plugin
{
    private const string OwnerKey = "opps_sellershares_previousowner";
    private const string StateKey = "opps_sellershares_previousstate";

    /// <summary>Tells this step of the same event what was before it.</summary>
    internal static void Note(IPluginExecutionContext context, Guid? ownerId, OpportunityState state)
    {
        context.SharedVariables[OwnerKey] = ownerId;
        context.SharedVariables[StateKey] = (int)state;
    }

    private protected override void Run(Execution execution)
    {
        // The state is the one noted before: the same update may also close the opportunity, by now or only later.
        var owner = execution.Target.GetAttributeValue<EntityReference>(OpportunityTable.OwnerId);
        var noted = execution.Context.SharedVariables;
        var previousOwnerId = noted.TryGetValue(OwnerKey, out var known) && known is Guid id ? id : Guid.Empty;
        OpportunityState? state = noted.TryGetValue(StateKey, out var number) && number is int value ? (OpportunityState)value : null;
        if (owner?.LogicalName == PlatformTables.Team || owner?.Id == previousOwnerId || state is OpportunityState.Won or OpportunityState.Lost)
        {
            execution.Trace("nothing to do because the owner is a team (P18) or the same as before, or the opportunity was closed (P24)");
            return;
        }

        if (ApplySellerDraft.In(execution) is not null)
        {
            execution.Trace("nothing to do because the sellers given along with the new owner stand (U5)");
            return;
        }

        var rule = OwnerFollows.From(previousOwnerId);
        new ShareLedger(execution, execution.Context.PrimaryEntityId)
            .ApplyRule(Cause.OwnerChanged, (state is { } before ? rule.InState(before) : rule).Settling());
    }
}
