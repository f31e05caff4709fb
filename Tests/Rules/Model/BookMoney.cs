using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace Rules.Model;

/// <summary>M1–M3 by the book, in whole minor units of a hundredth of a hundredth, so that nothing is ever rounded by chance.</summary>
internal static class BookMoney
{
    public static IReadOnlyList<HeldShare> Split(List<BookRow> rows, decimal? amount, int decimals)
    {
        if (amount is not { } money)
        {
            return rows.Select(row => new HeldShare(row.Person, row.Percent, row.IsFixed, null)).ToList();
        }

        // Exact parts as integers: the amount in ten-thousandths times the percentage in hundredths.
        var perUnit = BigInteger.Pow(10, 4 - decimals) * 10_000;
        var exact = rows.Select(row => new BigInteger(Math.Abs(money) * 10_000m) * new BigInteger(row.Percent * 100m)).ToList();
        var all = exact.Aggregate(BigInteger.Zero, (sum, part) => sum + part);
        var total = ((2 * all) + perUnit) / (2 * perUnit);
        var units = exact.Select(part => part / perUnit).ToList();
        var missing = (int)(total - units.Aggregate(BigInteger.Zero, (sum, part) => sum + part));
        foreach (var index in Enumerable.Range(0, rows.Count).OrderByDescending(i => exact[i] % perUnit).ThenBy(i => i).Take(missing))
        {
            units[index]++;
        }

        var unit = new decimal(1, 0, 0, money < 0m, (byte)decimals);
        return rows.Select((row, i) => new HeldShare(row.Person, row.Percent, row.IsFixed, Plain((decimal)units[i] * unit))).ToList();
    }

    private static decimal Plain(decimal part) => part == 0m ? 0m : part;
}
