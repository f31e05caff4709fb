using System;
using System.Linq;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

public class ShareAmountsTests
{
    [Theory]
    [InlineData(OpportunityState.Open, 1000)]
    [InlineData(OpportunityState.Won, 800)]
    [InlineData(OpportunityState.Lost, 1000)]
    public void M1_StateDecidesWhichAmountCounts(OpportunityState state, int counted)
    {
        var opportunity = Given.Worth(1000m) with { ActualAmount = 800m, State = state };

        Assert.Equal([counted * 0.75m, counted * 0.25m], Given.Amounts(opportunity, Given.Sharing(75, 25)));
    }

    [Theory]
    [InlineData(OpportunityState.Open, 50, "375, 125")]
    [InlineData(OpportunityState.Won, 50, "600, 200")]
    [InlineData(OpportunityState.Lost, 50, "0, 0")]
    [InlineData(OpportunityState.Open, 0, "0, 0")]
    [InlineData(OpportunityState.Open, null, ", ")]
    [InlineData(OpportunityState.Won, null, ", ")]
    public void F1_StateAndProbabilityDecideWhatIsToBeExpected(OpportunityState state, int? probability, string expected)
    {
        var opportunity = Given.Worth(1000m) with { ActualAmount = 800m, State = state, Probability = probability };
        var rows = ShareAmounts.Apply(opportunity, Given.Sharing(75, 25));
        Assert.Equal(expected, string.Join(", ", rows.Select(row => row.ExpectedAmount?.ToString("0", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void F1_PartsAddUp_AndMoveNoPercentage()
    {
        var rows = ShareAmounts.Apply(Given.Worth(0.05m) with { Probability = 30 }, Given.Sharing(33.34m, 33.33m, 33.33m));
        Assert.Equal([0.01m, 0.01m, 0m], rows.Select(row => row.ExpectedAmount!.Value));
        Assert.Equal([33.34m, 33.33m, 33.33m], rows.Select(row => row.Percent!.Value));
    }

    [Fact]
    public void M2_ThreeEvenSellersOf100_ExtraHundredthGoesToTheFirst()
    {
        var percents = Given.Sharing(33.34m, 33.33m, 33.33m);

        Assert.Equal([33.34m, 33.33m, 33.33m], Given.Amounts(Given.Worth(100.00m), percents));
    }

    [Fact]
    public void M2_Tie_EarliestCreatedGetsTheExtraUnit()
    {
        var late = Given.Row('A', 50) with { AddedOn = new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
        var early = Given.Row('B', 50);

        var rows = ShareAmounts.Apply(Given.Worth(0.01m), [late, early]);

        Assert.Equal(0.01m, rows.Single(row => row.SellerName == "B").Amount);
        Assert.Equal(0.00m, rows.Single(row => row.SellerName == "A").Amount);
    }

    [Fact]
    public void M2_TieInOneSecond_LowestIdGetsTheExtraUnit()
    {
        var moment = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var rows = Given.Sharing(50, 50).Select(row => row with { AddedOn = moment }).Reverse().ToArray();

        Assert.Equal("A", ShareAmounts.Apply(Given.Worth(0.01m), rows).Single(row => row.Amount == 0.01m).SellerName);
    }

    [Fact]
    public void M2_SumBelowOrAbove100_AmountsAddUpToThatPart()
    {
        Assert.Equal([375.00m, 500.00m], Given.Amounts(Given.Worth(1000m), Given.Sharing(37.5m, 50)));
        Assert.Equal([375.00m, 500.00m, 250.00m], Given.Amounts(Given.Worth(1000m), Given.Sharing(37.5m, 50, 25)));
    }

    [Fact]
    public void M2_HalfAUnit_GoesAwayFromZero()
    {
        Assert.Equal([0.01m], Given.Amounts(Given.Worth(0.01m), Given.Row('A', 50)));
        Assert.Equal([-0.01m], Given.Amounts(Given.Worth(-0.01m), Given.Row('A', 50)));
    }

    [Theory]
    [InlineData(0, "34 33 33")]
    [InlineData(2, "33.34 33.33 33.33")]
    [InlineData(3, "33.34 33.33 33.33")]
    [InlineData(4, "33.34 33.33 33.33")]
    public void M2_DecimalsAreThoseOfTheCurrency(int decimals, string expected)
    {
        var amounts = Given.Amounts(Given.Worth(100m, decimals), Given.Sharing(33.34m, 33.33m, 33.33m));

        Assert.Equal(expected, string.Join(" ", amounts.Select(a => FormattableString.Invariant($"{a:0.####}"))));
    }

    [Fact]
    public void M3_NoAmount_NoShareAmounts()
    {
        var rows = Given.Sharing(75, 25).Select(row => row with { Amount = 1m }).ToArray();

        Assert.Equal([null, null], Given.Amounts(Given.Worth(null), rows));
    }

    [Fact]
    public void M3_AmountZero_ShareAmountsZero() =>
        Assert.Equal([0m, 0m], Given.Amounts(Given.Worth(0m), Given.Sharing(75, 25)));

    [Fact]
    public void M3_WonWithoutActualAmount_NoShareAmounts() =>
        Assert.Equal([null], Given.Amounts(Given.Worth(1000m) with { State = OpportunityState.Won }, Given.Row('A', 100)));

    [Fact]
    public void M3_NoCurrency_NoShareAmountsAndRowsKeepTheirCurrency()
    {
        var row = Given.Row('A', 100) with { Amount = 5m };

        Assert.Equal([row with { Amount = null }], ShareAmounts.Apply(Given.Worth(1000m) with { Currency = null }, [row]));
    }

    [Fact]
    public void M3_NoCurrency_NoAmountEither() => Assert.Null((Given.Worth(1000m) with { Currency = null }).Amount);

    [Theory]
    [InlineData(1000)]
    [InlineData(null)]
    public void M3_RowInAnotherCurrency_TakesTheOpportunitys(int? amount)
    {
        var opportunity = Given.Worth(amount);

        var row = Assert.Single(ShareAmounts.Apply(opportunity, [Given.Row('A', 100) with { CurrencyId = Guid.Empty }]));

        Assert.Equal(opportunity.Currency!.Id, row.CurrencyId);
    }

    [Fact]
    public void M4_PercentagesAreNotTouched()
    {
        var rows = ShareAmounts.Apply(Given.Worth(0.03m), Given.Sharing(0.01m, 99.98m, 33.33m));

        Assert.Equal("A 0.01, B 99.98, C 33.33", Given.Shares(rows));
    }

    [Fact]
    public void RowWithoutPercentage_GetsNothing()
    {
        var unstated = Given.Row('B', 0) with { Percent = null };

        Assert.Equal([1000m, 0m], Given.Amounts(Given.Worth(1000m), Given.Row('A', 100), unstated));
    }

    [Fact]
    public void NegativeAmount_ZeroShareIsPlainZero()
    {
        var amount = Given.Amounts(Given.Worth(-1000m), Given.Row('A', 0))[0]!.Value;

        Assert.Equal("0.00", amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));
        Assert.False(decimal.IsNegative(amount), "A negative zero would be stored and read as '-0'.");
    }

    [Fact]
    public void M2_Trace_SaysAmountDecimalsExactPartsAndWhoGotTheMissingUnits()
    {
        var opportunity = Given.Worth(0.05m);
        var rows = ShareAmounts.Apply(opportunity, Given.Sharing(50, 50));

        Assert.Equal(
            $"money: 0.05 at 2 decimals; {Given.RowId('A')}: 50 % is 0.025, gets 0.03, rounded up; " +
            $"{Given.RowId('B')}: 50 % is 0.025, gets 0.02 (M2)",
            ShareAmounts.Describe(opportunity, rows));
    }

    [Fact]
    public void M2_Trace_OfWhatNeedsNoRounding_RoundsNobodyUp()
    {
        var opportunity = Given.Worth(1000m, 0);

        Assert.Equal(
            $"money: 1000 at 0 decimals; {Given.RowId('A')}: 75 % is 750, gets 750; {Given.RowId('B')}: 25 % is 250, gets 250 (M2)",
            ShareAmounts.Describe(opportunity, ShareAmounts.Apply(opportunity, Given.Sharing(75, 25))));
    }

    [Fact]
    public void M2_Trace_OfANegativeAmount_RoundsUpAwayFromZero()
    {
        var opportunity = Given.Worth(-0.05m);

        Assert.Equal(
            $"money: -0.05 at 2 decimals; {Given.RowId('A')}: 50 % is -0.025, gets -0.03, rounded up; " +
            $"{Given.RowId('B')}: 50 % is -0.025, gets -0.02 (M2)",
            ShareAmounts.Describe(opportunity, ShareAmounts.Apply(opportunity, Given.Sharing(50, 50))));
    }

    [Fact]
    public void M2_Trace_RowWithoutPercentageOrAmountYet_IsNothing() => Assert.Equal(
        $"money: 100 at 2 decimals; {Given.RowId('A')}: 0 % is 0, gets  (M2)",
        ShareAmounts.Describe(Given.Worth(100m), [Given.Row('A', 0) with { Percent = null }]));

    [Fact]
    public void M3_Trace_WithoutAmountOrCurrency_SaysSo()
    {
        const string none = "money: none, as there is no amount or no currency (M3)";
        Assert.Equal(none, ShareAmounts.Describe(Given.Worth(null), Given.Sharing(100)));
        Assert.Equal(none, ShareAmounts.Describe(Given.Worth(1m) with { Currency = null }, Given.Sharing(100)));
    }

    [Fact]
    public void LargestAmountTheColumnHolds_IsStillExact()
    {
        const decimal largest = 922_337_203_685_477.58m;

        Assert.Equal([307_507_223_708_738.22m, 307_414_989_988_369.68m, 307_414_989_988_369.68m],
            Given.Amounts(Given.Worth(largest), Given.Sharing(33.34m, 33.33m, 33.33m)));
    }
}
