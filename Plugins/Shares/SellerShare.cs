namespace Opps.Plugins.Shares;

/// <summary>One seller's part of one opportunity, as it is stored or as it is to be.</summary>
public sealed record SellerShare
{
    /// <summary>Null for a row that is to be made, when its id is the platform's to choose.</summary>
    public Guid? Id { get; init; }

    /// <summary>The person. Null once their user was deleted.</summary>
    public Guid? SellerId { get; init; }

    /// <summary>That person's full name today.</summary>
    public string? SellerName { get; init; }

    /// <summary>Whether that person's user is disabled: may stay a seller, may not become one (P21).</summary>
    public bool SellerIsDisabled { get; init; }

    /// <summary>The name stored on the row. It outlives a deleted user.</summary>
    public string? Name { get; init; }

    /// <summary>0–100, two decimals. Null while nobody has stated it, which counts as nothing in the sum.</summary>
    public decimal? Percent { get; init; }

    /// <summary>Whether no automatic rule may move the percentage or the person (P26).</summary>
    public bool IsFixed { get; init; }

    /// <summary>The percentage in money of the opportunity's currency, or null (M3).</summary>
    public decimal? Amount { get; init; }

    /// <summary>What is to be expected of that amount by now, or null (F1).</summary>
    public decimal? ExpectedAmount { get; init; }

    /// <summary>The currency stored on the row.</summary>
    public Guid? CurrencyId { get; init; }

    /// <summary>The exchange rate that the platform stored with its amount; null where it has none.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>What the operation under way has done to it so far; null for nothing, so that it counts as it is.</summary>
    public Touched? Touched { get; init; }

    /// <summary>UTC. Null for a row that is to be made, which comes after all others.</summary>
    public DateTime? AddedOn { get; init; }

    /// <summary>The same row in another person's hands.</summary>
    public SellerShare Of(Person person) => this with { SellerId = person.Id, SellerName = person.Name, Name = person.Name, SellerIsDisabled = person.IsDisabled };
}
