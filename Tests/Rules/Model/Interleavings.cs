using System.Collections.Generic;
using System.Linq;

namespace Rules.Model;

/// <summary>
/// Every order in which rows may go through their stages, each row's own stages staying in order. Numbered from 0, which is
/// row by row; three rows of three stages have 1,680 of them.
/// </summary>
public static class Interleavings
{
    /// <summary>Fits for up to six rows of three stages.</summary>
    public static long Count(int rows, int stages) => Count(Enumerable.Repeat(stages, rows).ToArray());

    /// <summary>Whose turn it is, turn by turn. Numbers above the last one start again from 0.</summary>
    public static IReadOnlyList<int> Number(long number, int rows, int stages)
    {
        var left = Enumerable.Repeat(stages, rows).ToArray();
        var turns = new List<int>();
        for (number %= Count(left); turns.Count < rows * stages;)
        {
            turns.Add(Next(left, ref number));
        }

        return turns;
    }

    /// <summary>Passes over as many orders as begin with each row, until the number is among those of one.</summary>
    private static int Next(int[] left, ref long number)
    {
        for (var row = 0; ; row++)
        {
            if (left[row] == 0)
            {
                continue;
            }

            left[row]--;
            var beginningWithIt = Count(left);
            if (number < beginningWithIt)
            {
                return row;
            }

            number -= beginningWithIt;
            left[row]++;
        }
    }

    /// <summary>The multinomial coefficient, as a product of binomial ones.</summary>
    private static long Count(int[] left)
    {
        var (count, places) = (1L, 0);
        foreach (var stages in left)
        {
            for (var stage = 1; stage <= stages; stage++)
            {
                count = count * ++places / stage;
            }
        }

        return count;
    }
}
