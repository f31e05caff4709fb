using System.Collections.Generic;
using Rules.Model;

namespace Pipeline.Model;

/// <summary>A platform's choice of how it takes the rows of a batch through their stages, by number.</summary>
internal sealed class Turns
{
    public const int Stages = 3;

    /// <summary>Of <see cref="Interleavings"/>.</summary>
    public long Number { get; set; }

    public IEnumerable<int> Of(int rows) => Interleavings.Number(Number, rows, Stages);
}
