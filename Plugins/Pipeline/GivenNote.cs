namespace Opps.Plugins.Pipeline;

/// <summary>
/// What came with an event of why it is done: a parameter of a custom API, a column of a share or a member of a draft, which both are taken
/// out before the row is written. A deletion has no columns: there the platform's tag is the place.
/// </summary>
internal static class GivenNote
{
    private const string Parameter = "Note";
    private const string Key = "opps_sellershares_note";

    /// <summary>Null for none.</summary>
    /// <exception cref="RefusedException">It is too long.</exception>
    public static string? In(Execution execution) => Note.Accept(
        execution.Input<string>(Parameter) ?? execution.Noted(Key) as string ??
        (execution.Noted(SellerShareTable.DeletionTag) is string tag && tag.StartsWith(SellerShareTable.NoteInTag, StringComparison.Ordinal)
            ? tag.Substring(SellerShareTable.NoteInTag.Length)
            : null));

    /// <summary>Takes it out of the share that is written; where that has none, one of a row that comes along counts.</summary>
    public static void TakeOut(Execution execution, IReadOnlyList<Entity> batch)
    {
        var target = execution.Target;
        Keep(execution, Of(target) ?? batch.Select(Of).FirstOrDefault(note => note is not null));
        if (target.Contains(SellerShareTable.Note))
        {
            target[SellerShareTable.Note] = null;
        }
    }

    /// <summary>Notes it for later stages of the event.</summary>
    public static void Keep(Execution execution, string? note)
    {
        if (note is not null)
        {
            execution.Context.SharedVariables[Key] = note;
        }
    }

    private static string? Of(Entity row) => Note.Accept(row.GetAttributeValue<string>(SellerShareTable.Note));
}
