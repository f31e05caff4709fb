using System;
using System.Collections.Generic;
using System.Linq;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

/// <summary>U3: what was changed meanwhile, beside what the draft changes. Rows as "A 75, B 25"; a "-" is no percentage.</summary>
public sealed class DraftMergeTests
{
    [Theory]
    [InlineData("A 100", "A 100", "A 75, B 25", "A 75, B 25")]
    [InlineData("A 100", "A 100", "A -, B 25", "A 75, B 25")]
    [InlineData("A 60, B 40", "A 60, B 40", "A 60", "A 100")]
    [InlineData("A 60, B 30", "A 60, B 30, C 5", "A 50, B 30", "A 50, B 30, C 5")]
    [InlineData("A 60, B 30", "A 60, B 35", "A 50, B 30", "A 50, B 35")]
    [InlineData("A 60, B 30", "A 60, B 35", "A 50, B 35", "A 50, B 35")]
    [InlineData("A 60, B 30", "A 60, B 35", "A 50, B -", "A 50, B 35")]
    [InlineData("A 60, B 30, C 5", "A 60, B 30", "A 50, B 30, C 5", "A 50, B 30")]
    [InlineData("A 60, B 30, C 5", "A 60, B 30", "A 50, B 30, C -", "A 50, B 30")]
    [InlineData("A 60", "A 60, B 10", "A 60, B 10", "A 60, B 10")]
    [InlineData("A 60, B 30", "A 60", "A 55", "A 100")]
    public void WhatDoesNotCollide_Stands(string from, string stored, string sellers, string then) =>
        Assert.Equal(then, Given.Shares(Merge(from, stored, sellers).Rows.OrderBy(row => row.SellerId)));

    [Theory]
    [InlineData("A 60, B 30", "A 60, B 35", "A 60, B 25", "SellerDraft_Collision", "B", 25, 35)]
    [InlineData("A 60", "A 60, B 10", "A 60, B 20", "SellerDraft_Collision", "B", 20, 10)]
    [InlineData("A 60, B 30", "A 60, B 35", "A 60", "SellerDraft_RemovedByCaller", "B", 35, null)]
    [InlineData("A 60, B 30", "A 60", "A 60, B 35", "SellerDraft_RemovedByOthers", "B", 35, null)]
    public void WhatBothChanged_IsRefused(string from, string stored, string sellers, string key, string name, int first, int? second)
    {
        var refused = Assert.Throws<RefusedException>(() => Merge(from, stored, sellers));
        Assert.Equal(key, refused.Key);
        Assert.Equal(second is { } value ? [name, (decimal)first, (decimal)value] : [name, (decimal)first], refused.Values);
    }

    [Fact]
    public void FixedByOne_AndPercentageChangedByTheOther_BothStand()
    {
        var rows = Given.Rows("A 60, B 35");
        var draft = new SellerDraft([Entry('A', 60m), Entry('B', 30m)], [Entry('A', 60m), Entry('B', 30m) with { IsFixed = true }]);

        var then = DraftMerge.Of(draft, Persons)(Given.OwnedBy('A'), rows).Rows;

        Assert.Equal("A 60, B 35", Given.Shares(then));
        Assert.Equal([false, true], then.Select(row => row.IsFixed));
    }

    [Fact]
    public void FixedMeanwhile_StaysFixed()
    {
        var rows = Given.Rows("A 60, B 30 fixed");
        var draft = new SellerDraft([Entry('A', 60m), Entry('B', 30m) with { IsFixed = false }], [Entry('A', 50m), Entry('B', 30m) with { IsFixed = false }]);

        var then = DraftMerge.Of(draft, Persons)(Given.OwnedBy('A'), rows).Rows;

        Assert.Equal("A 50, B 30", Given.Shares(then));
        Assert.Equal([false, true], then.Select(row => row.IsFixed));
    }

    /// <summary>Nobody's seller is removed unseen, and nobody's word is lost: fixing one is a change as well.</summary>
    [Fact]
    public void FixedByOne_AndRemovedByTheOther_IsRefused()
    {
        DraftShare[] from = [Entry('A', 60m), Entry('B', 30m) with { IsFixed = false }];
        var removed = new SellerDraft(from, [Entry('A', 60m)]);
        var isFixed = new SellerDraft(from, [Entry('A', 60m), Entry('B', 30m) with { IsFixed = true }]);

        Assert.Equal(TextKeys.DraftRemovedByCaller,
            Assert.Throws<RefusedException>(() => DraftMerge.Of(removed, Persons)(Given.OwnedBy('A'), Given.Rows("A 60, B 30 fixed"))).Key);
        Assert.Equal(TextKeys.DraftRemovedByOthers,
            Assert.Throws<RefusedException>(() => DraftMerge.Of(isFixed, Persons)(Given.OwnedBy('A'), Given.Rows("A 60"))).Key);
    }

    /// <summary>The row that was to get another person is gone.</summary>
    [Fact]
    public void PersonOfARowChanged_AndRemovedByTheOther_IsRefused()
    {
        var draft = new SellerDraft(
            [Entry('A', 60m), new DraftShare(Given.RowId('B'), Given.Person('B'), 30m, null)],
            [Entry('A', 60m), new DraftShare(Given.RowId('B'), Given.Person('C'), null, null)]);

        var refused = Assert.Throws<RefusedException>(() => DraftMerge.Of(draft, Persons)(Given.OwnedBy('A'), Given.Rows("A 60")));

        Assert.Equal((TextKeys.DraftRemovedByOthers, (object)"C", 30m), (refused.Key, refused.Values[0], refused.Values[1]));
    }

    [Fact]
    public void PersonOfARowChanged_TheRowGetsTheNewOne()
    {
        var draft = new SellerDraft(
            [new DraftShare(Given.RowId('A'), Given.Person('A'), 100m, null)], [new DraftShare(Given.RowId('A'), Given.Person('B'), 100m, null)]);

        var then = Assert.Single(DraftMerge.Of(draft, Persons)(Given.OwnedBy('A'), Given.Rows("A 100")).Rows);

        Assert.Equal((Given.RowId('A'), Given.Person('B')), (then.Id!.Value, then.SellerId!.Value));
    }

    /// <summary>Somebody has put C in B's place (P15, P19). The draft only changes A, and keeps B: that stands, and C has B's place.</summary>
    [Theory]
    [InlineData(30.0, "A 50, C 30")]
    [InlineData(null, "A 50, C 50")]
    public void PersonOfARowChangedMeanwhile_AndTheDraftKeepsTheOneBefore_BothStand(double? given, string then)
    {
        var draft = new SellerDraft(
            [new DraftShare(Given.RowId('A'), Given.Person('A'), 60m, null), new DraftShare(Given.RowId('B'), Given.Person('B'), 30m, null)],
            [Entry('A', 50m), Entry('B', (decimal?)given)]);

        var merged = DraftMerge.Of(draft, Persons)(Given.OwnedBy('A'), [Given.Row('A', 60m), Given.Row('B', 30m) with { SellerId = Given.Person('C'), SellerName = "C" }]);

        Assert.Equal(then, Given.Shares(merged.Rows.OrderBy(row => row.SellerId)));
    }

    [Fact]
    public void PersonOfARowChangedMeanwhile_AndTheDraftRemovesTheOneBefore_IsRefused()
    {
        var draft = new SellerDraft(
            [new DraftShare(Given.RowId('A'), Given.Person('A'), 60m, null), new DraftShare(Given.RowId('B'), Given.Person('B'), 30m, null)], [Entry('A', 60m)]);
        SellerShare[] stored = [Given.Row('A', 60m), Given.Row('B', 30m) with { SellerId = Given.Person('C'), SellerName = "C" }];

        Assert.Equal(TextKeys.DraftRemovedByCaller, Assert.Throws<RefusedException>(() => DraftMerge.Of(draft, Persons)(Given.OwnedBy('A'), stored)).Key);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(100)]
    public void PersonOfARowChangedByBoth_IsRefused(int percent)
    {
        var draft = new SellerDraft(
            [new DraftShare(Given.RowId('A'), Given.Person('A'), 100m, null)], [new DraftShare(Given.RowId('A'), Given.Person('B'), percent, null)]);
        var stored = Given.Rows("A 100").Select(row => row with { SellerId = Given.Person('C'), SellerName = "C" }).ToList();

        Assert.Equal(TextKeys.DraftCollision, Assert.Throws<RefusedException>(() => DraftMerge.Of(draft, Persons)(Given.OwnedBy('A'), stored)).Key);
    }

    [Fact]
    public void SamePersonTwice_IsRefused() =>
        Assert.Equal(TextKeys.Duplicate, Assert.Throws<RefusedException>(() => Merge("A 100", "A 100", "A 50, A 50")).Key);

    [Fact]
    public void Reason_IsThatOfTheWholeSet() => Assert.Equal("2 sellers were given as the whole set. (P9)", Merge("A 100", "A 100", "A 50, B 50").Reason.ToString());

    private static Dictionary<Guid, Person> Persons { get; } =
        new[] { 'A', 'B', 'C' }.ToDictionary(Given.Person, letter => new Person(Given.Person(letter), letter.ToString(), IsDisabled: false));

    private static Decision Merge(string from, string stored, string sellers) =>
        DraftMerge.Of(new SellerDraft(Entries(from), Entries(sellers)), Persons)(Given.OwnedBy('A'), Given.Rows(stored));

    private static List<DraftShare> Entries(string sellers) => sellers.Split(", ")
        .Select(seller => Entry(seller[0], seller[2..] == "-" ? null : decimal.Parse(seller[2..], System.Globalization.CultureInfo.InvariantCulture))).ToList();

    private static DraftShare Entry(char person, decimal? percent) => new(null, Given.Person(person), percent, null);
}
