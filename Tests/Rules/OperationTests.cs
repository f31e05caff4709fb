using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Rules.Model;
using Xunit;

namespace Rules;

/// <summary>P9: whatever order a platform delivers the stages of a batch in, the outcome is that of the whole batch.</summary>
public class OperationTests
{
    private static readonly Gen<Seller[]> Batch = Gen.Select(Gen.Int[0, 5], Gen.Int[-1, 100], Gen.Int[0, 2])
        .Select(row => new Seller((char)('A' + row.Item1), row.Item2 < 0 ? null : row.Item2, row.Item3 == 0 ? true : null))
        .Array[2, 5]
        .Select(sellers => sellers.DistinctBy(seller => seller.Person).ToArray());

    [Fact]
    public void P9_20_30_50_Added_StandInEveryInterleaving()
    {
        var orders = Interleavings.Count(rows: 3, stages: 3);
        Assert.Equal(1_680, orders);
        Assert.Equal(orders, Seen(orders).Distinct().Count());
        for (var interleaving = 0L; interleaving < orders; interleaving++)
        {
            var rules = OwnedByA(true);

            rules.Do(new Added(0, [new('B', 20), new('C', 30), new('D', 50)], interleaving));

            Assert.Equal("A 0, B 20, C 30, D 50", rules.Of(0)!.Shares);
        }

        static IEnumerable<string> Seen(long orders)
        {
            for (var interleaving = 0L; interleaving < orders; interleaving++)
            {
                var turns = Interleavings.Number(interleaving, rows: 3, stages: 3);
                Assert.All(Enumerable.Range(0, 3), row => Assert.Equal(3, turns.Count(turn => turn == row)));
                yield return string.Concat(turns);
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void P9_RowsAddedAndChangedTogether_TheOrderDoesNotMatter(bool showsMarks) =>
        Gen.Select(Batch, Batch, Gen.Long[1, Interleavings.Count(5, 3) - 1]).Sample((before, batch, interleaving) =>
        {
            var outcomes = new[] { 0L, interleaving, interleaving + 1 }.Select(order =>
            {
                var rules = new PlugInRules(showsMarks);
                rules.Do(new Created(0, 'F', 999.99m, 2, before, 0));
                rules.Together(0, order, batch);
                return rules.Of(0)!.ToString();
            });
            return outcomes.Distinct().Count() == 1;
        });

    [Fact]
    public void UpsertedTogether_WhatWasGivenStands_AndTheOthersShareTheRest()
    {
        var rules = OwnedByA(true);
        rules.Do(new Added(0, [new('B', 30), new('C', 20)], 0));

        rules.Together(0, 0, new('A', 10), new('D', 40));

        Assert.Equal("A 10, B 25, C 25, D 40", rules.Of(0)!.Shares);
    }

    [Fact]
    public void P10_ChangedTogether_NobodyElseMoves()
    {
        var rules = OwnedByA(true);
        rules.Do(new Added(0, [new('B', 30), new('C', 20)], 0));

        rules.Together(0, 7, new('A', 10), new('B', 40));

        Assert.Equal("A 10, B 40, C 20", rules.Of(0)!.Shares);
    }

    [Theory]
    [InlineData("add, delete, add")]
    [InlineData("delete, add")]
    [InlineData("set, add")]
    [InlineData("owner, add")]
    public void SettledInAnOperation_IsNotUndoneByItsLaterEvents(string kind)
    {
        const string Operation = "one transaction";
        var one = new StoredOpportunity('A', 1000m, 2, showsMarks: false, NewIds());
        one.AddOwner(Operation);
        switch (kind)
        {
            case "add, delete, add":
                Run(one.Adding(PlugInRules.Id(50), Operation, new('B', 25)));
                one.Delete(one.Find('A')!.Id!.Value, Operation);
                Run(one.Adding(PlugInRules.Id(51), Operation, new('C', 30)));
                Assert.Equal("B 70, C 30", one.Hold().Shares);
                break;
            case "delete, add":
                one.Delete(one.Find('A')!.Id!.Value, Operation);
                Run(one.Adding(PlugInRules.Id(51), Operation, new('C', 30)));
                Assert.Equal("A 70, C 30", one.Hold().Shares.Replace("C 30, A 70", "A 70, C 30", System.StringComparison.Ordinal));
                break;
            case "set, add":
                one.Set([new('B', 60), new('C', 40)], Operation);
                Run(one.Adding(PlugInRules.Id(5000), Operation, new('D')));
                Assert.Equal("B 60, C 40, D 0", one.Hold().Shares);
                break;
            default:
                one.ChangeOwner('E', Operation);
                Run(one.Adding(PlugInRules.Id(5000), Operation, new('C', 30)));
                Assert.Equal("E 70, C 30", one.Hold().Shares);
                break;
        }
    }

    private static PlugInRules OwnedByA(bool showsMarks)
    {
        var rules = new PlugInRules(showsMarks);
        rules.Do(new Created(0, 'A', 1000m, 2, [], 0));
        return rules;
    }

    private static void Run(IEnumerable<System.Action> stages)
    {
        foreach (var stage in stages)
        {
            stage();
        }
    }

    private static System.Func<System.Guid> NewIds()
    {
        var next = 1000;
        return () => PlugInRules.Id(next++);
    }
}
