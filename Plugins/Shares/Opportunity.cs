namespace Opps.Plugins.Shares;

/// <summary>The opportunity's currency, its number of decimals, 0–4, and what a unit of the base currency is worth in it today.</summary>
public sealed record Currency(Guid Id, int Decimals, decimal? Rate = null);

/// <summary>What the rules must know of an opportunity.</summary>
public sealed record Opportunity
{
    /// <summary>What people call it, for the texts they see.</summary>
    public string? Name { get; init; }

    /// <summary>A person or a team, see <see cref="OwnerIsPerson"/>.</summary>
    public Guid OwnerId { get; init; }

    /// <summary>Only a person can be a seller (P3, P18).</summary>
    public bool OwnerIsPerson { get; init; }

    /// <summary>The person's full name. Null for a team.</summary>
    public string? OwnerName { get; init; }

    /// <summary>Decides which amount counts and whether shares may move.</summary>
    public OpportunityState State { get; init; }

    /// <summary>What the sale is expected to bring.</summary>
    public decimal? EstimatedAmount { get; init; }

    /// <summary>What the sale brought, once won.</summary>
    public decimal? ActualAmount { get; init; }

    /// <summary>How likely the sale is, 0–100 %; null where nobody has said.</summary>
    public int? Probability { get; init; }

    /// <summary>Null where the opportunity has none; then there is no money either.</summary>
    public Currency? Currency { get; init; }

    /// <summary>The rate that the platform has stored with its amounts; null where it has none.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>Won, lost or expired (P24).</summary>
    public bool IsClosed => State != OpportunityState.Open;

    /// <summary>
    /// What is to be expected of it, by now (F1): the amount by its probability while open, the whole once won, nothing once lost or expired.
    /// Null without a probability, or without an amount.
    /// </summary>
    public decimal? ExpectedAmount => Probability is not { } probability || Amount is not { } amount ? null
        : State switch
        {
            OpportunityState.Open => amount * probability / Percentage.Whole,
            OpportunityState.Won => amount,
            _ => 0m,
        };

    /// <summary>What the sellers share (M1): the actual amount once won, the estimated one otherwise.</summary>
    public decimal? Amount => Currency is null ? null : State == OpportunityState.Won ? ActualAmount : EstimatedAmount;
}
