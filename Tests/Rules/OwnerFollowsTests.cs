using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

public class OwnerFollowsTests
{
    private static Decision ChangeOwner(char from, Opportunity to, params SellerShare[] rows) =>
        OwnerFollows.From(Given.Person(from))(to, rows);

    [Theory]
    [InlineData('A', 100)]
    [InlineData('A', 40)]
    [InlineData('C', 100)]
    public void P15_OneFreeRow_NewOwnerTakesIt(char seller, int percent)
    {
        var row = Assert.Single(ChangeOwner('A', Given.OwnedBy('B'), Given.Row(seller, percent)).Rows);

        Assert.Equal(Given.RowId(seller), row.Id);
        Assert.Equal(Given.Person('B'), row.SellerId);
        Assert.Equal("B", row.Name);
        Assert.Equal(100m, row.Percent);
    }

    [Fact]
    public void P15_NewOwnerHasTheRowAlready_ItBecomesWhole() =>
        Assert.Equal("B 100", Given.Shares(ChangeOwner('A', Given.OwnedBy('B'), Given.Row('B', 60)).Rows));

    [Fact]
    public void P15_RowOfADeletedUser_NewOwnerTakesIt()
    {
        var row = Given.Row('A', 100) with { SellerId = null, SellerName = null };

        Assert.Equal("B 100", Given.Shares(ChangeOwner('A', Given.OwnedBy('B'), row).Rows));
    }

    [Fact]
    public void P15_OwnerRepeatedButNotChanged_NothingMoves()
    {
        var row = Given.Row('C', 100);

        Assert.Equal([row], ChangeOwner('A', Given.OwnedBy('A'), row).Rows);
    }

    [Fact]
    public void P16_NoRow_NewOwnerIsAdded() => Assert.Equal("B 100", Given.Shares(ChangeOwner('A', Given.OwnedBy('B')).Rows));

    [Fact]
    public void P16_OwnerRepeatedButNotChanged_NobodyIsAdded() => Assert.Empty(ChangeOwner('A', Given.OwnedBy('A')).Rows);

    [Theory]
    [InlineData("75 25")]
    [InlineData("37.5 50")]
    [InlineData("33.34 33.33 33.33")]
    public void P17_SeveralRows_NothingMoves(string percents)
    {
        var rows = Given.Sharing(Given.Numbers(percents));

        Assert.Equal(rows, ChangeOwner('A', Given.OwnedBy('X'), rows).Rows);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void P18_NewOwnerIsATeam_NothingMoves(int count)
    {
        var rows = Given.Sharing(new decimal[count]);

        Assert.Equal(rows, ChangeOwner('A', Given.OwnedByTeam(), rows).Rows);
    }

    [Fact]
    public void P18_FromATeamToAPerson_NewOwnerIsAdded() =>
        Assert.Equal("B 100", Given.Shares(ChangeOwner('T', Given.OwnedBy('B')).Rows));

    [Theory]
    [InlineData(OpportunityState.Won, 0)]
    [InlineData(OpportunityState.Won, 1)]
    [InlineData(OpportunityState.Lost, 0)]
    [InlineData(OpportunityState.Lost, 1)]
    public void P24_ClosedOpportunity_NothingMoves(OpportunityState state, int count)
    {
        var rows = Given.Sharing(new decimal[count]);

        Assert.Equal(rows, ChangeOwner('A', Given.OwnedBy('B') with { State = state }, rows).Rows);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(40)]
    public void P26_OneFixedRow_NothingMoves(int percent)
    {
        var row = Given.Row('A', percent).Fixed();

        Assert.Equal([row], ChangeOwner('A', Given.OwnedBy('B'), row).Rows);
    }

    [Fact]
    public void Reason_NamesTheRule()
    {
        var free = Given.Row('A', 100);
        var toB = Given.OwnedBy('B');

        Assert.Contains("P15", ChangeOwner('A', toB, free).Reason.ToString());
        Assert.Contains("P16", ChangeOwner('A', toB).Reason.ToString());
        Assert.Equal("2 sellers share it, so nobody's share is changed by a new account manager. (P17)", ChangeOwner('A', toB, free, Given.Row('B', 0)).Reason.ToString());
        Assert.Contains("P18", ChangeOwner('A', Given.OwnedByTeam(), free).Reason.ToString());
        Assert.Contains("P24", ChangeOwner('A', toB with { State = OpportunityState.Lost }, free).Reason.ToString());
        Assert.Contains("P26", ChangeOwner('A', toB, free.Fixed()).Reason.ToString());
    }
}
