using System.Globalization;

namespace Opps.Plugins.Shares;

/// <summary>
/// What a row's amount was last computed from, kept on the row. It lets a changed percentage be saved along with the amount
/// that most likely belongs to it; whether it does is checked once all rows are known. Never trusted, only tried.
/// </summary>
/// <param name="Amount">The whole amount.</param>
/// <param name="Decimals">Of its currency, 0–4.</param>
/// <param name="Expected">What is to be expected of it; null where that is not known (F1).</param>
public sealed record ShareBasis(decimal Amount, int Decimals, decimal? Expected = null)
{
    /// <summary>Null where there is no money to share.</summary>
    public static ShareBasis? Of(Opportunity opportunity) => opportunity is { Amount: { } amount, Currency: { } currency }
        ? new ShareBasis(amount, currency.Decimals, opportunity.ExpectedAmount)
        : null;

    /// <summary>Reads <see cref="Text"/>; null when it is not such a text.</summary>
    public static ShareBasis? Parse(string? text)
    {
        var words = text?.Split(' ') ?? [];
        return words.Length is 2 or 3 &&
            int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var decimals) && decimals <= 4 &&
            decimal.TryParse(words[1], NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
                ? new ShareBasis(amount, decimals, ExpectedIn(words))
                : null;
    }

    /// <summary>As it is stored.</summary>
    public string Text => Expected is { } expected ? Invariant($"{Decimals} {Amount} {expected}") : Invariant($"{Decimals} {Amount}");

    /// <summary>That percentage of it, rounded by itself: right unless a sibling has the larger remainder.</summary>
    public decimal PartOf(decimal percent) => Part(Amount, percent);

    /// <summary>The same of what is to be expected; null where that is not known.</summary>
    public decimal? ExpectedPartOf(decimal percent) => Expected is { } expected ? Part(expected, percent) : null;

    private decimal Part(decimal value, decimal percent) => Math.Round(value * percent / Percentage.Whole, Decimals, MidpointRounding.AwayFromZero);

    private static decimal? ExpectedIn(string[] words) =>
        words.Length > 2 && decimal.TryParse(words[2], NumberStyles.Number, CultureInfo.InvariantCulture, out var expected) ? expected : null;
}
