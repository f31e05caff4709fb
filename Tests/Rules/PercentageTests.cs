using System;
using System.Linq;
using CsCheck;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Opps.Plugins.Core.Texts;
using Xunit;

namespace Rules;

public class PercentageTests
{
    [Theory]
    [InlineData("-0.001")]
    [InlineData("-1")]
    [InlineData("100.001")]
    [InlineData("250")]
    public void P21_OutOfRange_IsRefusedWithTheNumber(string typed)
    {
        var number = Given.Numbers(typed)[0];

        var refused = Assert.Throws<RefusedException>(() => Percentage.Accept(number));

        Assert.Equal((TextKeys.PercentOutOfRange, number), (refused.Key, refused.Values.Single()));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("100", "100")]
    [InlineData("33.335", "33.34")]
    [InlineData("33.345", "33.35")]
    [InlineData("0.004999", "0")]
    [InlineData("99.995", "100")]
    public void P22_RoundedHalfAwayFromZero(string typed, string kept) =>
        Assert.Equal(Given.Numbers(kept)[0], Percentage.Accept(Given.Numbers(typed)[0]));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("two 1000")]
    [InlineData("2 many")]
    [InlineData("5 1000")]
    [InlineData("2 1000 1 1")]
    public void Basis_NotAsWritten_IsNone(string? text) => Assert.Null(ShareBasis.Parse(text));

    [Fact]
    public void Basis_ReadAsWritten() => Gen.Select(Gen.Long, Gen.Int[0, 4]).Sample((units, decimals) =>
        ShareBasis.Parse(new ShareBasis(units / 10_000m, decimals).Text) == new ShareBasis(units / 10_000m, decimals));

    [Fact]
    public void F1_Basis_WithWhatIsToBeExpected_ReadAsWritten() => Gen.Select(Gen.Long, Gen.Int[0, 4], Gen.Int).Sample((units, decimals, expected) =>
        ShareBasis.Parse(new ShareBasis(units / 10_000m, decimals, expected / 100m).Text) == new ShareBasis(units / 10_000m, decimals, expected / 100m));

    [Fact]
    public void Basis_OfNoMoney_IsNone()
    {
        Assert.Null(ShareBasis.Of(Given.Worth(null)));
        Assert.Null(ShareBasis.Of(Given.Worth(1m) with { Currency = null }));
        Assert.Equal("3 1000.5", ShareBasis.Of(Given.Worth(1000.5m, 3))!.Text);
    }

    [Theory]
    [InlineData("1000", 2, "37.5", "375")]
    [InlineData("0.01", 2, "50", "0.01")]
    [InlineData("-0.01", 2, "50", "-0.01")]
    [InlineData("1000", 0, "33.33", "333")]
    public void Basis_Part_IsRoundedByItself(string amount, int decimals, string percent, string part) => Assert.Equal(
        Given.Numbers(part)[0], new ShareBasis(Given.Numbers(amount)[0], decimals).PartOf(Given.Numbers(percent)[0]));
}
