using System.Collections.Generic;

namespace Demo.Company;

/// <summary>How an opportunity ended.</summary>
internal enum DemoEnd
{
    Open,
    Won,
    Lost,
    Expired,
}

/// <summary>One opportunity, in short.</summary>
/// <param name="Name">Its topic.</param>
/// <param name="Customer">A company or a person.</param>
/// <param name="Owner">Who makes it.</param>
/// <param name="Amount">Estimated; the actual amount of a won one.</param>
/// <param name="Currency">ISO code; null for the base currency.</param>
/// <param name="Lists">Places of type, source and stage in their lists.</param>
/// <param name="Age">Days since it was made.</param>
/// <param name="Due">Days until it is expected to close, or since it closed; negative is past.</param>
internal sealed record DemoDeal(string Name, string Customer, string Owner, decimal Amount, string? Currency, (int Type, int Source, int Stage) Lists, int Age, int Due)
{
    public DemoEnd End { get; init; }

    /// <summary>Place of the rejection in its list.</summary>
    public int? Rejection { get; init; }

    /// <summary>Given with the opportunity; none is the owner alone.</summary>
    public IReadOnlyList<(string Seller, decimal Percent, bool IsFixed)> Sellers { get; init; } = [];
}
