using System.Collections.Generic;
using System.Linq;

namespace Demo.CsvImport;

/// <summary>A row that was not taken, and why.</summary>
/// <param name="File">File name without its folder.</param>
/// <param name="Line">1-based line on which the row begins.</param>
internal sealed record Problem(string File, int Line, string Reason);

/// <summary>A row that was taken, but not as it stood.</summary>
/// <param name="Kind">What all adjustments of this sort have in common; they are counted under it.</param>
/// <param name="Value">The value of this row that called for it; empty for a blank.</param>
internal sealed record Adjustment(string Kind, string File, int Line, string Value);

/// <summary>Everything that a person must be told of a data set: nothing is dropped or changed silently.</summary>
internal sealed class Listing
{
    private readonly List<Problem> _problems = [];
    private readonly List<Adjustment> _adjustments = [];
    private readonly List<string> _unreadColumns = [];

    public IReadOnlyList<Problem> Problems => _problems;

    public IReadOnlyList<Adjustment> Adjustments => _adjustments;

    /// <summary>Columns of the files that nothing is made of, as "accounts.csv: sector".</summary>
    public IReadOnlyList<string> UnreadColumns => _unreadColumns;

    public void NotRead(string file, IEnumerable<string> columns) => _unreadColumns.AddRange(columns.Select(c => $"{file}: {c}"));

    public void NotTaken(string file, int line, string reason) => _problems.Add(new Problem(file, line, reason));

    public void NotTaken(CsvRow row, string reason) => NotTaken(row.File, row.Line, reason);

    public void Adjusted(CsvRow row, string kind, string value = "") => _adjustments.Add(new Adjustment(kind, row.File, row.Line, value));
}
