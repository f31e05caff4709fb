namespace Opps.Plugins.Periods;

/// <summary>How far a closing, or a reopening, has come.</summary>
/// <param name="Found">How many opportunities there are to look at.</param>
/// <param name="Done">How many were looked at.</param>
/// <param name="Cursor">Where it goes on; empty at the beginning.</param>
/// <param name="Lines">The lines there are.</param>
/// <param name="BaseTotal">Their sum, in base currency; null where that is more than a column can hold.</param>
/// <param name="Hash">Their fingerprint.</param>
public sealed record Progress(int Found, int Done, string Cursor, int Lines, decimal? BaseTotal, string Hash)
{
    public static Progress None { get; } = new(0, 0, "", 0, 0m, LineFingerprint.None);

    /// <summary>With a page of lines more.</summary>
    public Progress With(int opportunities, string cursor, IReadOnlyCollection<CommissionLine> lines) => new(
        Math.Max(Found, Done + opportunities), Done + opportunities, cursor, Lines + lines.Count,
        Held(BaseTotal + lines.Sum(line => line.BaseAmount)), lines.Aggregate(Hash, LineFingerprint.Add));

    private static decimal? Held(decimal? total) => total is { } sum && Math.Abs(sum) <= CommissionLine.Most ? total : null;
}
