namespace Opps.Plugins.Shares;

/// <summary>P12–P14: what a deleted seller leaves.</summary>
public static class SellerRemoved
{
    /// <summary>A sole, free seller gets 100 %; where nobody is left, the owner comes back.</summary>
    public static Decision Apply(Opportunity opportunity, IReadOnlyList<SellerShare> rows) => rows.Count switch
    {
        0 when opportunity.OwnerIsPerson =>
            new Decision([OwnerIsSeller.WholeShare(opportunity)], "nobody is left, the owner comes back with 100 % (P14)"),
        0 => new Decision(rows, "nobody is left, and the owner is a team (P14)"),
        1 when rows[0].IsFixed => new Decision(rows, "nothing to do because the only share left is fixed (P26)"),
        1 => new Decision([rows[0] with { Percent = Percentage.Whole }], "the only seller left gets 100 % (P13)"),
        _ => new Decision(rows, Invariant($"nobody is moved because {rows.Count} sellers are left (P12)")),
    };
}
