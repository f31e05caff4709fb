using System.Collections.Generic;

namespace Demo.Walkthrough;

/// <summary>An opportunity and its seller shares as they are stored.</summary>
/// <param name="Exists">Whether the opportunity itself is there.</param>
/// <param name="Amount">The amount that sellers share: estimated while open or lost, actual once won.</param>
/// <param name="Inconsistencies">What contradicts itself whatever the step, as a share in another currency.</param>
internal sealed record Snapshot(
    string Opportunity, bool Exists, string State, string Owner, decimal? Amount, string Currency, int Precision,
    decimal? Sum, int? Count, IReadOnlyList<SellerRow> Rows, IReadOnlyList<string> Inconsistencies)
{
    /// <summary>How likely it is to be won, in percent.</summary>
    public int? Probability { get; init; }

    /// <summary>The journal's entries, the newest last: rule and person, "P5 by Anna Berg".</summary>
    public IReadOnlyList<string> Entries { get; init; } = [];

    /// <summary>What a person is told: the sum, when it is not exactly 100.</summary>
    public decimal? ToldSum => Exists && Sum != 100m ? Sum ?? 0m : null;
}
