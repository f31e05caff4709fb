using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Rules.Model;

/// <summary>
/// Something that keeps sellers: the statement of the rules, the plug-ins' rules alone, or a whole organisation. All are
/// given the same events and must then hold the same rows.
/// </summary>
public interface ISellerSystem
{
    /// <summary>
    /// Does what the event says. An event about an opportunity or a person that is not there does nothing.
    /// </summary>
    /// <returns>Whether it was allowed; a refused event has changed nothing.</returns>
    bool Do(Event happened);

    /// <summary>
    /// Who is on an opportunity in the order of their rows, createdon and then id, where the ids of given rows say it; null
    /// where rows are in the order in which they were given.
    /// </summary>
    IReadOnlyList<char>? OrderOf(int opportunity) => null;

    /// <summary>What is wrong with what is kept beside the rows, in words; null where nothing is.</summary>
    string? Flaw() => null;

    /// <summary>What is stored of an opportunity; null when there is none of that number.</summary>
    Holding? Of(int opportunity);
}

/// <summary>One opportunity as stored.</summary>
/// <param name="Rows">The earliest added first, by time and then id. Rows of one request are in the order they were given.</param>
/// <param name="Sum">The stored sum.</param>
/// <param name="Count">The stored number of sellers.</param>
public sealed record Holding(IReadOnlyList<HeldShare> Rows, decimal Sum, int Count)
{
    public override string ToString() =>
        $"{string.Join(", ", Rows)}; sum {Sum.ToString("0.00", CultureInfo.InvariantCulture)} of {Count}";

    public bool IsSameAs(Holding other) => ToString() == other.ToString();

    /// <summary>"A 75, B 25".</summary>
    public string Shares => string.Join(", ", Rows.Select(row => row.Share));
}

/// <summary>One seller's row as stored.</summary>
/// <param name="IsForeign">Whether it is in another currency than its opportunity.</param>
public sealed record HeldShare(char Person, decimal Percent, bool IsFixed, decimal? Amount, bool IsForeign = false)
{
    public string Share => $"{Person} {Percent.ToString("0.##", CultureInfo.InvariantCulture)}{(IsFixed ? " fixed" : "")}";

    public override string ToString() =>
        $"{Share} {Amount?.ToString("0.####", CultureInfo.InvariantCulture) ?? "-"}{(IsForeign ? " in another currency" : "")}";
}
