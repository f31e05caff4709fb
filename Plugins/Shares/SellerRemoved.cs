namespace Opps.Plugins.Shares;

/// <summary>P12–P14: what a deleted seller leaves.</summary>
public static class SellerRemoved
{
    /// <summary>A sole, free seller gets 100 %; where nobody is left, the owner comes back.</summary>
    public static Decision Apply(Opportunity opportunity, IReadOnlyList<SellerShare> rows) => rows.Count switch
    {
        0 when opportunity.OwnerIsPerson =>
            new Decision([OwnerIsSeller.WholeShare(opportunity)], Reason.Of("P14")),
        0 => new Decision(rows, Reason.Of("P14", "_Team")),
        1 when rows[0].IsFixed => new Decision(rows, Reason.Of("P26")),
        1 => new Decision([rows[0] with { Percent = Percentage.Whole }], Reason.Of("P13")),
        _ => new Decision(rows, Reason.Of("P12", "", rows.Count)),
    };
}
