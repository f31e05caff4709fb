using System.Linq;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Opps.Plugins.Core.Texts;
using Xunit;

namespace Rules;

/// <summary>What a deleted seller leaves, P12–P14, and a closed opportunity that is opened again, P28.</summary>
public class SellerRemovedTests
{
    [Theory]
    [InlineData("A 37.5, B 50", "A 37.5, B 50")]
    [InlineData("A 10, B 20, C 30", "A 10, B 20, C 30")]
    public void P12_TwoOrMoreLeft_NobodyMoves(string left, string expected) => Assert.Equal(expected, After(left));

    [Theory]
    [InlineData("A 37.5", "A 100")]
    [InlineData("B 0", "B 100")]
    [InlineData("A 37.5 fixed", "A 37.5")]
    public void P13_OneLeft_Has100IfFree(string left, string expected) => Assert.Equal(expected, After(left));

    [Fact]
    public void P14_NobodyLeft_OwnerComesBack() => Assert.Equal("C 100", After(""));

    [Fact]
    public void P14_NobodyLeftAndTeamOwns_NoRow() => Assert.Empty(SellerRemoved.Apply(Given.OwnedByTeam(), []).Rows);

    [Theory]
    [InlineData("A 1, B 2", "P12")]
    [InlineData("A 1", "P13")]
    [InlineData("A 1 fixed", "P26")]
    [InlineData("", "P14")]
    public void Reason_NamesTheRule(string left, string number) =>
        Assert.Contains($"({number})", SellerRemoved.Apply(Given.OwnedBy('C'), Given.Rows(left)).Reason.ToString());

    [Fact]
    public void P14_TeamOwns_ReasonNamesTheRule() => Assert.Contains("(P14)", SellerRemoved.Apply(Given.OwnedByTeam(), []).Reason.ToString());

    [Theory]
    [InlineData("A 37.5", "A 37.5")]
    [InlineData("A 60, B 60", "A 60, B 60")]
    [InlineData("", "C 100")]
    public void P28_Reopened_SharesAsTheyWereAndAnOwnerWhereThereAreNone(string rows, string expected) =>
        Assert.Equal(expected, Given.Shares(Reopened.Apply(Given.OwnedBy('C'), Given.Rows(rows)).Rows));

    [Fact]
    public void P28_ReopenedAndTeamOwns_NoRow() => Assert.Empty(Reopened.Apply(Given.OwnedByTeam(), []).Rows);

    [Fact]
    public void P28_StillClosed_NoRow() =>
        Assert.Empty(Reopened.Apply(Given.OwnedBy('A') with { State = OpportunityState.Lost }, []).Rows);

    [Fact]
    public void P28_Reason_NamesTheRule() => Assert.All(new[] { "", "A 1" }, rows =>
        Assert.Contains("P28", Reopened.Apply(Given.OwnedBy('C'), Given.Rows(rows)).Reason.ToString()));

    [Theory]
    [InlineData(OpportunityState.Won)]
    [InlineData(OpportunityState.Lost)]
    public void P24_Closed_IsRefusedByName(OpportunityState state)
    {
        Rule rule = RowsStand.Apply;
        var closed = Given.OwnedBy('A') with { State = state, Name = "Big deal" };

        var refused = Assert.Throws<RefusedException>(() => rule.WhileOpen()(closed, []));

        Assert.Equal((TextKeys.OpportunityClosed, "Big deal"), (refused.Key, refused.Values.Single()));
        Assert.Empty(rule.WhileOpen()(Given.OwnedBy('A'), []).Rows);
    }

    [Fact]
    public void P20_SamePersonTwice_IsRefusedByName()
    {
        Rule rule = RowsStand.Apply;
        var rows = Given.Rows("A 50, B 30, A 20").Select((row, i) => row with { Id = Given.RowId((char)('K' + i)) }).ToArray();

        var refused = Assert.Throws<RefusedException>(() => rule.WithoutDuplicate(Given.RowId('M'))(Given.OwnedBy('A'), rows));

        Assert.Equal((TextKeys.Duplicate, "A"), (refused.Key, refused.Values.Single()));
        Assert.Equal(3, rule.WithoutDuplicate(Given.RowId('L'))(Given.OwnedBy('A'), rows).Rows.Count);
        Assert.Equal(3, rule.WithoutDuplicate(Given.RowId('X'))(Given.OwnedBy('A'), rows).Rows.Count);
    }

    [Fact]
    public void P20_TwoRowsOfDeletedUsers_AreNoDuplicates()
    {
        Rule rule = RowsStand.Apply;
        var rows = Given.Rows("A 50, B 50").Select(row => row with { SellerId = null }).ToArray();

        Assert.Equal(2, rule.WithoutDuplicate(Given.RowId('A'))(Given.OwnedBy('A'), rows).Rows.Count);
    }

    [Fact]
    public void P21_DisabledUser_IsRefusedByName()
    {
        Rule rule = RowsStand.Apply;
        var rows = Given.Rows("A 50, B 50").Select(row => row with { SellerIsDisabled = row.SellerName == "B" }).ToArray();

        var refused = Assert.Throws<RefusedException>(() => rule.ForActivePerson(Given.RowId('B'))(Given.OwnedBy('A'), rows));

        Assert.Equal((TextKeys.UserDisabled, "B"), (refused.Key, refused.Values.Single()));
        Assert.Equal(2, rule.ForActivePerson(Given.RowId('A'))(Given.OwnedBy('A'), rows).Rows.Count);
        Assert.Equal(2, rule.ForActivePerson(Given.RowId('Q'))(Given.OwnedBy('A'), rows).Rows.Count);
    }

    [Fact]
    public void Refusal_WithoutAText_StillNamesKeyAndValues() => Assert.Equal(
        $"{TextKeys.ReplacedAbove100} (C, 120, Big deal)", new RefusedException(TextKeys.ReplacedAbove100, "C", 120m, "Big deal").Message);

    private static string After(string left) =>
        Given.Shares(SellerRemoved.Apply(Given.OwnedBy('C'), Given.Rows(left)).Rows);
}
