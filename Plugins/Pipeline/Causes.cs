namespace Opps.Plugins.Pipeline;

/// <summary>
/// The events that an event is part of. How many levels a cascade puts in the chain is not documented, so the whole of it
/// is looked at.
/// </summary>
internal static class Causes
{
    private const int PostOperation = 40;

    /// <summary>Whether the event happens in the course of this row's deletion.</summary>
    public static bool IsPartOfDeleting(this IPluginExecutionContext context, string table, Guid id) =>
        Above(context, Messages.Delete).Any(deletion => deletion.PrimaryEntityName == table && deletion.PrimaryEntityId == id);

    /// <summary>Whether the event happens in the course of the deletion of some row of another table.</summary>
    public static bool IsPartOfAnotherDeletion(this IPluginExecutionContext context) =>
        Above(context, Messages.Delete).Any(deletion => deletion.PrimaryEntityName != context.PrimaryEntityName);

    /// <summary>Whether the event happens in the course of creating a row of that table whose lookup names this row.</summary>
    public static bool IsPartOfCreating(this IPluginExecutionContext context, string table, string lookup, Guid id) =>
        Creations(context, table, lookup, id).Any();

    /// <summary>The same, while the steps that run after that creation are still to come.</summary>
    public static bool PrecedesTheStepsOfCreating(this IPluginExecutionContext context, string table, string lookup, Guid id) =>
        Creations(context, table, lookup, id).Any(creation => creation.Stage < PostOperation);

    /// <summary>Whether the event follows from an update of this row that was made in the same user's name: it has written the row, as it is over.</summary>
    public static bool FollowsFromWriting(this IPluginExecutionContext context, string table, Guid id) =>
        Above(context, Messages.Update).Any(update =>
            update.PrimaryEntityName == table && update.PrimaryEntityId == id && update.Stage == PostOperation && update.UserId == context.UserId);

    /// <summary>Whether the event is what the platform, or another solution, does to a row because a row of another table was changed.</summary>
    public static bool FollowsFromAnotherTable(this IPluginExecutionContext context)
    {
        for (var above = context.ParentContext; above is not null; above = above.ParentContext)
        {
            if (above.PrimaryEntityName is { Length: > 0 } table && table != context.PrimaryEntityName)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<IPluginExecutionContext> Creations(IPluginExecutionContext context, string table, string lookup, Guid id) =>
        Above(context, Messages.Create).Where(creation =>
            creation.PrimaryEntityName == table &&
            creation.InputParameters.TryGetValue("Target", out var target) && target is Entity row &&
            row.GetAttributeValue<EntityReference>(lookup)?.Id == id);

    private static IEnumerable<IPluginExecutionContext> Above(IPluginExecutionContext context, string message)
    {
        for (var above = context.ParentContext; above is not null; above = above.ParentContext)
        {
            if (above.MessageName == message)
            {
                yield return above;
            }
        }
    }
}
