namespace Opps.Plugins.Periods;

/// <summary>What closing a period must know of an opportunity as it is by then.</summary>
public sealed record CountedOpportunity
{
    public Guid Id { get; init; }

    public string? Name { get; init; }

    public string? CustomerName { get; init; }

    /// <summary>When it was won.</summary>
    public DateTime? CloseDate { get; init; }

    /// <summary>Why nothing of it is due; null for what is won in the days that are counted by then (C2, C5).</summary>
    public DifferenceCause? NotDue { get; init; }

    /// <summary>What the sale brought, in its currency.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The same in base currency, as the platform stores it.</summary>
    public decimal? BaseAmount { get; init; }

    public Guid? CurrencyId { get; init; }

    public string? CurrencyCode { get; init; }

    /// <summary>Of its currency.</summary>
    public int Decimals { get; init; }

    /// <summary>What a unit of the base currency is worth in its currency, as it was stored with the amount.</summary>
    public decimal? Rate { get; init; }

    /// <summary>The seller shares as they are stored, the earliest first.</summary>
    public IReadOnlyList<SellerShare> Shares { get; init; } = [];
}
