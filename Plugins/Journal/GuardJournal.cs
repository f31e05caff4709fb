namespace Opps.Plugins.Journal;

/// <summary>
/// H3: entries of the journal are written by the rules alone, in the operation that they tell of, and go with their opportunity.
/// Anybody else is refused, administrators included. What the platform does by itself to a row is let through: its owner follows
/// the opportunity's, and the link to a deleted user is emptied.
/// </summary>
public sealed class GuardJournal : Plugin
{
    private const string OwnerId = "ownerid";

    private protected override void Run(Execution execution)
    {
        var context = execution.Context;
        var isAllowed = context.MessageName == Messages.Delete ? IsDeletable(execution)
            : IsOfOperation(context.PrimaryEntityId, ShareChange.IdOf(context.CorrelationId, OpportunityOf(execution))) ||
                (context.MessageName == Messages.Update && IsOfPlatform(execution));
        if (!isAllowed)
        {
            throw new RefusedException(TextKeys.JournalGuarded);
        }

        execution.Trace("the journal's own, or what the platform does to it");
    }

    private static bool IsOfOperation(Guid id, Guid own) => id == own || id == ShareChange.FoundIdOf(own);

    private static bool IsDeletable(Execution execution) =>
        OwnWrite.IsDeletion(execution) || RowQuery.IsGoing(execution, OpportunityOf(execution));

    private static bool IsOfPlatform(Execution execution)
    {
        var written = execution.Target.Attributes.Keys.Where(column => column != ShareChangeTable.Id).ToList();
        return execution.Context.FollowsFromAnotherTable() &&
            (written.All(column => column == OwnerId) ||
                (written.All(column => column == ShareChangeTable.ById) && execution.Context.IsPartOfAnotherDeletion()));
    }

    /// <summary>Our own writes always name it; a deletion has the image.</summary>
    private static Guid OpportunityOf(Execution execution) =>
        (execution.Input<Entity>("Target") ?? execution.Image).GetAttributeValue<EntityReference>(ShareChangeTable.OpportunityId)?.Id ?? Guid.Empty;
}
