namespace Opps.Plugins.Rejections;

/// <summary>
/// O3: an opportunity that is lost no longer, reopened or expired instead, has no rejection reason any more; the audit keeps
/// the old one.
/// </summary>
public sealed class ClearRejection : Plugin
{
    private protected override void Run(Execution execution)
    {
        if (execution.Image.StatusIn().State == OpportunityState.Open && execution.Image.StatusAfter(execution.Target).State != OpportunityState.Open)
        {
            execution.Trace("nothing to do because it was open, which has no rejection reason, and is closed");
            return;
        }

        // Read now, when this event holds the row: the image does not have the reason that somebody has given meanwhile.
        var id = execution.Context.PrimaryEntityId;
        if (StoredStatus.Read(execution, id) is not { } now || !now.Contains(OpportunityTable.Rejection) || now.StatusIn().IsLost)
        {
            execution.Trace("nothing to do because there is no rejection reason, or the opportunity is lost");
            return;
        }

        execution.Trace("the rejection reason is cleared (O3)");
        execution.AsSystem.Update(new Entity(OpportunityTable.Name) { Id = id, [OpportunityTable.Rejection] = null });
    }
}
