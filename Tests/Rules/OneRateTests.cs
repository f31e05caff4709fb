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
        var difference = Of(At(Old), Rows(Old, Old), wanted: Rows(Old, Old));

        Assert.True(difference.IsEmpty);
        Assert.False(difference.RenewsRate);
    }

    [Fact]
    public void NothingWritten_ButRowsOfDifferentRates_TheOldOnesAreWrittenAnew()
    {
        var difference = Of(At(Today), Rows(Old, Today), wanted: Rows(Old, Today));

        var update = Assert.Single(difference.Updated);
        Assert.Equal((Given.RowId('A'), ShareColumns.Amount), (update.Row.Id, update.Columns));
        Assert.False(difference.RenewsRate);
    }

    [Fact]
    public void OneRowsMoneyWritten_TheOthersFollow_AndSoDoesTheOpportunity()
    {
        var difference = Of(At(Old), Rows(Old, Old, Old), wanted: [.. Rows(Old, Old, Old).Select((row, i) => i == 1 ? row with { Amount = 7m } : row)]);

        Assert.Equal(
            [(Given.RowId('B'), ShareColumns.Amount), (Given.RowId('A'), ShareColumns.Amount), (Given.RowId('C'), ShareColumns.Amount)],
            difference.Updated.Select(update => (update.Row.Id!.Value, update.Columns)));
        Assert.Equal(7m, difference.Updated[0].Row.Amount);
        Assert.True(difference.RenewsRate);
    }

    /// <summary>A new currency brings its rate along as a new amount does.</summary>
    [Fact]
    public void OneRowsCurrencyWritten_TheOthersFollow()
    {
        var rows = Rows(Old, Old);

        var difference = Of(At(Today), [rows[0] with { CurrencyId = null }, rows[1]], rows);

        Assert.Equal([ShareColumns.Currency, ShareColumns.Amount], difference.Updated.Select(update => update.Columns));
    }

    [Fact]
    public void RowAdded_TheOthersFollow()
    {
        var difference = Of(At(Old), Rows(Old), wanted: [.. Rows(Old), Given.Row('B', 0) with { Amount = 0m }]);

        Assert.Single(difference.Created);
        Assert.Equal((Given.RowId('A'), ShareColumns.Amount), (Assert.Single(difference.Updated).Row.Id, difference.Updated[0].Columns));
        Assert.True(difference.RenewsRate);
    }

    /// <summary>A row whose percentage alone changes is not at a new rate: its money has to be written along with it.</summary>
    [Fact]
    public void RowWrittenWithoutItsMoney_HasItsMoneyWrittenToo()
    {
        var rows = Rows(Old, Today);

        var difference = Of(At(Today), rows, [rows[0] with { Percent = 2m }, rows[1]]);

        Assert.Equal([ShareColumns.Percent | ShareColumns.Amount], difference.Updated.Select(update => update.Columns));
    }

    /// <summary>No money is written, so no rate is: a percentage alone sets nobody else off.</summary>
    [Fact]
    public void PercentageAloneWritten_AtOneOldRate_NothingElseFollows()
    {
        var rows = Rows(Old, Old);

        var difference = Of(At(Old), rows, [rows[0] with { Percent = 2m }, rows[1]]);

        Assert.Equal([ShareColumns.Percent], difference.Updated.Select(update => update.Columns));
        Assert.False(difference.RenewsRate);
    }

    /// <summary>A row without a rate has no money, or none of its own yet.</summary>
    [Fact]
    public void RowWithoutARate_IsLeftAsItIs()
    {
        SellerShare[] rows = [Rows(Today)[0], Given.Row('B', 0)];

        Assert.True(Of(At(Today), rows, rows).IsEmpty);
        Assert.Equal([Given.RowId('A')], Of(At(Today), rows, [rows[0] with { Amount = 7m }, rows[1]]).Updated.Select(update => update.Row.Id!.Value));
    }

    [Fact]
    public void RowsAtTodaysRate_AreNotWrittenTwice()
    {
        var difference = Of(At(Today), Rows(Today, Today), [.. Rows(Today, Today).Select((row, i) => i == 0 ? row with { Amount = 7m } : row)]);

        Assert.Equal([Given.RowId('A')], difference.Updated.Select(update => update.Row.Id!.Value));
        Assert.False(difference.RenewsRate);
    }

    /// <summary>Whatever was counted before the rates were looked at still holds.</summary>
    [Fact]
    public void SumCountNamesAndDeletions_StayAsTheyWere()
    {
        var stored = Rows(Old, Old, Old);

        var difference = Of(At(Old), stored, [stored[0] with { Amount = 7m }, stored[1]]);

        Assert.Equal((2m, 2, "A, B"), (difference.Sum, difference.Count, difference.Sellers));
        Assert.Equal([Given.RowId('C')], difference.Deleted);
        Assert.Equal(2, difference.Updated.Count);
    }

    [Theory]
    [InlineData(OpportunityState.Won)]
    [InlineData(OpportunityState.Lost)]
    public void P24_Closed_RowsAreWrittenAtOneRate_ButTheOpportunitysAmountIsNot(OpportunityState state)
    {
        var closed = At(Old) with { State = state, ActualAmount = 100m };

        var difference = Of(closed, Rows(Old, Old), [.. Rows(Old, Old).Select((row, i) => i == 0 ? row with { Amount = 7m } : row)]);

        Assert.Equal(2, difference.Updated.Count);
        Assert.False(difference.RenewsRate);
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
                var difference = Of(opportunity, Rows(Old, Old), changed);
                Assert.Single(difference.Updated);
                Assert.False(difference.RenewsRate);
            });
    }

    [Fact]
    public void OpportunityWithoutARateYet_HasNoneToRenew() => Assert.False(Of(At(null), Rows(Old), [Rows(Old)[0] with { Amount = 7m }]).RenewsRate);

    private static Difference Of(Opportunity opportunity, IReadOnlyList<SellerShare> stored, IReadOnlyList<SellerShare> wanted) =>
        Difference.Between(stored, wanted).AtOneRate(opportunity, wanted);

    /// <summary>Worth 100 at that rate, in a currency of today's.</summary>
    private static Opportunity At(decimal? rate)
    {
        var opportunity = Given.Worth(100m);
        return opportunity with { ExchangeRate = rate, Currency = opportunity.Currency! with { Rate = Today } };
    }

    private static SellerShare[] Rows(params decimal[] rates) =>
        rates.Select((rate, i) => Given.Row((char)('A' + i), 1m) with { Amount = 1m, ExchangeRate = rate }).ToArray();
}
