using System;
using System.Linq;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

public class DifferenceTests
{
    [Fact]
    public void SameRows_NothingToWrite()
    {
        var rows = Given.Sharing(50, 30, 10);

        var difference = Difference.Between(rows, rows.Reverse().ToArray());

        Assert.True(difference.IsEmpty);
        Assert.Equal((90m, 3), (difference.Sum, difference.Count));
    }

    [Fact]
    public void RowWithoutId_IsCreated()
    {
        var row = Given.Row('B', 25) with { Id = null };

        var difference = Difference.Between([], [row]);

        Assert.Equal([row], difference.Created);
        Assert.Equal((25m, 1), (difference.Sum, difference.Count));
    }

    [Fact]
    public void RowWithAnIdThatIsNotStored_IsCreated() =>
        Assert.Single(Difference.Between(Given.Sharing(100), Given.Sharing(100, 0)).Created);

    [Fact]
    public void MissingRow_IsDeleted()
    {
        var difference = Difference.Between(Given.Sharing(75, 25), Given.Sharing(75));

        Assert.Equal([Given.RowId('B')], difference.Deleted);
        Assert.Empty(difference.Updated);
        Assert.Equal((75m, 1), (difference.Sum, difference.Count));
    }

    [Fact]
    public void ChangedRow_IsUpdated_WhateverHasChanged()
    {
        var row = Given.Row('A', 100);

        foreach (var changed in new[]
        {
            row with { Percent = 50m }, row.Fixed(), row with { Amount = 1m }, row with { CurrencyId = Guid.Empty }, row with { ExchangeRate = 2m },
            row with { SellerId = Given.Person('B'), SellerName = "B", Name = "B" }, row with { Touched = new Touched(1m, null) },
        })
        {
            Assert.Equal(new RowUpdate(row, changed), Assert.Single(Difference.Between([row], [changed]).Updated));
        }
    }

    /// <summary>Where several rows move, another solution's step may have come between them.</summary>
    [Theory]
    [InlineData("A 100", "A 100 fixed", 0)]
    [InlineData("A 100", "A 50", 1)]
    [InlineData("A 100", "A 75, B 25", 2)]
    [InlineData("A 75, B 25", "A 100", 2)]
    [InlineData("A 75, B 25", "A 75", 1)]
    [InlineData("A 75, B 25", "A 25, B 75", 2)]
    public void Moved_CountsWhoComesGoesOrGetsAnotherPercentage(string stored, string wanted, int moved) =>
        Assert.Equal(moved, Difference.Between(Given.Rows(stored), Given.Rows(wanted)).Moved);

    [Fact]
    public void SameNumberWrittenWithMoreZeros_IsNoChange()
    {
        var row = Given.Row('A', 100) with { Amount = 5m };

        Assert.True(Difference.Between([row], [row with { Percent = 100.00m, Amount = 5.0000m }]).IsEmpty);
    }

    [Fact]
    public void OutdatedName_IsWrittenOnlyAlongWithSomethingElse()
    {
        var row = Given.Row('A', 100) with { Name = "before the wedding" };

        Assert.True(Difference.Between([row], [row]).IsEmpty);
        var update = Assert.Single(Difference.Between([row], [row with { Percent = 50m }]).Updated);
        Assert.Equal((50m, "A"), (update.Row.Percent, update.Row.Name));
    }

    [Fact]
    public void Description_CountsWithoutNames() => Assert.Equal(
        "1 rows created, 1 updated, 0 deleted; sum 112.50 of 2 sellers",
        Difference.Between(Given.Sharing(100), Given.Sharing(62.5m, 50)).Describe());

    [Theory]
    [InlineData("A 100", "A 100", true)]
    [InlineData("A 100", "B 100", false)]
    [InlineData("A 100", "A 50", false)]
    [InlineData("A 100", "A 100, B 0", false)]
    [InlineData("A 75, B 25", "A 100", false)]
    [InlineData("A 75, B 25", "B 100, C 0", false)]
    public void IsEmpty_OnlyWhenNothingIsCreatedUpdatedOrDeleted(string stored, string wanted, bool isEmpty) =>
        Assert.Equal(isEmpty, Difference.Between(Given.Rows(stored), Given.Rows(wanted)).IsEmpty);
}
