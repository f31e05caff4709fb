using System.Globalization;

namespace Opps.Plugins.Shares;

/// <summary>What an operation remembers of one row: what it did to it, and the percentage that it left it with.</summary>
public sealed record RememberedRow(Touched Touched, decimal? Then);

/// <summary>A row that a batch brings, as it was decided on before it was written.</summary>
/// <param name="SellerId">The person, who stands on it once only (P20).</param>
/// <param name="RowId">The id that the row gets.</param>
/// <param name="Percent">The percentage decided.</param>
/// <param name="Amount">Its money, or null.</param>
/// <param name="CurrencyId">The opportunity's currency, or null.</param>
/// <param name="Basis">What the money was computed from.</param>
/// <param name="Name">The person's name.</param>
public sealed record PlannedRow(
    Guid SellerId, Guid RowId, decimal Percent, decimal? Amount, Guid? CurrencyId, ShareBasis? Basis, string? Name);

/// <summary>
/// What the opportunity remembers of the operation that last wrote its sum: one text, written along with the sum. The version
/// counts those writes, so that whoever decided on older rows is found out.
/// </summary>
public sealed record OperationMemory(
    string Operation, int Version, IReadOnlyDictionary<Guid, RememberedRow> Rows, IReadOnlyList<PlannedRow> Plan)
{
    private const string Nothing = "-";

    /// <summary>The memory that the operation starts with.</summary>
    public static OperationMemory Of(string operation, OperationMemory? stored) =>
        stored is not null && string.Equals(stored.Operation, operation, StringComparison.OrdinalIgnoreCase)
            ? stored
            : new OperationMemory(operation, 0, new Dictionary<Guid, RememberedRow>(), []);

    /// <summary>A row with what this operation has done to it. A percentage that it did not leave was given since.</summary>
    public SellerShare Recall(SellerShare row) => row with
    {
        Touched = !Rows.TryGetValue(row.Id.GetValueOrDefault(), out var remembered) ? RowMark.Touched(row.Mark, Operation, row.Percent)
            : remembered.Then == row.Percent ? remembered.Touched
            : remembered.Touched with { Given = row.Percent },
    };

    /// <summary>The memory after rows were written: what their marks don't say by themselves.</summary>
    public OperationMemory After(IEnumerable<SellerShare> rows) => this with
    {
        Version = Version + 1,
        Rows = rows
            .Where(row => row.Touched is not null && row.Touched != RowMark.Touched(row.Mark, Operation, row.Percent))
            .ToDictionary(row => row.Id.GetValueOrDefault(), row => new RememberedRow(row.Touched!, row.Percent)),
    };

    /// <summary>Whether it remembers the same.</summary>
    public bool SaysTheSameAs(OperationMemory other) =>
        Plan.Count == other.Plan.Count && Rows.Count == other.Rows.Count &&
        Rows.All(row => other.Rows.TryGetValue(row.Key, out var same) && same == row.Value);

    /// <summary>As it is stored: a line for the operation, one for each row.</summary>
    /// <param name="content">What is written along with it, so that a change by somebody else's step shows.</param>
    public string Text(string content) => string.Join("\n",
    [
        Invariant($"{Operation} {Version} {content.Replace('\n', ' ')}"),
        .. Rows.Select(row => $"row {row.Key} {Of(row.Value.Touched.Given)} {Of(row.Value.Touched.Before)} {Of(row.Value.Then)}"),
        .. Plan.Select(row => $"new {row.SellerId} {row.RowId} {Of(row.Percent)} {Of(row.Amount)} {row.CurrencyId?.ToString() ?? Nothing} " +
            $"{row.Basis?.Text ?? $"{Nothing} {Nothing}"} {row.Name?.Replace('\n', ' ')}"),
    ]);

    /// <summary>Reads <see cref="Text"/>; null when there is none.</summary>
    public static OperationMemory? Parse(string? text) => Parse(text, out _);

    /// <summary>Reads <see cref="Text"/> and what was written along with it. A damaged text is as good as none: it may stop no save.</summary>
    public static OperationMemory? Parse(string? text, out string content)
    {
        var lines = (text ?? "").Split('\n');
        var first = lines[0].Split([' '], 3);
        content = first.Length == 3 ? first[2] : "";
        try
        {
            return first.Length == 3 && int.TryParse(first[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? new OperationMemory(
                    first[0], version, WordsOf(lines, "row").ToDictionary(words => Guid.Parse(words[1]), Remembered),
                    WordsOf(lines, "new").Select(Planned).ToList())
                : null;
        }
        catch (Exception damaged) when (damaged is FormatException or IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private static IEnumerable<string[]> WordsOf(IEnumerable<string> lines, string kind) =>
        lines.Skip(1).Select(line => line.Split([' '], 9)).Where(words => words[0] == kind);

    private static RememberedRow Remembered(string[] words) =>
        new(new Touched(Number(words[2]), Number(words[3])), Number(words[4]));

    private static PlannedRow Planned(string[] words) => new(
        Guid.Parse(words[1]), Guid.Parse(words[2]), Number(words[3]) ?? 0m, Number(words[4]),
        words[5] == Nothing ? null : Guid.Parse(words[5]), ShareBasis.Parse($"{words[6]} {words[7]}"), words.Length > 8 && words[8].Length > 0 ? words[8] : null);

    private static string Of(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? Nothing;

    private static decimal? Number(string word) => word == Nothing ? null : decimal.Parse(word, CultureInfo.InvariantCulture);
}
