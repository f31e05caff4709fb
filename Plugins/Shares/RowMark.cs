namespace Opps.Plugins.Shares;

/// <summary>How the operation named in a mark came to write the row.</summary>
public enum RowWriter
{
    /// <summary>A person added it, with the percentage that it has or none.</summary>
    Added,

    /// <summary>A person changed its percentage.</summary>
    Changed,

    /// <summary>A rule gave it its percentage.</summary>
    Rule,
}

/// <summary>
/// The operation that last wrote a row's percentage, kept on the row. No caller can forge one of the operation under way, as
/// its id is known only inside it.
/// </summary>
/// <param name="Operation">The correlation id of the operation's events.</param>
/// <param name="Writer">How it came to write.</param>
/// <param name="Content">What a rule sent along, so that a change by somebody else's step shows; null for a person's write.</param>
public sealed record RowMark(string Operation, RowWriter Writer, string? Content)
{
    /// <summary>As it is stored.</summary>
    public string Text => Content is null ? $"{Operation} {Writer}" : $"{Operation} {Writer} {Content}";

    /// <summary>Reads <see cref="Text"/>; null when it is not such a text.</summary>
    public static RowMark? Parse(string? text)
    {
        var words = text?.Split([' '], 3) ?? [];
        return words.Length >= 2 && Enum.TryParse<RowWriter>(words[1], out var writer)
            ? new RowMark(words[0], writer, words.Length == 3 ? words[2] : null)
            : null;
    }

    /// <summary>What it says by itself of a row with that percentage; null when that operation has left no trace here.</summary>
    public static Touched? Touched(RowMark? mark, string operation, decimal? percent) => mark is null || !mark.IsOf(operation)
        ? null
        : mark.Writer switch
        {
            RowWriter.Added => new Touched(percent, null),
            RowWriter.Changed => new Touched(percent, percent ?? 0m),
            _ => null,
        };

    /// <summary>Whether that operation wrote it.</summary>
    public bool IsOf(string operation) => string.Equals(Operation, operation, StringComparison.OrdinalIgnoreCase);
}
