using System;
using System.Linq;
using CsCheck;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

public class LargestRemainderTests
{
    [Theory]
    [InlineData(3, "33.34 33.33 33.33")]
    [InlineData(6, "16.67 16.67 16.67 16.67 16.66 16.66")]
    [InlineData(8, "12.50 12.50 12.50 12.50 12.50 12.50 12.50 12.50")]
    public void HundredEvenly_ExtraHundredthsGoToTheFirst(int count, string expected)
    {
        var parts = LargestRemainder.Round(Enumerable.Repeat(100m / count, count).ToArray(), 100m, 2);

        Assert.Equal(expected, string.Join(" ", parts.Select(part => FormattableString.Invariant($"{part:0.00}"))));
    }

    [Fact]
    public void LargestRemainderComesBeforeTheFirstListed() =>
        Assert.Equal([1m, 2m, 1m], LargestRemainder.Round([1.2m, 1.5m, 1.3m], 4m, 0));

    [Fact]
    public void NoParts_NothingToRound() => Assert.Empty(LargestRemainder.Round([], 0m, 2));

    [Fact]
    public void UnreachableTotal_IsRefused()
    {
        Assert.StartsWith("Parts that round down to 1 can't add up to 3 in units of 1.",
            Assert.Throws<ArgumentException>(() => LargestRemainder.Round([1.5m], 3m, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LargestRemainder.Round([1m], 0m, 0));
        Assert.Throws<ArgumentException>(() => LargestRemainder.Round([1.5m], 1.5m, 0));
        Assert.Throws<ArgumentException>(() => LargestRemainder.Round([], 1m, 2));
    }

    [Fact]
    public void NegativePart_IsRefused() => Assert.Contains(
        "A part is negative", Assert.Throws<ArgumentException>(() => LargestRemainder.Round([-1m, 2m], 1m, 0)).Message, StringComparison.Ordinal);

    [Fact]
    public void AnyParts_AddUpExactly_EachWithinOneUnit() =>
        Gen.Select(Gen.Int[0, 9_999_999].Select(n => n / 100_000m).Array[1, 12], Gen.Int[0, 4]).Sample((exact, decimals) =>
        {
            var total = Math.Round(exact.Sum(), decimals, MidpointRounding.AwayFromZero);
            var unit = (decimal)Math.Pow(10, -decimals);

            var parts = LargestRemainder.Round(exact, total, decimals);

            return parts.Sum() == total &&
                parts.Zip(exact, (part, wanted) => Math.Abs(part - wanted) < unit && part % unit == 0m).All(right => right);
        });
}
