using System.Linq;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

/// <summary>The worked example of the rules, as far as these events go.</summary>
public class WorkedExampleTests
{
    private readonly Opportunity _ownedByA = Given.OwnedBy('A', 1000.00m);

    [Fact]
    public void AOwns_AHas100AndTheWholeAmount()
    {
        var row = Assert.Single(Given.Stored(_ownedByA, [], OwnerIsSeller.Apply));

        Assert.Equal(("A", 100m, 1000.00m), (row.Name, row.Percent!.Value, row.Amount!.Value));
    }

    [Theory]
    [InlineData("37.5 37.5 25", "375 375 250", 100)]
    [InlineData("37.5 50 25", "375 500 250", 112.5)]
    [InlineData("37.5 50", "375 500", 87.5)]
    [InlineData("37.5 50 12.5", "375 500 125", 100)]
    public void AmountsFollowWhatIsGiven_AndTheSumIsTold(string percents, string amounts, double sum)
    {
        var rows = Given.Sharing(Given.Numbers(percents));

        var stored = Given.Stored(_ownedByA, rows, RowsStand.Apply);

        Assert.Equal(Given.Numbers(amounts).Cast<decimal?>(), stored.Select(row => row.Amount));
        Assert.Equal((decimal)sum, Difference.Between(rows, stored).Sum);
    }

    [Fact]
    public void AToE_WithThreeSellers_IsUnchanged_ThenEToFWithOne_FReplacesA()
    {
        var three = Given.Sharing(37.5m, 50, 12.5m);
        var one = Given.Sharing(100);

        var afterE = Given.Stored(Given.OwnedBy('E', 1000m), three, OwnerFollows.From(Given.Person('A')));
        var afterF = Given.Stored(Given.OwnedBy('F', 1000m), one, OwnerFollows.From(Given.Person('E')));

        Assert.Equal("A 37.5, B 50, C 12.5", Given.Shares(afterE));
        Assert.Equal("F 100", Given.Shares(afterF));
    }
}
