namespace Opps.Plugins.Shares;

/// <summary>Who comes first where a remainder must go to somebody.</summary>
public static class SellerOrder
{
    /// <summary>The earliest added row first: createdon, then id. Rows still to be made keep their order, last.</summary>
    public static IReadOnlyList<SellerShare> EarliestFirst(this IEnumerable<SellerShare> rows) => rows.EarliestFirst(row => row);

    /// <summary>The same of what has a row.</summary>
    public static IReadOnlyList<T> EarliestFirst<T>(this IEnumerable<T> items, Func<T, SellerShare> row) =>
        items.OrderBy(item => row(item).AddedOn ?? DateTime.MaxValue).ThenBy(item => row(item).Id).ToList();
}
