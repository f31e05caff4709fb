namespace Opps.Plugins.Shares;

/// <summary>What a person gave stands; only what is computed follows it (M1–M3, M6).</summary>
public static class RowsStand
{
    /// <summary>All rows as they are, each named as its user is today.</summary>
    public static Decision Apply(Opportunity opportunity, IReadOnlyList<SellerShare> rows) =>
        new(rows.Select(row => row with { Name = row.SellerName ?? row.Name }).ToList(), Reason.Of("M3"));
}
