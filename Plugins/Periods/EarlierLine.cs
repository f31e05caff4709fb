namespace Opps.Plugins.Periods;

/// <summary>What closing must know of a line that was frozen before.</summary>
public sealed record EarlierLine
{
    public Guid? SellerId { get; init; }

    /// <summary>The seller's id, kept when the user is deleted; empty for what is unallocated.</summary>
    public Guid SellerKey { get; init; }

    public string? SellerName { get; init; }

    /// <summary>The seller share's row; empty for what is unallocated.</summary>
    public Guid ShareKey { get; init; }

    public Guid? CurrencyId { get; init; }

    public string? CurrencyCode { get; init; }

    public decimal Percent { get; init; }

    public decimal Amount { get; init; }

    public decimal BaseAmount { get; init; }

    public decimal? Rate { get; init; }

    public DateTime? CloseDate { get; init; }

    public string? OpportunityName { get; init; }

    public string? CustomerName { get; init; }

    public Guid PeriodId { get; init; }

    /// <summary>The last day of that period: the later, the newer the line.</summary>
    public DateTime PeriodLast { get; init; }
}
