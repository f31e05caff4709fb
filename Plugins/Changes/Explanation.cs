namespace Opps.Plugins.Changes;

/// <summary>H4, H5: why a share is what it is, as the chain of entries that touched it, in the reader's language.</summary>
public static class Explanation
{
    private const int MostNamed = 3;

    /// <summary>A step for each entry that changed the share, the first one first; from the entry on that brought the person in.</summary>
    /// <param name="entries">All of the opportunity's, the first one first.</param>
    /// <param name="share">As it is stored.</param>
    /// <param name="texts">The reader's language.</param>
    public static IReadOnlyList<ExplainedStep> Of(IReadOnlyList<ShareChange> entries, KnownShare share, UserTexts texts)
    {
        var steps = new List<ExplainedStep>();
        foreach (var entry in entries)
        {
            var before = In(entry.Before, share);
            var after = In(entry.After, share);
            if (after is null)
            {
                steps.Clear();
            }
            else if (before?.IsSame(after) != true)
            {
                steps.Add(new ExplainedStep(entry, Sentence(entry, after, texts)));
            }
        }

        return steps;
    }

    /// <summary>"2026-05-12 14:03 – Anna Berg added Björn Dahl with 25 %: 75 %. The one other free seller gets what is left, 75 %. (P5)"</summary>
    private static string Sentence(ShareChange entry, KnownShare after, UserTexts texts)
    {
        var because = texts.Get("Journal_Because", [Told(entry, texts), texts.Brief(after.Percent), texts.Because(entry.Reason), entry.Reason.Rule]);
        return entry.Note is { } note ? texts.Get("Journal_Note", [because, note]) : because;
    }

    /// <summary>Who did what, when.</summary>
    private static string Told(ShareChange entry, UserTexts texts) => texts.Get($"Journal_{entry.Cause}",
    [
        texts.Moment(entry.At), entry.By?.Name ?? texts.Get("Journal_Somebody", []), Moves(entry, texts),
    ]);

    /// <summary>Added: who came. Removed: who went. Otherwise all that is different, the first few by name.</summary>
    private static string Moves(ShareChange entry, UserTexts texts)
    {
        var came = entry.After.Where(share => In(entry.Before, share) is null)
            .Select(share => texts.Get("Journal_New", [share.Name, texts.Brief(share.Percent)])).ToList();
        var went = entry.Before.Where(share => In(entry.After, share) is null)
            .Select(share => texts.Get("Journal_Gone", [share.Name, texts.Brief(share.Percent)])).ToList();
        var moved = entry.After.Select(share => Move(In(entry.Before, share), share, texts)).OfType<string>();
        var told = entry.Cause switch
        {
            Cause.Added when came.Count > 0 => came,
            Cause.Removed when went.Count > 0 => went,
            _ => came.Concat(went).Concat(moved).ToList(),
        };
        return string.Join(", ", told.Take(MostNamed)) + (told.Count > MostNamed ? " …" : "");
    }

    private static string? Move(KnownShare? before, KnownShare after, UserTexts texts) => before is null ? null
        : before.Percent != after.Percent ? texts.Get("Journal_Moved", [after.Name, texts.Brief(before.Percent), texts.Brief(after.Percent)])
        : before.IsFixed != after.IsFixed ? texts.Get(after.IsFixed ? "Journal_Fixed" : "Journal_Free", [after.Name, texts.Brief(after.Percent)])
        : null;

    /// <summary>By person: a seller may get another row, and who takes over a row has a story of their own.</summary>
    private static KnownShare? In(IReadOnlyList<KnownShare> shares, KnownShare share) => shares.FirstOrDefault(share.IsOf);
}

/// <summary>One entry, as what it did to a share.</summary>
public sealed class ExplainedStep(ShareChange entry, string text)
{
    public ShareChange Entry => entry;

    public string Text => text;
}
