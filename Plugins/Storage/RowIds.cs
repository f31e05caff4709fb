namespace Opps.Plugins.Storage;

/// <summary>
/// Ids for rows that are to be made, above those of all rows there are: of rows that were added in one second the id says
/// which came first. So a row keeps, once it is stored, the place that it was decided on, and no hundredth moves later.
/// </summary>
internal static class RowIds
{
    /// <summary>The rows, each with an id.</summary>
    public static IReadOnlyList<SellerShare> WithIds(this IReadOnlyList<SellerShare> rows, IEnumerable<SellerShare> stored)
    {
        if (rows.All(row => row.Id is not null))
        {
            return rows;
        }

        var highest = stored.Select(row => row.Id.GetValueOrDefault()).DefaultIfEmpty().Max();
        return rows.Select(row => row.Id is null ? row with { Id = highest = Above(highest) } : row).ToList();
    }

    /// <summary>Its first four bytes are compared first. Above nothing, or where there is no room above, any id will do.</summary>
    private static Guid Above(Guid id)
    {
        var bytes = Guid.NewGuid().ToByteArray();
        var first = BitConverter.ToUInt32(id.ToByteArray(), 0);
        if (id != Guid.Empty && first < uint.MaxValue)
        {
            BitConverter.GetBytes(first + 1).CopyTo(bytes, 0);
        }

        return new Guid(bytes);
    }
}
