namespace Opps.Plugins.Shares;

/// <summary>P15–P18, P24, P26: what a new owner does to the sellers.</summary>
public static class OwnerFollows
{
    /// <summary>A sole, free seller gives way to the new owner; an opportunity without sellers gets the new owner.</summary>
    /// <param name="previousOwnerId">The owner before the event: an update may repeat the owner without changing it.</param>
    public static Rule From(Guid previousOwnerId) => (opportunity, rows) => opportunity switch
    {
        _ when opportunity.OwnerId == previousOwnerId => new Decision(rows, Reason.Of("P15", "_Same")),
        { IsClosed: true } => new Decision(rows, Reason.Of("P24")),
        { OwnerIsPerson: false } => new Decision(rows, Reason.Of("P18")),
        _ => rows.Count switch
        {
            0 => new Decision([OwnerIsSeller.WholeShare(opportunity)], Reason.Of("P16")),
            1 when rows[0].IsFixed => new Decision(rows, Reason.Of("P26")),
            1 => new Decision([rows[0].TakenBy(opportunity)], Reason.Of("P15")),
            _ => new Decision(rows, Reason.Of("P17", "", rows.Count)),
        },
    };
}
