using System;
using System.Collections.Generic;
using System.Linq;

namespace Opps.Plugins.Shares;

/// <summary>What a person gave stands; only what is computed follows it (M1–M3, M6).</summary>
public static class RowsStand
{
    /// <summary>All rows as they are.</summary>
    public static Decision Apply(Opportunity opportunity, IReadOnlyList<SellerShare> rows) =>
        new(rows, "the shares stand; amounts and sum follow them (M3, M6)");

    /// <summary>All rows as they are, one of them with its seller's name. A row without a user keeps the name it had.</summary>
    public static Rule WithNameOf(Guid rowId) => (opportunity, rows) =>
        Apply(opportunity, rows.Select(row => row.Id == rowId ? row with { Name = row.SellerName ?? row.Name } : row).ToList());
}
