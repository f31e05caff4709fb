using System;
using System.Linq;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Opps.Plugins.Core.Texts;
using Xunit;

namespace Rules;

/// <summary>The custom APIs: the whole set at once, the even split, one person in another's place.</summary>
public class ShareSetTests
{
    private static WantedShare Want(char person, decimal? percent = null, bool? isFixed = null, char? row = null) =>
        new(row is { } letter ? Given.RowId(letter) : null, Person(person), percent, isFixed);

    private static Person Person(char letter) => new(Given.Person(letter), letter.ToString(), letter == 'X');

    private static Decision Set(string before, params WantedShare[] wanted) =>
        ShareSet.Of(wanted)(Given.OwnedBy('A') with { Name = "Big deal" }, Given.Rows(before));

    private static string Shares(Decision decision) => Given.Shares(decision.Rows);

    [Fact]
    public void P9_Set_WhatIsGivenStands_AndWhoIsMissingGoes()
    {
        Assert.Equal("B 30, C 50", Shares(Set("A 75, B 25", Want('C', 50m), Want('B', 30m))));
        Assert.Equal("B 30, C 70", Shares(Set("A 75, B 25", Want('C'), Want('B', 30m))));
        Assert.Contains("(P9)", Set("A 75, B 25", Want('C')).Reason.ToString());
    }

    [Fact]
    public void P9_Set_KeptRowKeepsItsId() => Assert.Equal(Given.RowId('B'), Set("A 75, B 25", Want('B', 30m)).Rows[0].Id);

    [Fact]
    public void P9_Set_WithoutNumbers_SharesTheRestEvenly_AgainTheSame()
    {
        var wanted = new[] { Want('B', 10m), Want('A'), Want('D') };

        var once = Set("A 100", wanted);
        var again = ShareSet.Of(wanted)(Given.OwnedBy('A'), Given.Stored(Given.OwnedBy('A'), once.Rows, RowsStand.Apply));

        Assert.Equal("A 45, B 10, D 45", Shares(once));
        Assert.Equal("A 45, B 10, D 45", Shares(again));
    }

    [Fact]
    public void P9_Set_NoNumberAtAll_OldRowsKeepTheirs()
    {
        Assert.Equal("A 50, B 30", Shares(Set("A 50, B 30, C 20", Want('A'), Want('B'))));
        Assert.Equal("A 50, D 25, E 25", Shares(Set("A 50, B 50", Want('A'), Want('D'), Want('E'))));
    }

    /// <summary>As P8: with 0 nobody is asked to make way, so that a new row gets what is open.</summary>
    [Fact]
    public void P9_Set_ZeroIsNoNumberToMakeWayFor()
    {
        Assert.Equal("A 0, D 100", Shares(Set("A 50, B 50", Want('A', 0m), Want('D'))));
        Assert.Equal("A 0, B 50, D 50", Shares(Set("A 50, B 50", Want('A', 0m), Want('B'), Want('D'))));
    }

    [Fact]
    public void P9_Set_NegativeRemainder_OldRowsKeepTheirs() =>
        Assert.Equal("A 60, B 90, C 20, D 0", Shares(Set("A 60, B 40", Want('A'), Want('B', 90m), Want('C', 20m), Want('D'))));

    [Fact]
    public void P9_Set_OneFreeSeller_Has100()
    {
        Assert.Equal("B 100", Shares(Set("A 75, B 25", Want('B', 30m))));
        Assert.Equal("B 30", Shares(Set("A 75, B 25", Want('B', 30m, true))));
    }

    [Fact]
    public void P14_EmptySet_OwnerComesBack()
    {
        Assert.Equal("A 100", Shares(Set("B 75, C 25")));
        Assert.Equal(Given.RowId('A'), Set("A 10 fixed, B 90").Rows.Single().Id);
        Assert.False(Set("A 10 fixed, B 90").Rows.Single().IsFixed);
        Assert.Empty(ShareSet.Of([])(Given.OwnedByTeam(), Given.Rows("A 100")).Rows);
    }

    [Fact]
    public void P19_Set_NamedRowTakesAnotherPerson_PercentageKept()
    {
        var row = Set("A 75, B 25", Want('A', 75m), Want('C', row: 'B')).Rows[1];

        Assert.Equal((Given.RowId('B'), Given.Person('C'), "C", 25m), (row.Id, row.SellerId, row.Name, row.Percent!.Value));
    }

    [Fact]
    public void P19_Set_PersonOnAnotherRow_DecidesBeforeTheRowNamed()
    {
        var rows = Set("A 75, B 25", Want('A', 60m, row: 'B'), Want('B', 40m, row: 'A')).Rows;

        Assert.Equal("A 60, B 40", Given.Shares(rows));
        Assert.Equal(Given.RowId('A'), rows[0].Id);
    }

    [Fact]
    public void P19_Set_RowNamedWithAPersonWhoHasOneAlready_IsNotTakenOver()
    {
        var missing = Set("A 50, B 30, C 20", Want('A', 60m, row: 'C'), Want('B', 40m)).Rows;
        var kept = Set("A 75, B 25", Want('D', 10m, row: 'B'), Want('B', 90m)).Rows;

        Assert.Equal([Given.RowId('A'), Given.RowId('B')], missing.Select(row => row.Id!.Value));
        Assert.Equal("B 90, D 10", Given.Shares(kept));
        Assert.Equal([Given.RowId('B'), null], kept.Select(row => row.Id));
    }

    [Fact]
    public void Set_RowOfADeletedUser_IsFoundByItsIdAlone()
    {
        var rows = Given.Rows("A 75, B 25").Select(row => row.Id == Given.RowId('A') ? row with { SellerId = null } : row).ToList();

        var set = ShareSet.Of([new(Given.RowId('B'), null, 40m, null), new(Given.RowId('A'), null, 60m, null)])(Given.OwnedBy('A'), rows);

        Assert.Equal("A 60, B 40", Shares(set));
    }

    [Fact]
    public void Set_RowNamedWithoutPerson_IsThatRow() => Assert.Equal(
        "A 60, B 40", Shares(Set("A 75, B 25", new WantedShare(Given.RowId('B'), null, 40m, null), Want('A', 60m))));

    [Fact]
    public void P26_Set_ExplicitValueMovesAFixedRow_AndWithoutOneItStands()
    {
        Assert.Equal("A 40, B 60", Shares(Set("A 75 fixed, B 25", Want('A', 40m), Want('B'))));
        Assert.Equal("A 75, B 10", Shares(Set("A 75 fixed, B 25", Want('A'), Want('B', 10m))));
        Assert.False(Set("A 75 fixed, B 25", Want('A', 40m, false), Want('B')).Rows[0].IsFixed);
        Assert.True(Set("A 75 fixed, B 25", Want('A', 40m), Want('B')).Rows[0].IsFixed);
    }

    [Fact]
    public void P20_P21_Set_BadInput_IsRefused()
    {
        Assert.Equal(TextKeys.Duplicate, Refused("A 100", Want('B', 1m), Want('B', 2m)));
        Assert.Equal(TextKeys.Duplicate, Refused("A 100", new WantedShare(Given.RowId('A'), null, 1m, null), Want('A', 2m)));
        Assert.Equal(TextKeys.Duplicate, Refused("A 100", Want('B', 1m, row: 'A'), new WantedShare(Given.RowId('A'), null, 1m, null)));
        Assert.Equal(TextKeys.PercentOutOfRange, Refused("A 100", Want('B', 100.01m)));
        Assert.Equal(TextKeys.UserDisabled, Refused("A 100", Want('X', 1m)));
        Assert.Equal(TextKeys.SellerMissing, Refused("A 100", new WantedShare(Given.RowId('Q'), null, 1m, null)));
    }

    [Fact]
    public void P20_Set_OnePersonTwice_IsRefusedByName()
    {
        var sameRow = new WantedShare(Given.RowId('B'), null, 1m, null);
        Assert.Equal(["C"], Refusal("A 75, B 25", Want('C', 1m, row: 'B'), Want('C', 2m)).Values);
        Assert.Equal(["C"], Refusal("A 75, B 25", sameRow, Want('C', 2m, row: 'B')).Values);
        Assert.Equal(["B"], Refusal("A 75, B 25", sameRow, sameRow).Values);
    }

    [Fact]
    public void P21_Set_DisabledSellerWhoIsThereAlready_Stays() =>
        Assert.Equal("A 50, X 50", Shares(Set("A 75, X 25", Want('X', 50m), Want('A', 50m))));

    [Theory]
    [InlineData("A 100, B 0, C 0", "A 33.34, B 33.33, C 33.33")]
    [InlineData("A 40 fixed, B 0, C 1", "A 40, B 30, C 30")]
    [InlineData("A 100 fixed, B 5", "A 100, B 0")]
    [InlineData("A 60 fixed, B 50 fixed, C 5", "A 60, B 50, C 5")]
    [InlineData("A 10", "A 100")]
    [InlineData("", "")]
    public void Split_FreeSellersShareEvenlyWhatTheFixedLeave(string before, string after) =>
        Assert.Equal(after, Shares(EqualSplit.Apply(Given.OwnedBy('A'), Given.Rows(before))));

    [Theory]
    [InlineData("A 75, B 25", "C 75, B 25")]
    [InlineData("A 75 fixed, B 25", "C 75, B 25")]
    [InlineData("B 75, D 25", "B 75, D 25")]
    [InlineData("A 30, B 30, C 20", "B 30, C 50")]
    [InlineData("A 30, C 20", "C 100")]
    [InlineData("A 30, C 20 fixed", "C 50")]
    [InlineData("A 30 fixed, C 20", "C 50")]
    public void Replace_PercentageKept_OrAddedToTheOneThere(string before, string after) => Assert.Equal(
        after, Shares(SellerReplaced.By(Given.Person('A'), Person('C'))(Given.OwnedBy('A'), Given.Rows(before))));

    [Fact]
    public void Replace_ShareWouldBeAbove100_IsRefusedWithNamesAndNumber()
    {
        var rule = SellerReplaced.By(Given.Person('A'), Person('C'));

        var refused = Assert.Throws<RefusedException>(() =>
            rule(Given.OwnedBy('A') with { Name = "Big deal" }, Given.Rows("A 60, C 60")));

        Assert.Equal(TextKeys.ReplacedAbove100, refused.Key);
        Assert.Equal(["C", 120m, "Big deal"], refused.Values);
    }

    [Theory]
    [InlineData(60.0, 40.0, false)]
    [InlineData(60.0, 40.01, true)]
    [InlineData(100.0, null, false)]
    [InlineData(null, 100.0, false)]
    [InlineData(null, null, false)]
    public void P21_Replace_UpTo100TogetherIsPossible(double? given, double? had, bool isAbove) =>
        Assert.Equal(isAbove, SellerReplaced.IsAbove100((decimal?)given, (decimal?)had));

    [Fact]
    public void P21_Replace_Exactly100_IsAdded() => Assert.Equal(
        "B 0, C 100", Shares(SellerReplaced.By(Given.Person('A'), Person('C'))(Given.OwnedBy('A'), Given.Rows("A 60, B 0, C 40"))));

    private static string Refused(string before, params WantedShare[] wanted) => Refusal(before, wanted).Key;

    private static RefusedException Refusal(string before, params WantedShare[] wanted) =>
        Assert.Throws<RefusedException>(() => Set(before, wanted));
}
