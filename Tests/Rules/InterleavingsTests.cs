using System.Linq;
using Rules.Model;
using Xunit;

namespace Rules;

/// <summary>The numbered orders in which a batch may go through its stages: none is missing, none is there twice.</summary>
public class InterleavingsTests
{
    [Theory]
    [InlineData(1, 3, 1)]
    [InlineData(2, 3, 20)]
    [InlineData(3, 3, 1_680)]
    public void EveryOrder_OnceEach_WithEachRowsStagesInOrder(int rows, int stages, int orders)
    {
        Assert.Equal(orders, Interleavings.Count(rows, stages));
        var seen = Enumerable.Range(0, orders).Select(number => Interleavings.Number(number, rows, stages)).ToList();

        Assert.All(seen, turns => Assert.All(Enumerable.Range(0, rows), row => Assert.Equal(stages, turns.Count(turn => turn == row))));
        Assert.Equal(orders, seen.Select(turns => string.Concat(turns)).Distinct().Count());
        Assert.Equal(string.Concat(seen[0].Order()), string.Concat(seen[0]));
        Assert.Equal(seen[0], Interleavings.Number(orders, rows, stages));
    }
}
