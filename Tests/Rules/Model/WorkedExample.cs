using System.Collections.Generic;

namespace Rules.Model;

/// <summary>The worked example of the rules, event by event.</summary>
public static class WorkedExample
{
    /// <summary>What happens to the first opportunity, what its rows then are, and the sum that is told where it is not 100.</summary>
    public static IReadOnlyList<(Event Happened, string Rows, string Told)> Steps { get; } =
    [
        (new Created(0, 'A', 1000.00m, 2, [], 0), "A 100 1000", ""),
        (new Added(0, [new('B', 25)], 0), "A 75 750, B 25 250", ""),
        (new Added(0, [new('C', 25)], 0), "A 37.5 375, B 37.5 375, C 25 250", ""),
        (new PercentChanged(0, 'B', 50), "A 37.5 375, B 50 500, C 25 250", "112.50"),
        (new Deleted(0, ['C']), "A 37.5 375, B 50 500", "87.50"),
        (new Added(0, [new('D')], 0), "A 37.5 375, B 50 500, D 12.5 125", ""),
        (new OwnerChanged(0, 'E'), "A 37.5 375, B 50 500, D 12.5 125", ""),
        (new Deleted(0, ['B', 'D']), "A 100 1000", ""),
        (new OwnerChanged(0, 'F'), "F 100 1000", ""),
        (new AmountChanged(0, 100.00m), "F 100 100", ""),
        (new WholeSetGiven(0, [new('A', 50), new('B'), new('C')]), "A 50 50, B 25 25, C 25 25", ""),
        (new SplitEqually(0), "A 33.34 33.34, B 33.33 33.33, C 33.33 33.33", ""),
    ];
}
