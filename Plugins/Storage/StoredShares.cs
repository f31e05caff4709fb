namespace Opps.Plugins.Storage;

/// <summary>One opportunity with its rows, as the database has them, and what is stored on it of them.</summary>
public sealed class StoredShares(
    Opportunity opportunity, IReadOnlyList<SellerShare> rows, decimal? sum, int? count, string? sellers, OperationMemory? memory,
    WinningTerms? terms = null, bool isReasonRequired = false)
{
    public Opportunity Opportunity => opportunity;

    public IReadOnlyList<SellerShare> Rows => rows;

    public decimal? Sum => sum;

    public int? Count => count;

    /// <summary>Their names.</summary>
    public string? Sellers => sellers;

    public OperationMemory? Memory => memory;

    /// <summary>What administrators ask of it by now, to be won (T4).</summary>
    public WinningTerms Terms => terms ?? WinningTerms.Default;

    /// <summary>Whether they ask for a reason where a colleague's share is changed; false also where that was not read.</summary>
    public bool IsReasonRequired => isReasonRequired;
}
