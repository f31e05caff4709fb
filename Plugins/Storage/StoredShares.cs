namespace Opps.Plugins.Storage;

/// <summary>One opportunity with its rows, as the database has them, and what is stored on it of them.</summary>
public sealed record StoredShares(
    Opportunity Opportunity, IReadOnlyList<SellerShare> Rows, decimal? Sum, int? Count, string? Sellers, OperationMemory? Memory);
