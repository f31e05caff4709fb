using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

/// <summary>What the opportunity remembers of the operation that last wrote its sum.</summary>
public sealed class OperationMemoryTests
{
    private const string Now = "now";

    private static readonly Gen<decimal> AnyNumber = Gen.Long[-10_000_000_000, 10_000_000_000].Select(units => units / 10_000m);

    private static readonly Gen<decimal?> MaybeNumber = AnyNumber.Select(Gen.Bool, (number, isThere) => isThere ? number : (decimal?)null);

    /// <summary>Names of people, with spaces around and in them, and whatever else a keyboard has.</summary>
    private static readonly Gen<string> AnyName = Gen.Frequency(
        (1, Gen.Const("")),
        (3, Gen.Const(" Anna  Maria von Åkesson-Lund \t")),
        (6, Gen.String));

    private static readonly Gen<RememberedRow> AnyRow = Gen.Select(MaybeNumber, MaybeNumber, MaybeNumber)
        .Select((given, before, then) => new RememberedRow(new Touched(given, before), then));

    private static readonly Gen<PlannedRow> AnyPlanned = Gen.Select(Gen.Guid.Array[3], AnyNumber, MaybeNumber, Gen.Bool, Gen.Int[-1, 4], AnyName)
        .Select((ids, percent, amount, hasCurrency, decimals, name) => new PlannedRow(
            ids[0], ids[1], percent, amount, hasCurrency ? ids[2] : null, decimals < 0 ? null : new ShareBasis(percent, decimals), name));

    private static readonly Gen<OperationMemory> AnyMemory =
        Gen.Select(Gen.Guid, Gen.Int[0, int.MaxValue], Gen.Select(Gen.Guid, AnyRow).Array[0, 5], AnyPlanned.Array[0, 5])
            .Select((operation, version, rows, plan) => new OperationMemory(
                operation.ToString(), version, rows.DistinctBy(row => row.Item1).ToDictionary(row => row.Item1, row => row.Item2), plan));

    [Fact]
    public void Text_ReadAsWritten() => Gen.Select(AnyMemory, Gen.String).Sample((memory, content) =>
    {
        var read = OperationMemory.Parse(memory.Text(content), out var alongWith)!;
        return read.Operation == memory.Operation && read.Version == memory.Version &&
            read.Rows.OrderBy(row => row.Key).SequenceEqual(memory.Rows.OrderBy(row => row.Key)) &&
            read.Plan.SequenceEqual(memory.Plan.Select(row => row with { Name = row.Name!.Length == 0 ? null : OneLine(row.Name) })) &&
            alongWith == OneLine(content) &&
            read.Text(content) == memory.Text(content);
    });

    /// <summary>Reachable only past the plug-ins; an opportunity with such a text is saved as one without.</summary>
    [Theory]
    [InlineData("now x content")]
    [InlineData("now 1 content\nrow")]
    [InlineData("now 1 content\nrow 1 2 3 4")]
    [InlineData("now 1 content\nrow 00000000-0000-0000-0000-0000000000a1 ten - -")]
    [InlineData("now 1 content\nrow 00000000-0000-0000-0000-0000000000a1 - - -\nrow 00000000-0000-0000-0000-0000000000a1 - - -")]
    [InlineData("now 1 content\nnew 00000000-0000-0000-0000-0000000000a1 00000000-0000-0000-0000-0000000000a2 5 -")]
    [InlineData("now 1 content\nrow 00000000-0000-0000-0000-0000000000a1 99999999999999999999999999999999999 - -")]
    public void DamagedText_IsAsGoodAsNone(string text) => Assert.Null(OperationMemory.Parse(text));

    [Fact]
    public void Text_OfANameThatIsTrimmedAway_IsRead()
    {
        var memory = new OperationMemory(Now, 1, new Dictionary<Guid, RememberedRow>(),
            [new PlannedRow(Given.Person('B'), Given.RowId('B'), 75m, null, null, null, null)]);
        Assert.Equal(memory.Plan, OperationMemory.Parse(memory.Text("x").TrimEnd())!.Plan);
    }

    [Fact]
    public void Text_HasALineForTheOperationAndOneForEachRow()
    {
        var memory = new OperationMemory(
            Now, 3, new Dictionary<Guid, RememberedRow> { [Given.RowId('A')] = new(new Touched(null, 37.50m), 25m) },
            [new PlannedRow(Given.Person('B'), Given.RowId('B'), 75m, null, null, null, "Bo\nEk")]);

        Assert.Equal(
            [
                "now 3 opps_sharesum=100 opps_sellers=Bo Ek", $"row {Given.RowId('A')} - 37.50 25",
                $"new {Given.Person('B')} {Given.RowId('B')} 75 - - - - Bo Ek",
            ],
            memory.Text("opps_sharesum=100\nopps_sellers=Bo Ek").Split('\n'));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("now 1")]
    [InlineData("now one opps_sharesum=100")]
    [InlineData("now -1 opps_sharesum=100")]
    public void NotAsWritten_IsNone(string? text) => Assert.Null(OperationMemory.Parse(text));

    [Fact]
    public void NotAsWritten_HasNoContent()
    {
        foreach (var text in new[] { null, "", "now", "now 1" })
        {
            Assert.Null(OperationMemory.Parse(text, out var content));
            Assert.Equal("", content);
        }
    }

    [Fact]
    public void OfAnotherOperation_StartsEmpty()
    {
        var stored = OperationMemory.Of("earlier", null).After([Given.Row('A', 50) with { Touched = new Touched(null, 100m) }]);

        Assert.Same(stored, OperationMemory.Of("EARLIER", stored));
        var now = OperationMemory.Of(Now, stored);
        Assert.Equal((Now, 0, 0, 0), (now.Operation, now.Version, now.Rows.Count, now.Plan.Count));
        Assert.Equal((Now, 0), (OperationMemory.Of(Now, null).Operation, OperationMemory.Of(Now, null).Version));
    }

    [Fact]
    public void After_CountsItsWrites()
    {
        var memory = OperationMemory.Of(Now, null);

        Assert.Equal([1, 2], new[] { memory.After([]).Version, memory.After([]).After([]).Version });
    }

    /// <summary>What a row's own mark says needs no place on the opportunity.</summary>
    [Fact]
    public void After_KeepsWhatTheMarksDoNotSay()
    {
        SellerShare[] rows =
        [
            Given.Row('A', 75) with { Touched = new Touched(null, 100m), Mark = new RowMark(Now, RowWriter.Rule, "x") },
            Given.Row('B', 25) with { Touched = new Touched(25m, null), Mark = new RowMark(Now, RowWriter.Added, null) },
            Given.Row('C', 10) with { Touched = new Touched(null, null), Mark = new RowMark(Now, RowWriter.Added, null) },
            Given.Row('D', 10) with { Touched = new Touched(10m, null), Mark = new RowMark("earlier", RowWriter.Added, null) },
            Given.Row('E', 10) with { Mark = new RowMark("earlier", RowWriter.Added, null) },
        ];

        var kept = OperationMemory.Of(Now, null).After(rows).Rows;

        Assert.Equal(
            new Dictionary<Guid, RememberedRow>
            {
                [Given.RowId('A')] = new(new Touched(null, 100m), 75m),
                [Given.RowId('C')] = new(new Touched(null, null), 10m),
                [Given.RowId('D')] = new(new Touched(10m, null), 10m),
            },
            kept);
    }

    [Fact]
    public void After_ForgetsRowsThatAreGone()
    {
        var memory = OperationMemory.Of(Now, null).After([Given.Row('A', 75) with { Touched = new Touched(null, 100m) }]);

        Assert.Single(memory.Rows);
        Assert.Empty(memory.After([]).Rows);
    }

    [Fact]
    public void Recall_RowAsTheOperationLeftIt_IsWhatItRemembers()
    {
        var memory = Remembering(new Touched(null, 100m), then: 75m);

        Assert.Equal(new Touched(null, 100m), Recalled(memory, 75m));
        Assert.Equal(new Touched(null, 100m), Recalled(Remembering(new Touched(null, 100m), then: null), null));
    }

    /// <summary>A person changes a row that the same operation has moved: what was before the operation stays what was before it.</summary>
    [Fact]
    public void Recall_ChangedSince_WasGiven()
    {
        Assert.Equal(new Touched(30m, 100m), Recalled(Remembering(new Touched(null, 100m), then: 75m), 30m));
        Assert.Equal(new Touched(40m, 100m), Recalled(Remembering(new Touched(30m, 100m), then: 30m), 40m));
    }

    [Fact]
    public void Recall_NewRowChangedInTheSameOperation_StaysNew() =>
        Assert.Equal(new Touched(40m, null), Recalled(Remembering(new Touched(30m, null), then: 100m), 40m));

    [Fact]
    public void Recall_RowItDoesNotKnow_IsWhatItsMarkSays()
    {
        var memory = OperationMemory.Of(Now, null);

        Assert.Null(Recalled(memory, 30m));
        Assert.Equal(new Touched(30m, null), Recalled(memory, 30m, new RowMark(Now, RowWriter.Added, null)));
        Assert.Equal(new Touched(30m, 30m), Recalled(memory, 30m, new RowMark(Now, RowWriter.Changed, null)));
        Assert.Null(Recalled(memory, 30m, new RowMark("earlier", RowWriter.Added, null)));
    }

    /// <summary>What it remembers is newer than the mark: a rule has decided since a person gave.</summary>
    [Fact]
    public void Recall_RowItKnows_IsWhatItRemembersWhateverTheMarkSays() => Assert.Equal(
        new Touched(null, 0m),
        Recalled(Remembering(new Touched(null, 0m), then: 30m), 30m, new RowMark(Now, RowWriter.Added, null)));

    [Fact]
    public void Recall_ChangesNothingElseOfTheRow()
    {
        var row = Given.Row('A', 75).Fixed() with { Amount = 5m };

        Assert.Equal(row, Remembering(new Touched(null, 1m), then: 75m).Recall(row) with { Touched = null });
    }

    [Fact]
    public void SaysTheSame_WhateverTheNumberOfItsWrites() => AnyMemory.Sample(memory =>
        memory.SaysTheSameAs(memory with { Version = memory.Version ^ 1, Rows = memory.Rows.Reverse().ToDictionary() }));

    [Fact]
    public void SaysTheSame_NotWhereARowIsMoreOrLessOrDifferent()
    {
        var one = Remembering(new Touched(null, 100m), then: 75m);
        var none = OperationMemory.Of(Now, null);
        var other = one with { Rows = new Dictionary<Guid, RememberedRow> { [Given.RowId('B')] = one.Rows[Given.RowId('A')] } };

        Assert.True(one.SaysTheSameAs(Remembering(new Touched(null, 100m), then: 75m)));
        Assert.False(one.SaysTheSameAs(none));
        Assert.False(none.SaysTheSameAs(one));
        Assert.False(one.SaysTheSameAs(other));
        Assert.False(one.SaysTheSameAs(Remembering(new Touched(null, 100m), then: 76m)));
        Assert.False(one.SaysTheSameAs(Remembering(new Touched(75m, 100m), then: 75m)));
        Assert.False(one.SaysTheSameAs(Remembering(new Touched(null, 99m), then: 75m)));
    }

    /// <summary>A plan is written once and read by every row of its batch.</summary>
    [Fact]
    public void SaysTheSame_NotWhereAPlanIsMadeOrCarriedOut()
    {
        var none = OperationMemory.Of(Now, null);
        var planned = none with { Plan = [new PlannedRow(Given.Person('B'), Given.RowId('B'), 25m, null, null, null, "B")] };

        Assert.False(planned.SaysTheSameAs(none));
        Assert.False(none.SaysTheSameAs(planned));
        Assert.True(planned.SaysTheSameAs(planned));
    }

    private static OperationMemory Remembering(Touched touched, decimal? then) =>
        OperationMemory.Of(Now, null) with { Rows = new Dictionary<Guid, RememberedRow> { [Given.RowId('A')] = new(touched, then) } };

    private static Touched? Recalled(OperationMemory memory, decimal? percent, RowMark? mark = null) =>
        memory.Recall(Given.Row('A', 0) with { Percent = percent, Mark = mark }).Touched;

    private static string OneLine(string text) => text.Replace('\n', ' ');
}
