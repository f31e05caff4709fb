namespace Opps.Plugins.Shares;

/// <summary>M1–M4, F1: each row's percentage in the opportunity's money, and what of it is to be expected. Follows every rule, touches no percentage.</summary>
public static class ShareAmounts
{
    /// <summary>
    /// The rows, earliest first, with amounts that add up to round(amount × sum / 100), half away from zero. Without an
    /// amount or a currency the rows have none either.
    /// </summary>
    public static IReadOnlyList<SellerShare> Apply(Opportunity opportunity, IReadOnlyList<SellerShare> rows)
    {
        var ordered = rows.EarliestFirst();
        if (opportunity is not { Amount: { } amount, Currency: { } currency })
        {
            var currencyId = opportunity.Currency?.Id;
            return ordered.Select(row => row with { Amount = null, ExpectedAmount = null, CurrencyId = currencyId ?? row.CurrencyId }).ToList();
        }

        var percents = ordered.Select(row => row.Percent ?? 0m).ToList();
        var parts = PercentParts.Of(amount, percents, currency.Decimals);
        var expected = opportunity.ExpectedAmount is { } value ? PercentParts.Of(value, percents, currency.Decimals) : null;
        return ordered
            .Select((row, index) => row with { Amount = parts[index], ExpectedAmount = expected?[index], CurrencyId = currency.Id })
            .ToList();
    }

    /// <summary>The money as one line for the trace: where each amount comes from, and which rows have a unit more than their exact part.</summary>
    public static string Describe(Opportunity opportunity, IEnumerable<SellerShare> rows)
    {
        if (opportunity is not { Amount: { } amount, Currency: { } currency })
        {
            return "money: none, as there is no amount or no currency (M3)";
        }

        var parts = rows.Select(row =>
        {
            var exact = amount * (row.Percent ?? 0m) / 100m;
            var up = Math.Abs(row.Amount ?? 0m) > Math.Abs(exact) ? ", rounded up" : "";
            return Invariant($"{row.Id}: {row.Percent ?? 0m} % is {exact}, gets {row.Amount}{up}");
        });
        return Invariant($"money: {amount} at {currency.Decimals} decimals; {string.Join("; ", parts)} (M2)");
    }
}
