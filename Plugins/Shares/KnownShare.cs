namespace Opps.Plugins.Shares;

/// <summary>A seller as the journal keeps them, so that it outlives row and user.</summary>
/// <param name="rowId">The seller share.</param>
/// <param name="sellerId">The person; null once their user was deleted.</param>
/// <param name="name">Their name at that time.</param>
/// <param name="percent">0–100.</param>
/// <param name="isFixed">Whether no rule may move it.</param>
public sealed class KnownShare(Guid? rowId, Guid? sellerId, string? name, decimal percent, bool isFixed)
{
    public Guid? RowId => rowId;

    public Guid? SellerId => sellerId;

    public string? Name => name;

    public decimal Percent => percent;

    public bool IsFixed => isFixed;

    /// <summary>As a row is, or is to be.</summary>
    public static KnownShare Of(SellerShare row) => new(row.Id, row.SellerId, row.SellerName ?? row.Name, row.Percent ?? 0m, row.IsFixed);

    /// <summary>The same person, by name where a user was deleted.</summary>
    public bool IsOf(KnownShare other) =>
        SellerId is { } one && other.SellerId is { } two ? one == two : string.Equals(Name, other.Name, StringComparison.Ordinal);

    /// <summary>The same person with the same percentage and flag.</summary>
    public bool IsSame(KnownShare other) => IsOf(other) && Percent == other.Percent && IsFixed == other.IsFixed;
}
