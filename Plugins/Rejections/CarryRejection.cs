namespace Opps.Plugins.Rejections;

/// <summary>
/// O3, O4: the rejection reason of the close dialog is carried to the opportunity, in the same transaction. Refused when
/// the opportunity is won or has expired. Does nothing when no reason was given.
/// </summary>
public sealed class CarryRejection : Plugin
{
    private protected override void Run(Execution execution)
    {
        var close = execution.Target;
        if (close.GetAttributeValue<OptionSetValue>(OpportunityTable.Rejection) is not { } rejection ||
            close.GetAttributeValue<EntityReference>(OpportunityTable.Id) is not { } opportunity)
        {
            execution.Trace("nothing to do because it brings no rejection reason");
            return;
        }

        if (!Status(execution, close, opportunity).IsLost)
        {
            throw new RefusedException(TextKeys.RejectionOnlyWhenLost);
        }

        execution.Trace("the rejection reason is carried to the opportunity (O4)");
        execution.AsSystem.Update(new Entity(OpportunityTable.Name)
        {
            Id = opportunity.Id,
            [OpportunityTable.Rejection] = rejection,
        });
    }

    /// <summary>Whether the state has changed by now is not documented: until it has, the closing itself says what it will be.</summary>
    private static OpportunityStatus Status(Execution execution, Entity close, EntityReference opportunity)
    {
        var now = StoredStatus.Read(execution, opportunity.Id)?.StatusIn() ?? new OpportunityStatus(OpportunityState.Open, null);
        return now.State != OpportunityState.Open
            ? now
            : new OpportunityStatus(
                (OpportunityState)(close.GetAttributeValue<OptionSetValue>(PlatformTables.ClosingState)?.Value ?? 0),
                close.GetAttributeValue<OptionSetValue>(PlatformTables.ClosingStatus)?.Value);
    }
}
