using System;
using System.Linq;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

/// <summary>What rows that are added or changed do to the others, P4–P11, as the last event of their operation decides it.</summary>
public class GivenSharesTests
{
    /// <summary>Rows as "A 75 fixed, B 25", after others were added to them.</summary>
    private static Decision Add(string before, params (decimal? Percent, bool IsFixed)[] added)
    {
        var rows = Given.Rows(before);
        var more = added.Select((row, i) => Given.Row((char)('A' + rows.Length + i), row.Percent ?? 0m) with
        {
            Percent = row.Percent, IsFixed = row.IsFixed, Touched = new Touched(row.Percent, null),
        });
        return GivenShares.Apply(Given.OwnedBy('A'), [.. rows, .. more]);
    }

    private static Decision AddOne(string before, double? percent, bool isFixed = false) => Add(before, ((decimal?)percent, isFixed));

    [Theory]
    [InlineData(null)]
    [InlineData(0.0)]
    [InlineData(40.0)]
    [InlineData(100.0)]
    public void P4_FirstSeller_Has100WhateverWasTyped(double? typed) =>
        Assert.Equal("A 100", Given.Shares(AddOne("", typed).Rows));

    [Theory]
    [InlineData(40.0, "A 40")]
    [InlineData(0.0, "A 0")]
    [InlineData(null, "A 100")]
    public void P26_FirstSellerFixed_KeepsWhatWasTyped(double? typed, string expected) =>
        Assert.Equal(expected, Given.Shares(AddOne("", typed, isFixed: true).Rows));

    [Theory]
    [InlineData("A 100", 25.0, "A 75, B 25")]
    [InlineData("A 33.34, B 33.33, C 33.33", 25.0, "A 25, B 25, C 25, D 25")]
    [InlineData("A 75, B 25", 25.0, "A 37.5, B 37.5, C 25")]
    [InlineData("A 50, B 30, C 20", 0.01, "A 33.33, B 33.33, C 33.33, D 0.01")]
    [InlineData("A 50, B 30, C 20", 10.0, "A 30, B 30, C 30, D 10")]
    [InlineData("A 50, B 50, C 0", 0.02, "A 33.33, B 33.33, C 33.32, D 0.02")]
    [InlineData("A 100", 100.0, "A 0, B 100")]
    [InlineData("A 40 fixed, B 60", 25.0, "A 40, B 35, C 25")]
    [InlineData("A 75 fixed, B 25", 25.0, "A 75, B 0, C 25")]
    [InlineData("A 40 fixed, B 60 fixed", 25.0, "A 40, B 60, C 25")]
    public void P5_PercentageTyped_FreeOthersShareTheRest(string before, double typed, string expected) =>
        Assert.Equal(expected, Given.Shares(AddOne(before, typed).Rows));

    [Fact]
    public void P5_AddedRowIsFixed_OthersGiveWayAllTheSame() =>
        Assert.Equal("A 75, B 25", Given.Shares(AddOne("A 100", 25, isFixed: true).Rows));

    [Theory]
    [InlineData("A 75.01 fixed, B 24.99", 25.0, "A 75.01, B 24.99, C 25")]
    [InlineData("A 90 fixed, B 90 fixed, C 5", 1.0, "A 90, B 90, C 5, D 1")]
    public void P6_NegativeRemainder_NobodyMoves(string before, double typed, string expected) =>
        Assert.Equal(expected, Given.Shares(AddOne(before, typed).Rows));

    [Theory]
    [InlineData("A 37.5, B 50", "A 37.5, B 50, C 12.5")]
    [InlineData("A 100", "A 100, B 0")]
    [InlineData("A 80, B 60", "A 80, B 60, C 0")]
    [InlineData("A 0", "A 0, B 100")]
    [InlineData("A 30 fixed, B 20", "A 30, B 20, C 50")]
    public void P7_NothingTyped_GetsWhatIsOpen(string before, string expected) =>
        Assert.Equal(expected, Given.Shares(AddOne(before, null).Rows));

    [Theory]
    [InlineData("A 100", "A 100, B 0")]
    [InlineData("A 50, B 30", "A 50, B 30, C 0")]
    public void P8_ZeroTyped_NobodyMoves(string before, string expected) =>
        Assert.Equal(expected, Given.Shares(AddOne(before, 0).Rows));

    [Fact]
    public void P9_SeveralTyped_WhatWasGivenStands()
    {
        Assert.Equal("A 20, B 30, C 50", Given.Shares(Add("", (20m, false), (30m, false), (50m, false)).Rows));
        Assert.Equal("A 20, B 30", Given.Shares(Add("", (20m, false), (30m, false)).Rows));
        Assert.Equal("A 70, B 80", Given.Shares(Add("", (70m, false), (80m, true)).Rows));
    }

    [Fact]
    public void P9_OlderFreeRowsShareTheRest()
    {
        Assert.Equal("A 50, B 20, C 30", Given.Shares(Add("A 100", (20m, false), (30m, false)).Rows));
        Assert.Equal("A 40, B 10, C 20, D 30", Given.Shares(Add("A 40 fixed, B 60", (20m, false), (30m, true)).Rows));
    }

    [Fact]
    public void P9_NegativeRemainder_OlderRowsKeepTheirs() =>
        Assert.Equal("A 60, B 40, C 70, D 40", Given.Shares(Add("A 60, B 40", (70m, false), (40m, false)).Rows));

    [Fact]
    public void P9_NothingTyped_AddedRowsShareWhatIsOpen()
    {
        Assert.Equal("A 33.34, B 33.33, C 33.33", Given.Shares(Add("", (null, false), (null, false), (null, false)).Rows));
        Assert.Equal("A 70, B 10, C 10, D 10", Given.Shares(Add("A 70, B 10", (null, false), (null, false)).Rows));
        Assert.Equal("A 75, B 25, C 0, D 0", Given.Shares(Add("A 75, B 25", (null, false), (0m, false)).Rows));
    }

    [Fact]
    public void P9_SomeTyped_TheOthersShareWhatIsThenOpen()
    {
        Assert.Equal("A 20, B 40, C 40", Given.Shares(Add("", (20m, false), (null, false), (null, false)).Rows));
        Assert.Equal("A 80, B 20, C 0", Given.Shares(Add("A 100", (20m, false), (null, false)).Rows));
        Assert.Equal("A 30, B 20, C 50", Given.Shares(Add("A 30 fixed", (20m, false), (null, false)).Rows));
    }

    [Fact]
    public void P10_OneOfSeveralChanged_OthersStand() =>
        Assert.Equal("A 37.5, B 50, C 25", Given.Shares(Change("A 37.5, B 37.5, C 25", 'B', 50).Rows));

    [Theory]
    [InlineData("A 100", "A 100")]
    [InlineData("A 100 fixed", "A 40")]
    public void P11_OnlySellerChanged_Keeps100UnlessFixed(string before, string expected) =>
        Assert.Equal(expected, Given.Shares(Change(before, 'A', 40).Rows));

    [Fact]
    public void P11_PersonOrFixedChangedOnly_NothingMoves() =>
        Assert.Equal("A 40", Given.Shares(GivenShares.Apply(Given.OwnedBy('A'), Given.Rows("A 40")).Rows));

    [Fact]
    public void Settled_IsTakenAsItIs()
    {
        var rows = Add("", (20m, false), (null, false)).Rows;
        Rule settle = RowsStand.Apply;

        var settled = settle.Settling()(Given.OwnedBy('A'), rows).Rows;

        Assert.Equal("A 20, B 80", Given.Shares(settled));
        Assert.All(settled, row => Assert.Null(row.Touched));
        Assert.Equal(settled, GivenShares.Apply(Given.OwnedBy('A'), settled).Rows);
    }

    /// <summary>Given again in the same operation, also the percentage that a rule has just given the row: it stands from then on.</summary>
    [Theory]
    [InlineData(75)]
    [InlineData(0)]
    public void GivenOnceMore_ForARowThatARuleHasMoved_Stands(int percent)
    {
        var moved = Add("A 100", (25m, false)).Rows;
        var added = Given.Row('C', 25) with { Touched = new Touched(25m, null) };
        var given = moved[0] with { Percent = percent, Touched = moved[0].Touched! with { Given = percent } };

        Assert.Equal($"A {percent}, B 25, C 25", Given.Shares(GivenShares.Apply(Given.OwnedBy('A'), [given, moved[1], added]).Rows));
        Assert.Equal("A 50, B 25, C 25", Given.Shares(GivenShares.Apply(Given.OwnedBy('A'), [moved[0], moved[1], added]).Rows));
    }

    [Fact]
    public void RowWithoutPercentageYet_CountsAsNothing()
    {
        var unstated = Given.Row('A', 0) with { Percent = null };
        var added = Given.Row('B', 40) with { Touched = new Touched(40m, null) };

        var rows = GivenShares.Apply(Given.OwnedBy('A'), [unstated, added]).Rows;

        Assert.Equal("A 60, B 40", Given.Shares(rows));
        Assert.Equal(new Touched(null, 0m), rows[0].Touched);
        Assert.Equal(new Touched(null, 0m), Touched.Settled(null));
    }

    [Fact]
    public void RowThatDoesNotMove_IsLeftAsItWas_AlsoInWhatItRemembers()
    {
        var rows = Given.Rows("A 40 fixed, B 60 fixed");
        SellerShare[] before = [rows[0], rows[1] with { Touched = new Touched(60m, 50m) }];
        var added = Given.Row('C', 0) with { Touched = new Touched(0m, null) };

        Assert.Equal([.. before, added], GivenShares.Apply(Given.OwnedBy('A'), [.. before, added]).Rows);
    }

    [Theory]
    [InlineData("", 40.0, false, "P4")]
    [InlineData("", 40.0, true, "P26")]
    [InlineData("A 100", 40.0, false, "P5")]
    [InlineData("A 100", 100.0, false, "P5")]
    [InlineData("A 70 fixed, B 30", 40.0, false, "P6")]
    [InlineData("A 100", null, false, "P7")]
    [InlineData("A 100", 0.0, false, "P8")]
    public void Reason_NamesTheRule(string before, double? typed, bool isFixed, string number)
    {
        Assert.Contains($"({number})", AddOne(before, typed, isFixed).Reason.ToString());
        Assert.Contains("(P9)", Add(before, ((decimal?)typed, isFixed), (1m, false)).Reason.ToString());
        Assert.Contains("(P10", Change("A 50, B 50", 'B', 1).Reason.ToString());
        Assert.Contains("(P11)", Change("A 50", 'A', 1).Reason.ToString());
    }

    private static Decision Change(string before, char person, decimal typed) => GivenShares.Apply(
        Given.OwnedBy('A'),
        Given.Rows(before)
            .Select(row => row.Id == Given.RowId(person)
                ? row with { Percent = typed, Touched = new Touched(typed, row.Percent) }
                : row)
            .ToArray());
}
