using System.Collections.Generic;
using Rules.Model;

namespace Pipeline.Model;

/// <summary>The order in which the platform takes the rows of a batch through their stages.</summary>
internal sealed class BatchTurns
{
    public const int Stages = 3;

    /// <summary>Its number among the <see cref="Interleavings"/>.</summary>
    public long Number { get; set; }

    public IEnumerable<int> Of(int rows) => Interleavings.Number(Number, rows, Stages);
}
