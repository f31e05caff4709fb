namespace Opps.Plugins.Shares;

/// <summary>One row of a whole set: who, and how much if that is stated.</summary>
public sealed class WantedShare(Guid? rowId, Person? seller, decimal? percent, bool? isFixed)
{
    /// <summary>The row that is meant, when the person on it is to change; otherwise the person tells the row.</summary>
    public Guid? RowId => rowId;

    /// <summary>The person, if one was named.</summary>
    public Person? Seller => seller;

    /// <summary>As typed.</summary>
    public decimal? Percent => percent;

    /// <summary>Null leaves it as it is; a new row is then free.</summary>
    public bool? IsFixed => isFixed;
}

/// <summary>P9, P14: all sellers of an opportunity given at once. Who is missing goes.</summary>
public static class ShareSet
{
    /// <summary>
    /// What is given stands. Where a percentage above 0 is given, all free rows without one share the rest evenly, old and
    /// new alike, so that the same set given again changes nothing. Where none is, old rows keep theirs and new ones share
    /// what is open.
    /// </summary>
    public static Rule Of(IReadOnlyList<WantedShare> wanted) => (opportunity, rows) =>
        wanted.Count == 0 ? OwnerAlone(opportunity, rows) : Apply(wanted, rows.EarliestFirst());

    private static Decision Apply(IReadOnlyList<WantedShare> wanted, IReadOnlyList<SellerShare> rows)
    {
        var given = wanted.Select(share => share.Percent is { } typed ? Percentage.Accept(typed) : (decimal?)null).ToList();
        var old = Match(wanted, rows);
        var isNumberGiven = given.Any(percent => percent > 0m);

        // Old rows in the order they were added, then new ones in the order given.
        var parts = wanted
            .Select((share, i) =>
            {
                var row = RowFor(share, old[i]);
                return new Part(row, given[i], old[i] is { } stored ? stored.Percent ?? 0m : isNumberGiven && !row.IsFixed ? 0m : null);
            })
            .EarliestFirst(part => part.Row);
        return new Decision(BatchShares.Then(parts), Reason.Counted("P9", wanted.Count, wanted.Count));
    }

    private static SellerShare RowFor(WantedShare share, SellerShare? old)
    {
        var row = (old ?? new SellerShare()) with { IsFixed = share.IsFixed ?? old?.IsFixed ?? false };
        return share.Seller is { } seller && seller.Id != row.SellerId
            ? row.Of(seller)
            : row;
    }

    /// <summary>The stored row of each wanted one: that of the same person, else the one named if no other person is on it.</summary>
    private static List<SellerShare?> Match(IReadOnlyList<WantedShare> wanted, IReadOnlyList<SellerShare> rows)
    {
        var persons = new HashSet<Guid>();
        var used = new HashSet<Guid?>();
        var byPerson = new HashSet<Guid?>(wanted.Select(share => RowOf(share.Seller?.Id)?.Id));
        return wanted.Select(MatchOne).ToList();

        SellerShare? RowOf(Guid? person) => person is null ? null : rows.FirstOrDefault(row => row.SellerId == person);

        SellerShare? MatchOne(WantedShare share)
        {
            var named = share.RowId is { } id ? rows.FirstOrDefault(row => row.Id == id) : null;
            var old = RowOf(share.Seller?.Id) ?? (share.Seller is null || !byPerson.Contains(named?.Id) ? named : null);
            if (share.Seller is null && old is null)
            {
                throw new RefusedException(TextKeys.SellerMissing);
            }

            if ((share.Seller is { } seller && !persons.Add(seller.Id)) || (old is not null && !used.Add(old.Id)))
            {
                throw new RefusedException(TextKeys.Duplicate, share.Seller?.Name ?? old?.SellerName ?? old?.Name);
            }

            return share.Seller is { IsDisabled: true } disabled && disabled.Id != old?.SellerId
                ? throw new RefusedException(TextKeys.UserDisabled, disabled.Name)
                : old;
        }
    }

    private static Decision OwnerAlone(Opportunity opportunity, IReadOnlyList<SellerShare> rows)
    {
        var decision = SellerRemoved.Apply(
            opportunity,
            opportunity.OwnerIsPerson && rows.FirstOrDefault(row => row.SellerId == opportunity.OwnerId) is { } own
                ? [own with { IsFixed = false }]
                : []);
        return opportunity.OwnerIsPerson ? decision with { Reason = Reason.Of("P14") } : decision;
    }
}
