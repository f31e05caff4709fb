using System.Globalization;

namespace Opps.Plugins.Shares;

/// <summary>A row that a batch brings, as it was decided on before it was written.</summary>
/// <param name="Share">The row with its id, person, percentage and money.</param>
/// <param name="Basis">What the money was computed from.</param>
public sealed record PlannedRow(SellerShare Share, ShareBasis? Basis);

/// <summary>
/// What the opportunity remembers of the operation that last wrote its sum: one text, written along with the sum.
/// </summary>
public sealed class OperationMemory(string operation, int version, string content, IReadOnlyList<PlannedRow> plan, string? knownText, string? begun = null)
{
    private const string Nothing = "-";
    private const char Between = '/';
    private const char BegunMark = '#';

    /// <summary>The correlation id of the operation's events.</summary>
    public string Operation => operation;

    /// <summary>Counts those writes, so that whoever decided on older rows is found out.</summary>
    public int Version => version;

    /// <summary>What was written along with it, so that a change by somebody else's step shows.</summary>
    public string Content => content;

    /// <summary>The rows to come.</summary>
    public IReadOnlyList<PlannedRow> Plan => plan;

    /// <summary>
    /// A short form of the sellers that the operation began with, once it has an entry in the journal; null before. So a later event
    /// of it sees, without reading the entry, that all is as it began.
    /// </summary>
    public string? Begun => begun;

    /// <summary>The sellers that the journal's newest entry has left, as it has them; null before the first one.</summary>
    public string? KnownText => knownText;

    /// <summary>The same, read; null also where it can't be.</summary>
    public IReadOnlyList<KnownShare>? Known => knownText is null ? null : KnownShares.Find(knownText);

    /// <summary>The memory that the operation starts with.</summary>
    public static OperationMemory Of(string operation, OperationMemory? stored) =>
        stored is not null && string.Equals(stored.Operation, operation, StringComparison.OrdinalIgnoreCase)
            ? stored
            : new OperationMemory(operation, 0, "", [], stored?.KnownText);

    /// <summary>As it is stored: a line for the operation, one for each row to come, one for how it began, one for the sellers known.</summary>
    public string Text => string.Join("\n",
    [
        Invariant($"{Operation} {Version} {Content.Replace('\n', ' ')}"),
        .. Plan.Select(row => Invariant($"{row.Share.SellerId} {row.Share.Id} {row.Share.Percent} ") +
            Invariant($"{(object?)row.Share.Amount ?? Nothing} {(object?)row.Share.ExpectedAmount ?? Nothing} {(object?)row.Share.CurrencyId ?? Nothing} ") +
            $"{(row.Basis?.Text ?? Nothing).Replace(' ', Between)} {row.Share.Name?.Replace('\n', ' ')}"),
        .. Begun is null ? Array.Empty<string>() : [$"{BegunMark}{Begun}"],
        .. KnownText is null ? Array.Empty<string>() : [KnownText],
    ]);

    /// <summary>Reads <see cref="Text"/>; null when there is none. A damaged text is as good as none: it may stop no save.</summary>
    public static OperationMemory? Parse(string? text)
    {
        var lines = (text ?? "").Split('\n').ToList();
        var first = lines[0].Split([' '], 3);
        try
        {
            var known = lines.Count > 1 && lines[lines.Count - 1].Length > 0 && lines[lines.Count - 1][0] == '[' ? lines[lines.Count - 1] : null;
            var rest = lines.Skip(1).Take(lines.Count - (known is null ? 1 : 2)).ToList();
            var begun = rest.Count > 0 && rest[rest.Count - 1].Length > 0 && rest[rest.Count - 1][0] == BegunMark ? rest[rest.Count - 1].Substring(1) : null;
            var plan = rest.Take(rest.Count - (begun is null ? 0 : 1)).Select(line => Planned(line.Split([' '], 8))).ToList();
            return first.Length == 3 && int.TryParse(first[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? new OperationMemory(first[0], version, first[2], plan, known, begun)
                : null;
        }
        catch (Exception damaged) when (damaged is FormatException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private static PlannedRow Planned(string[] words)
    {
        var name = words.Length > 7 && words[7].Length > 0 ? words[7] : null;
        return new PlannedRow(
            new SellerShare
            {
                SellerId = Guid.Parse(words[0]),
                Id = Guid.Parse(words[1]),
                Percent = decimal.Parse(words[2], CultureInfo.InvariantCulture),
                Amount = words[3] == Nothing ? null : decimal.Parse(words[3], CultureInfo.InvariantCulture),
                ExpectedAmount = words[4] == Nothing ? null : decimal.Parse(words[4], CultureInfo.InvariantCulture),
                CurrencyId = words[5] == Nothing ? null : Guid.Parse(words[5]),
                Name = name,
                SellerName = name,
            },
            ShareBasis.Parse(words[6].Replace(Between, ' ')));
    }
}
