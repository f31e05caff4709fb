namespace Opps.Plugins.Shares;

/// <summary>P1–P3: a new opportunity without sellers gets its owner, when that is a person.</summary>
public static class OwnerIsSeller
{
    /// <summary>The owner with 100 %, unless sellers are there (P2) or the owner is a team (P3).</summary>
    public static Decision Apply(Opportunity opportunity, IReadOnlyList<SellerShare> rows) =>
        rows.Count > 0 ? new Decision(rows, Reason.Counted("P2", rows.Count, rows.Count))
        : opportunity.OwnerIsPerson ? new Decision([WholeShare(opportunity)], Reason.Of("P1"))
        : new Decision(rows, Reason.Of("P3"));

    /// <summary>The row that gives the owner, a person, everything.</summary>
    public static SellerShare WholeShare(Opportunity opportunity) => new SellerShare().TakenBy(opportunity);

    /// <summary>The same row in the owner's hands, with 100 %.</summary>
    internal static SellerShare TakenBy(this SellerShare row, Opportunity opportunity) =>
        row.Of(new Person(opportunity.OwnerId, opportunity.OwnerName, IsDisabled: false)) with { Percent = Percentage.Whole };
}
