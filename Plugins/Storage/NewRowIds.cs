using System;
using System.Collections.Generic;
using System.Linq;
using Opps.Plugins.Shares;

namespace Opps.Plugins.Storage;

/// <summary>
/// Ids for rows that are to be made, ascending: rows made in one second then keep, by their ids, the order in which they
/// were decided on, and a later event gives the extra hundredth to the same row.
/// </summary>
internal static class NewRowIds
{
    /// <summary>The rows, each with an id.</summary>
    public static IReadOnlyList<SellerShare> WithIds(this IReadOnlyList<SellerShare> rows)
    {
        var ids = new Queue<Guid>(rows.Where(row => row.Id is null).Select(_ => Guid.NewGuid()).OrderBy(id => id));
        return ids.Count == 0 ? rows : rows.Select(row => row.Id is null ? row with { Id = ids.Dequeue() } : row).ToList();
    }
}
