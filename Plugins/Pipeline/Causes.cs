namespace Opps.Plugins.Pipeline;

/// <summary>
/// The events that an event is part of. How many levels a cascade puts in the chain is not documented, so the whole of it
/// is looked at.
/// </summary>
internal static class Causes
{
    /// <summary>Whether the event happens in the course of this row's deletion.</summary>
    public static bool IsPartOfDeleting(this IPluginExecutionContext context, string table, Guid id) =>
        context.Above().Any(above => above.MessageName == Messages.Delete && above.PrimaryEntityName == table && above.PrimaryEntityId == id);

    /// <summary>Whether the event happens in the course of the deletion of some row of another table.</summary>
    public static bool IsPartOfAnotherDeletion(this IPluginExecutionContext context) =>
        context.Above().Any(above => above.MessageName == Messages.Delete && above.PrimaryEntityName != context.PrimaryEntityName);

    /// <summary>Whether the event happens in the course of creating this row, as a part of it.</summary>
    public static bool IsPartOfCreating(this IPluginExecutionContext context, string table, Guid id) =>
        context.Above().Any(above => above.MessageName == Messages.Create && above.PrimaryEntityName == table && above.PrimaryEntityId == id);

    /// <summary>Whether the event happens in the course of creating a row of that table whose lookup names this row.</summary>
    public static bool IsPartOfCreating(this IPluginExecutionContext context, string table, string lookup, Guid id) =>
        Creations(context, table, lookup, id).Any();

    /// <summary>The same, while the steps that run after that creation are still to come.</summary>
    public static bool PrecedesTheStepsOfCreating(this IPluginExecutionContext context, string table, string lookup, Guid id) =>
        Creations(context, table, lookup, id).Any(creation => creation.Stage < Stages.PostOperation);

    /// <summary>Whether the event follows from an update of this row that was made in the same user's name: it has written the row, as it is over.</summary>
    public static bool FollowsFromWriting(this IPluginExecutionContext context, string table, Guid id) =>
        context.Above().Any(above => above.MessageName == Messages.Update && above.PrimaryEntityName == table &&
            above.PrimaryEntityId == id && above.Stage == Stages.PostOperation && above.UserId == context.UserId);

    /// <summary>Whether the event is what the platform, or another solution, does to a row because a row of another table was changed.</summary>
    public static bool FollowsFromAnotherTable(this IPluginExecutionContext context) =>
        context.Above().Any(above => above.PrimaryEntityName is { Length: > 0 } table && table != context.PrimaryEntityName);

    private static IEnumerable<IPluginExecutionContext> Creations(IPluginExecutionContext context, string table, string lookup, Guid id) =>
        context.Above().Where(above => above.MessageName == Messages.Create && above.PrimaryEntityName == table &&
            above.InputParameters.TryGetValue("Target", out var target) && target is Entity row &&
            row.GetAttributeValue<EntityReference>(lookup)?.Id == id);

    /// <summary>The events that this one is part of, the nearest first.</summary>
    public static IEnumerable<IPluginExecutionContext> Above(this IPluginExecutionContext context)
    {
        for (var above = context.ParentContext; above is not null; above = above.ParentContext)
        {
            yield return above;
        }
    }
}
