using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Demo.Walkthrough;

/// <summary>How an opportunity and its seller shares must stand after a step.</summary>
internal sealed record Expectation(string Opportunity, IReadOnlyList<SellerRow> Rows)
{
    /// <summary>The sum that the person is told, when it is not 100; null when they are told nothing.</summary>
    public decimal? Told { get; init; }

    /// <summary>How it must be closed: won, lost or expired; null where the step is not about that.</summary>
    public string? State { get; init; }

    /// <summary>How likely it must be, in percent; null where the step is not about that.</summary>
    public int? Probability { get; init; }

    /// <summary>The entries that the journal must have; null where the step is not about that.</summary>
    public IReadOnlyList<string>? Entries { get; init; }

    /// <summary>Whether neither the opportunity nor any row of it may exist.</summary>
    public bool IsGone { get; init; }

    /// <summary>What differs, a sentence each; empty when all is as expected.</summary>
    public IReadOnlyList<string> Differences(Snapshot actual)
    {
        if (IsGone)
        {
            return actual.Exists || actual.Rows.Count > 0 ? [$"{Opportunity}: it, or a seller share of it, is still there"] : [];
        }

        if (!actual.Exists)
        {
            return [$"{Opportunity}: it does not exist"];
        }

        var differences = actual.Rows
            .Where(row => Rows.All(expected => expected.Seller != row.Seller))
            .Select(row => $"{Opportunity}: {Text(row)} is there and should not be")
            .ToList();
        foreach (var row in Rows)
        {
            var found = actual.Rows.Where(r => r.Seller == row.Seller).ToArray();
            if (found is not [var one] || one != row)
            {
                var instead = found.Length == 0 ? "nothing" : string.Join(" and ", found.Select(Text));
                differences.Add($"{Opportunity}: {Text(row)} expected, {instead} found");
            }
        }

        if (State is not null && State != actual.State)
        {
            differences.Add($"{Opportunity}: it should be {State} and is {actual.State}");
        }

        if (Entries is not null && !Entries.SequenceEqual(actual.Entries))
        {
            differences.Add($"{Opportunity}: the journal should have {string.Join(", ", Entries)} and has {string.Join(", ", actual.Entries)}");
        }

        if (Probability is not null)
        {
            Compare("probability", Probability, actual.Probability);
        }

        Compare("stored sum", Told ?? (Rows.Count == 0 ? 0m : 100m), actual.Sum);
        Compare("stored number of sellers", Rows.Count, actual.Count);
        differences.AddRange(actual.Inconsistencies.Select(i => $"{Opportunity}: {i}"));
        return differences;

        void Compare(string what, decimal? wanted, decimal? got)
        {
            if (wanted != got)
            {
                differences.Add($"{Opportunity}: {what} {Number(wanted)} expected, {Number(got)} found");
            }
        }
    }

    private static string Text(SellerRow row) =>
        $"{row.Seller} {Number(row.Percent)} %{(row.IsFixed ? " fixed" : "")} amount {Number(row.Amount)}";

    private static string Number(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "none";
}
