namespace Opps.Plugins.Shares;

/// <summary>P15–P18, P24, P26: what a new owner does to the sellers.</summary>
public static class OwnerFollows
{
    /// <summary>A sole, free seller gives way to the new owner; an opportunity without sellers gets the new owner.</summary>
    /// <param name="previousOwnerId">The owner before the event: an update may repeat the owner without changing it.</param>
    public static Rule From(Guid previousOwnerId) => (opportunity, rows) => opportunity switch
    {
        _ when opportunity.OwnerId == previousOwnerId => new Decision(rows, "nothing to do because the owner is the same as before"),
        { IsClosed: true } => new Decision(rows, "nothing to do because the opportunity is closed (P24)"),
        { OwnerIsPerson: false } => new Decision(rows, "nothing to do because the new owner is a team (P18)"),
        _ => rows.Count switch
        {
            0 => new Decision([OwnerIsSeller.WholeShare(opportunity)], "the new owner is the first seller, 100 % (P16)"),
            1 when rows[0].IsFixed => new Decision(rows, "nothing to do because the only share is fixed (P26)"),
            1 => new Decision([rows[0].TakenBy(opportunity)], "the new owner takes the only share with 100 % (P15)"),
            _ => new Decision(rows, Invariant($"nothing to do because {rows.Count} sellers share it (P17)")),
        },
    };
}
