namespace Opps.Plugins.Shares;

/// <summary>
/// U3: a draft was made from the sellers of a moment. What somebody else has changed since, and the draft has not, stands; what
/// both have changed is refused. Nobody's seller is removed unseen.
/// </summary>
public static class DraftMerge
{
    /// <summary>The whole set that the draft comes to, as a rule (P9).</summary>
    /// <param name="draft">As it was sent.</param>
    /// <param name="persons">The users that its sellers name.</param>
    public static Rule Of(SellerDraft draft, IReadOnlyDictionary<Guid, Person> persons) => (opportunity, rows) =>
    {
        var mine = draft.Sellers.Select(entry => new { Entry = entry, Row = RowOf(entry, rows), Person = entry.SellerId is { } id ? persons[id] : null }).ToList();
        var wanted = mine
            .Select(given => given.Row is { } row
                ? Both(given.Entry, Had(row), row, given.Person)
                : OnlyMine(given.Entry, draft.From.FirstOrDefault(had => IsSame(had, given.Entry)), given.Person))
            .Concat(rows.Where(row => mine.All(given => given.Row != row)).Select(row => OnlyTheirs(draft, Had(row), row)))
            .OfType<WantedShare>().ToList();
        return ShareSet.Of(wanted)(opportunity, rows);

        DraftShare? Had(SellerShare row) => draft.From.FirstOrDefault(entry => RowOf(entry, rows) == row);
    };

    private static WantedShare Both(DraftShare mine, DraftShare? from, SellerShare row, Person? person)
    {
        var given = mine.Percent is { } typed ? Percentage.Accept(typed) : (decimal?)null;
        var isTheirs = IsChanged(from, row);
        var isMine = (given is not null && given != from?.Percent) || (person is not null && person.Id != row.SellerId);
        var isHandedByBoth = person is not null && from?.SellerId is { } had && person.Id != had && row.SellerId != had && person.Id != row.SellerId;
        if (isHandedByBoth || (isMine && isTheirs && given != row.Percent))
        {
            throw new RefusedException(TextKeys.DraftCollision, row.SellerName ?? row.Name, given ?? 0m, row.Percent ?? 0m);
        }

        var isFixed = mine.IsFixed is { } wish && wish != from?.IsFixed ? wish : row.IsFixed;
        return new WantedShare(row.Id, person, isTheirs && !isMine ? row.Percent : given, isFixed);
    }

    /// <summary>A new seller, or one whom somebody else has removed: null where that stands.</summary>
    private static WantedShare? OnlyMine(DraftShare mine, DraftShare? from, Person? person)
    {
        if (from is null)
        {
            return new WantedShare(mine.RowId, person, mine.Percent, mine.IsFixed);
        }

        var isMine = (mine.Percent is { } given && given != from.Percent) || (mine.IsFixed is { } wish && wish != (from.IsFixed ?? wish)) ||
            (mine.SellerId is { } id && from.SellerId is { } had && id != had);
        return isMine ? throw new RefusedException(TextKeys.DraftRemovedByOthers, person?.Name, mine.Percent ?? from.Percent ?? 0m) : null;
    }

    /// <summary>
    /// A seller whom somebody else has added, or put in the place of one whom the draft keeps: that stands. One whom the draft removes:
    /// then null.
    /// </summary>
    private static WantedShare? OnlyTheirs(SellerDraft draft, DraftShare? from, SellerShare row)
    {
        if (from is null)
        {
            return new WantedShare(row.Id, null, row.Percent, row.IsFixed);
        }

        if (draft.Sellers.FirstOrDefault(entry => IsSame(entry, from)) is { } kept)
        {
            return new WantedShare(row.Id, null, from.Percent == row.Percent ? kept.Percent : row.Percent, row.IsFixed);
        }

        return IsChanged(from, row) || (from.IsFixed is { } was && was != row.IsFixed)
            ? throw new RefusedException(TextKeys.DraftRemovedByCaller, row.SellerName ?? row.Name, row.Percent ?? 0m)
            : null;
    }

    private static bool IsChanged(DraftShare? from, SellerShare row) =>
        from is null || from.Percent != row.Percent || (from.SellerId is { } had && had != row.SellerId);

    /// <summary>The stored row that an entry names, else that of its person.</summary>
    private static SellerShare? RowOf(DraftShare entry, IReadOnlyList<SellerShare> rows) =>
        rows.FirstOrDefault(row => row.Id == entry.RowId) ??
        (entry.SellerId is { } person ? rows.FirstOrDefault(row => row.SellerId == person) : null);

    private static bool IsSame(DraftShare one, DraftShare other) =>
        (one.RowId is not null && one.RowId == other.RowId) || (one.SellerId is not null && one.SellerId == other.SellerId);
}
