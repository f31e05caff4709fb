namespace Opps.Plugins.Shares;

/// <summary>Who comes first where a remainder must go to somebody.</summary>
public static class SellerOrder
{
    /// <summary>The earliest added row first: createdon, then id. Rows still to be made keep their order, last.</summary>
    public static IReadOnlyList<SellerShare> EarliestFirst(this IEnumerable<SellerShare> rows) =>
        rows.OrderBy(row => row.AddedOn ?? DateTime.MaxValue).ThenBy(row => row.Id).ToList();
}
