namespace Opps.Plugins.Periods;

/// <summary>A line that closing writes, frozen from then on (C3, C5).</summary>
public sealed record CommissionLine
{
    /// <summary>The greatest amount that the columns of amounts hold, as decimals.</summary>
    public const decimal Most = 100_000_000_000m;

    public Guid PeriodId { get; init; }

    public int Run { get; init; }

    public Guid OpportunityId { get; init; }

    public string? OpportunityName { get; init; }

    public string? CustomerName { get; init; }

    /// <summary>Null for what is unallocated, and where the user is deleted.</summary>
    public Guid? SellerId { get; init; }

    /// <summary>Empty for what is unallocated.</summary>
    public Guid SellerKey { get; init; }

    public string? SellerName { get; init; }

    public Guid ShareKey { get; init; }

    /// <summary>Whether it corrects what was counted before.</summary>
    public bool IsDifference { get; init; }

    /// <summary>Why, of a difference.</summary>
    public DifferenceCause? Cause { get; init; }

    /// <summary>The period that a difference corrects.</summary>
    public Guid? CorrectsId { get; init; }

    /// <summary>The share by then, 0–100; of what is unallocated 100 less the sum.</summary>
    public decimal Percent { get; init; }

    /// <summary>As it was counted last.</summary>
    public decimal PercentBefore { get; init; }

    /// <summary>What the line adds, in the opportunity's currency.</summary>
    public decimal Amount { get; init; }

    /// <summary>What all earlier lines come to, in the opportunity's currency.</summary>
    public decimal Before { get; init; }

    public Guid? CurrencyId { get; init; }

    public string? CurrencyCode { get; init; }

    public decimal? Rate { get; init; }

    /// <summary>What the line adds, in base currency.</summary>
    public decimal BaseAmount { get; init; }

    public DateTime? CloseDate { get; init; }

    /// <summary>One line of each counted opportunity is marked, so that the next closing finds each once.</summary>
    public bool IsLead { get; init; }

    /// <summary>Made of what it is of, so that no line is written twice (C6).</summary>
    public Guid Id => LineFingerprint.IdOf(this);
}
