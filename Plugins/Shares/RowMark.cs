using System.Globalization;

namespace Opps.Plugins.Shares;

/// <summary>
/// The operation that last wrote a row and what it has done to it so far, kept on the row. No caller can forge one of the
/// operation under way, as its id is known only inside it.
/// </summary>
/// <param name="Operation">The correlation id of the operation's events.</param>
/// <param name="Touched">What it has done.</param>
/// <param name="Then">The percentage that it left the row with.</param>
/// <param name="Content">What a rule sent along, so that a change by somebody else's step shows; null for a person's write.</param>
public sealed record RowMark(string Operation, Touched Touched, decimal? Then, string? Content = null)
{
    private const string Nothing = "-";

    /// <summary>As it is stored: operation, given, before, then, content.</summary>
    public string Text =>
        string.Join(" ", new[] { Operation, Of(Touched.Given), Of(Touched.Before), Of(Then), Content }.Where(word => word is not null));

    /// <summary>Reads <see cref="Text"/>; null when it is not such a text.</summary>
    public static RowMark? Parse(string? text)
    {
        var words = text?.Split([' '], 5) ?? [];
        return words.Length >= 4 && IsNumber(words[1], out var given) && IsNumber(words[2], out var before) && IsNumber(words[3], out var then)
            ? new RowMark(words[0], new Touched(given, before), then, words.Length == 5 ? words[4] : null)
            : null;
    }

    /// <summary>
    /// What that operation has done to the row, which has this percentage now; null for nothing. A percentage that the mark
    /// doesn't know was given since, by another solution's step.
    /// </summary>
    public Touched? In(string operation, decimal? percent) => !IsOf(operation) ? null
        : Then != percent ? Touched with { Given = percent }
        : Touched == Touched.Settled(percent) ? null
        : Touched;

    /// <summary>Whether that operation wrote it.</summary>
    public bool IsOf(string operation) => string.Equals(Operation, operation, StringComparison.OrdinalIgnoreCase);

    private static string Of(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? Nothing;

    private static bool IsNumber(string word, out decimal? number)
    {
        var isNumber = decimal.TryParse(word, NumberStyles.Number, CultureInfo.InvariantCulture, out var value);
        number = isNumber ? value : null;
        return isNumber || word == Nothing;
    }
}
