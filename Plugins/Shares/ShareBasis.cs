using System.Globalization;

namespace Opps.Plugins.Shares;

/// <summary>
/// What a row's amount was last computed from, kept on the row. It lets a changed percentage be saved along with the amount
/// that most likely belongs to it; whether it does is checked once all rows are known. Never trusted, only tried.
/// </summary>
public sealed record ShareBasis(decimal Amount, int Decimals)
{
    /// <summary>Null where there is no money to share.</summary>
    public static ShareBasis? Of(Opportunity opportunity) => opportunity is { Amount: { } amount, Currency: { } currency }
        ? new ShareBasis(amount, currency.Decimals)
        : null;

    /// <summary>Reads <see cref="Text"/>; null when it is not such a text.</summary>
    public static ShareBasis? Parse(string? text)
    {
        var words = text?.Split(' ') ?? [];
        return words.Length == 2 &&
            int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var decimals) && decimals <= 4 &&
            decimal.TryParse(words[1], NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
                ? new ShareBasis(amount, decimals)
                : null;
    }

    /// <summary>As it is stored.</summary>
    public string Text => Invariant($"{Decimals} {Amount}");

    /// <summary>That percentage of it, rounded by itself: right unless a sibling has the larger remainder.</summary>
    public decimal PartOf(decimal percent) => Math.Round(Amount * percent / Percentage.Whole, Decimals, MidpointRounding.AwayFromZero);
}
