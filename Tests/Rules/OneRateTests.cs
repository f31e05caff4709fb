using System.Collections.Generic;
using System.Linq;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

/// <summary>
/// M2 in base currency: the platform gives a row the currency's rate of the moment in which its money is written, so that all
/// rows of an opportunity have to be written at one rate.
/// </summary>
public sealed class OneRateTests
{
    private const decimal Old = 10m;
    private const decimal Today = 11m;

    [Fact]
    public void NothingWritten_AndAllAtTheRateOfTheOpportunity_NothingToDo()
    {
        var answer = Of(At(Old), Rows(Old, Old), wanted: Rows(Old, Old));

        Assert.Equal("", answer.Written);
        Assert.False(answer.RenewsRate);
    }

    [Fact]
    public void NothingWritten_ButRowsOfDifferentRates_TheOldOnesAreWrittenAnew()
    {
        var answer = Of(At(Today), Rows(Old, Today), wanted: Rows(Old, Today));

        Assert.Equal("A money", answer.Written);
        Assert.False(answer.RenewsRate);
    }

    [Fact]
    public void OneRowsMoneyWritten_TheOthersFollow_AndSoDoesTheOpportunity()
    {
        var answer = Of(At(Old), Rows(Old, Old, Old), wanted: [.. Rows(Old, Old, Old).Select((row, i) => i == 1 ? row with { Amount = 7m } : row)]);

        Assert.Equal("A money, B money, C money", answer.Written);
        Assert.Equal(7m, answer.Difference.Updated[1].Row.Amount);
        Assert.True(answer.RenewsRate);
    }

    /// <summary>A new currency brings its rate along as a new amount does.</summary>
    [Fact]
    public void OneRowsCurrencyWritten_TheOthersFollow()
    {
        var rows = Rows(Old, Old);

        var answer = Of(At(Today), [rows[0] with { CurrencyId = null }, rows[1]], rows);

        Assert.Equal("A money, B money", answer.Written);
    }

    [Fact]
    public void RowAdded_TheOthersFollow()
    {
        var answer = Of(At(Old), Rows(Old), wanted: [.. Rows(Old), Given.Row('B', 0) with { Amount = 0m }]);

        Assert.Single(answer.Difference.Created);
        Assert.Equal("A money", answer.Written);
        Assert.True(answer.RenewsRate);
    }

    /// <summary>A row whose percentage alone changes is not at a new rate: its money has to be written along with it.</summary>
    [Fact]
    public void RowWrittenWithoutItsMoney_HasItsMoneyWrittenToo()
    {
        var rows = Rows(Old, Today);

        var answer = Of(At(Today), rows, [rows[0] with { Percent = 2m }, rows[1]]);

        Assert.Equal("A money", answer.Written);
    }

    /// <summary>No money is written, so no rate is: a percentage alone sets nobody else off.</summary>
    [Fact]
    public void PercentageAloneWritten_AtOneOldRate_NothingElseFollows()
    {
        var rows = Rows(Old, Old);

        var answer = Of(At(Old), rows, [rows[0] with { Percent = 2m }, rows[1]]);

        Assert.Equal("A", answer.Written);
        Assert.False(answer.RenewsRate);
    }

    /// <summary>A row without a rate has no money, or none of its own yet.</summary>
    [Fact]
    public void RowWithoutARate_IsLeftAsItIs()
    {
        SellerShare[] rows = [Rows(Today)[0], Given.Row('B', 0)];

        Assert.Equal("", Of(At(Today), rows, rows).Written);
        Assert.Equal("A money", Of(At(Today), rows, [rows[0] with { Amount = 7m }, rows[1]]).Written);
    }

    [Fact]
    public void RowsAtTodaysRate_AreNotWrittenTwice()
    {
        var answer = Of(At(Today), Rows(Today, Today), [.. Rows(Today, Today).Select((row, i) => i == 0 ? row with { Amount = 7m } : row)]);

        Assert.Equal("A money", answer.Written);
        Assert.False(answer.RenewsRate);
    }

    /// <summary>Whatever was counted before the rates were looked at still holds.</summary>
    [Fact]
    public void SumCountNamesAndDeletions_StayAsTheyWere()
    {
        var stored = Rows(Old, Old, Old);

        var answer = Of(At(Old), stored, [stored[0] with { Amount = 7m }, stored[1]]);

        Assert.Equal((2m, 2, "A, B"), (answer.Difference.Sum, answer.Difference.Count, answer.Difference.Sellers));
        Assert.Equal([Given.RowId('C')], answer.Difference.Deleted);
        Assert.Equal("A money, B money", answer.Written);
    }

    [Theory]
    [InlineData(OpportunityState.Won)]
    [InlineData(OpportunityState.Lost)]
    public void P24_Closed_RowsAreWrittenAtOneRate_ButTheOpportunitysAmountIsNot(OpportunityState state)
    {
        var closed = At(Old) with { State = state, ActualAmount = 100m };

        var answer = Of(closed, Rows(Old, Old), [.. Rows(Old, Old).Select((row, i) => i == 0 ? row with { Amount = 7m } : row)]);

        Assert.Equal("A money, B money", answer.Written);
        Assert.False(answer.RenewsRate);
    }

    [Fact]
    public void M3_NoAmountCurrencyOrRate_NoMoneyToWriteAnew()
    {
        var changed = Rows(Old, Old).Select((row, i) => i == 0 ? row with { Amount = 7m } : row).ToList();

        Assert.All(
            new[]
            {
                At(Old) with { EstimatedAmount = null }, At(Old) with { Currency = null }, At(Old) with { Currency = new Currency(default, 2) },
            },
            opportunity =>
            {
                var answer = Of(opportunity, Rows(Old, Old), changed);
                Assert.Equal("A money", answer.Written);
                Assert.False(answer.RenewsRate);
            });
    }

    [Fact]
    public void OpportunityWithoutARateYet_HasNoneToRenew() => Assert.False(Of(At(null), Rows(Old), [Rows(Old)[0] with { Amount = 7m }]).RenewsRate);

    private static Answer Of(Opportunity opportunity, IReadOnlyList<SellerShare> stored, IReadOnlyList<SellerShare> wanted)
    {
        var then = OneRate.Apply(opportunity, stored, wanted);
        return new Answer(Difference.Between(stored, then), OneRate.IsOutdated(opportunity, then));
    }

    /// <summary>Worth 100 at that rate, in a currency of today's.</summary>
    private static Opportunity At(decimal? rate)
    {
        var opportunity = Given.Worth(100m);
        return opportunity with { ExchangeRate = rate, Currency = opportunity.Currency! with { Rate = Today } };
    }

    private static SellerShare[] Rows(params decimal[] rates) =>
        rates.Select((rate, i) => Given.Row((char)('A' + i), 1m) with { Amount = 1m, ExchangeRate = rate }).ToArray();

    private sealed record Answer(Difference Difference, bool RenewsRate)
    {
        /// <summary>Which rows are written, and whether their money is.</summary>
        public string Written => string.Join(", ", Difference.Updated.Select(update => $"{update.Row.Name}{(IsMoney(update) ? " money" : "")}"));

        private static bool IsMoney(RowUpdate update) => update.Before.Amount != update.Row.Amount || update.Before.ExchangeRate != update.Row.ExchangeRate;
    }
}
