namespace Opps.Plugins.Storage;

/// <summary>
/// Ids for rows that are to be made, above those of all rows there are: of rows that were added in one second the id says
/// which came first. So a row keeps, once it is stored, the place that it was decided on, and no hundredth moves later.
/// </summary>
internal static class RowIds
{
    private const int RandomBits = 40;

    /// <summary>The rows, each with an id.</summary>
    public static IReadOnlyList<SellerShare> WithIds(this IReadOnlyList<SellerShare> rows, IEnumerable<SellerShare> stored)
    {
        var ids = new Queue<Guid>(Above(stored.Select(row => row.Id.GetValueOrDefault()), rows.Count(row => row.Id is null)));
        return ids.Count == 0 ? rows : rows.Select(row => row.Id is null ? row with { Id = ids.Dequeue() } : row).ToList();
    }

    /// <summary>So many ids, ascending, each above all those given.</summary>
    public static IReadOnlyList<Guid> Above(IEnumerable<Guid> stored, int count)
    {
        var highest = stored.DefaultIfEmpty(Guid.Empty).Max();
        var ids = new List<Guid>(count);
        for (var left = count; left > 0; left--)
        {
            highest = Next(highest);
            ids.Add(highest);
        }

        return ids;
    }

    /// <summary>A random step upwards. Above nothing, or where there is no room above, any id will do.</summary>
    private static Guid Next(Guid id)
    {
        var random = Guid.NewGuid();
        var low = random.ToByteArray().Skip(8).ToArray();
        var bytes = id.ToByteArray();
        var most = (ulong)BitConverter.ToUInt32(bytes, 0) << 32 | (ulong)BitConverter.ToUInt16(bytes, 4) << 16 | BitConverter.ToUInt16(bytes, 6);
        var step = 1 + (BitConverter.ToUInt64(random.ToByteArray(), 0) >> (64 - RandomBits));
        if (id == Guid.Empty || ulong.MaxValue - most < step)
        {
            return random;
        }

        most += step;
        return new Guid((int)(most >> 32), (short)(most >> 16), (short)most, low);
    }
}
