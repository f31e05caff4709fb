using System.Linq;
using LocalDataverse;

namespace Pipeline;

/// <summary>A Dataverse to test in: its answers to what the documentation leaves open, and what time and ids are like there.</summary>
public sealed record Platform
{
    public PlatformUnknowns Unknowns { get; init; } = new();

    /// <summary>Whether everything happens within one second; otherwise a second passes with each request.</summary>
    public bool ClockStands { get; init; }

    /// <summary>The ids of the rows that a caller makes, whether the caller gives them or leaves them to the platform.</summary>
    public RowIds RowIds { get; init; }

    /// <summary>How it differs from the documented one, short enough for the name of a test case.</summary>
    public override string ToString()
    {
        (bool IsSo, string Words)[] differences =
        [
            (!Unknowns.ParentVariablesAreVisible, "parent unseen"),
            (Unknowns is { ParentVariablesAreVisible: true, ParentVariablesAreWritable: false }, "parent read-only"),
            (!Unknowns.BatchShowsItsTargets, "no batch"),
            (!Unknowns.CloseRaisesUpdate, "quiet close"),
            (Unknowns.RelatedRowsComeLast, "inserts last"),
            (Unknowns.BatchesRunRowByRow, "row by row"),
            (!Unknowns.FiltersSeeWhatStepsAdd, "filters by what is sent"),
            (ClockStands, "clock stands"),
            (RowIds == RowIds.Random, "any ids"),
        ];
        var words = differences.Where(d => d.IsSo).Select(d => d.Words).ToList();
        return words.Count == 0 ? "as documented" : string.Join(", ", words);
    }
}
