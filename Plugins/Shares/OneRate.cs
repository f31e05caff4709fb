namespace Opps.Plugins.Shares;

/// <summary>
/// M2 in base currency: the platform gives a row the rate of the day its money is written, so that rows of different days
/// would have different base amounts. Where rates differ, all that have an older one are written anew.
/// </summary>
public static class OneRate
{
    /// <summary>The rows with the rate that they get. One that differs from what is stored has its money written.</summary>
    public static IReadOnlyList<SellerShare> Apply(Opportunity opportunity, IReadOnlyList<SellerShare> stored, IReadOnlyList<SellerShare> wanted)
    {
        if (opportunity is not { Amount: not null, Currency.Rate: { } today })
        {
            return wanted;
        }

        var before = stored.ToDictionary(row => row.Id.GetValueOrDefault());
        var written = wanted.Select(row => !before.TryGetValue(row.Id.GetValueOrDefault(), out var old) ||
            old.Amount != row.Amount || old.ExpectedAmount != row.ExpectedAmount || old.CurrencyId != row.CurrencyId).ToList();
        return written.Contains(true) || wanted.Any(row => row.ExchangeRate is { } rate && rate != opportunity.ExchangeRate)
            ? wanted.Select((row, i) => written[i] || row.ExchangeRate is not null ? row with { ExchangeRate = today } : row).ToList()
            : wanted;
    }

    /// <summary>Whether the opportunity's own amount is to be written once more, so that it has the rate of its rows.</summary>
    public static bool IsOutdated(Opportunity opportunity, IReadOnlyList<SellerShare> wanted) =>
        opportunity is { IsClosed: false, Amount: not null, ExchangeRate: { } own } && wanted.Any(row => row.ExchangeRate is { } rate && rate != own);
}
