using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

/// <summary>What must hold for any rows, amounts and currencies.</summary>
public class RuleProperties
{
    private const string Now = "now";

    private static readonly Gen<Touched?> AnyTouched = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 10_000], Gen.Int[0, 10_000])
        .Select((kind, given, before) => kind switch
        {
            1 => new Touched(given / 100m, null),
            2 => new Touched(null, before / 100m),
            3 => new Touched(given / 100m, before / 100m),
            _ => null,
        });

    private static readonly Gen<SellerShare[]> AnyRows =
        Gen.Select(Gen.Int[0, 10_000], Gen.Bool, Gen.Int[0, 3], AnyTouched).Array[0, 9].Select(rows => rows
            .Select((row, i) => Given.Row((char)('A' + i), row.Item1 / 100m) with
            {
                IsFixed = row.Item2,
                // A fixed row has what was given for it, or what it had.
                Touched = row.Item2 || row.Item4 == Touched.Settled(row.Item1 / 100m) ? null : row.Item4,
                // Few moments, so that many rows share one and the id must decide.
                AddedOn = DateTime.UnixEpoch.AddSeconds(row.Item3),
            })
            .ToArray());

    private static readonly Gen<decimal> AnyAmount = Gen.Long[-10_000_000_000, 10_000_000_000].Select(units => units / 10_000m);

    private static readonly Gen<int> AnyDecimals = Gen.Int[0, 3].Select(i => i == 0 ? 0 : i + 1);

    private static readonly Gen<Opportunity> AnyOpportunity =
        Gen.Select(AnyAmount, AnyDecimals, Gen.Bool, Gen.Enum<OpportunityState>(), Gen.Int[0, 2]).Select(
            (amount, decimals, isPerson, state, has) => (isPerson ? Given.OwnedBy('B') : Given.OwnedByTeam()) with
            {
                EstimatedAmount = has == 0 ? null : amount,
                ActualAmount = has == 1 ? null : amount / 2,
                State = state,
                Currency = new Currency(Guid.Empty, decimals),
            });

    public static TheoryData<string> RuleNames => [.. Rules.Keys];

    private static readonly Dictionary<string, Rule> Rules = new()
    {
        ["P1 owner is seller"] = OwnerIsSeller.Apply,
        ["P15 owner follows"] = OwnerFollows.From(Given.Person('A')),
        ["P15 owner unchanged"] = OwnerFollows.From(Given.Person('B')),
        ["P4 given"] = GivenShares.Apply,
        ["P12 removed"] = SellerRemoved.Apply,
        ["P12 removed, settled"] = ((Rule)SellerRemoved.Apply).Settling(),
        ["P28 reopened"] = Reopened.Apply,
        ["M3 rows stand"] = RowsStand.Apply,
        ["P19 rows stand, one named"] = ((Rule)RowsStand.Apply).Naming(Given.RowId('A')),
    };

    /// <summary>Rules that move what no event moves by itself, because a person asks for it by name.</summary>
    private static readonly Dictionary<string, Rule> Asked = new()
    {
        ["split"] = EqualSplit.Apply,
        ["one in another's place"] = SellerReplaced.By(Given.Person('A'), new Person(Given.Person('C'), "C", false)),
    };

    public static TheoryData<string> AllRuleNames => [.. Rules.Keys, .. Asked.Keys];

    /// <summary>The trace has a line for every decision.</summary>
    [Theory]
    [MemberData(nameof(AllRuleNames))]
    public void Decision_GivesItsReasonAsASentence(string name) =>
        Gen.Select(AnyRows, AnyOpportunity).Sample((rows, opportunity) =>
        {
            try
            {
                return (Rules.GetValueOrDefault(name) ?? Asked[name])(opportunity, rows).Reason.ToString().Split(' ').Length > 3;
            }
            catch (RefusedException refused)
            {
                return refused.Key.Length > 0;
            }
        });

    [Fact]
    public void M2_Amounts_AddUpExactlyToTheirPartOfTheAmount() =>
        Gen.Select(AnyRows, AnyAmount, AnyDecimals).Sample((rows, amount, decimals) =>
            Given.Amounts(Given.Worth(amount, decimals), rows).Sum() ==
            Math.Round(amount * rows.Sum(row => row.Percent!.Value) / 100m, decimals, MidpointRounding.AwayFromZero));

    [Fact]
    public void M2_EachAmount_IsWithinOneMinorUnitOfItsExactPart() =>
        Gen.Select(AnyRows, AnyAmount, AnyDecimals).Sample((rows, amount, decimals) =>
        {
            var unit = new decimal(1, 0, 0, false, (byte)decimals);
            return ShareAmounts.Apply(Given.Worth(amount, decimals), rows).All(row =>
                Math.Abs(row.Amount!.Value - (amount * row.Percent!.Value / 100m)) < unit && row.Amount.Value % unit == 0m);
        });

    [Fact]
    public void M2_NegativeAmount_MirrorsThePositiveOne() =>
        Gen.Select(AnyRows, AnyAmount, AnyDecimals).Sample((rows, amount, decimals) =>
            Given.Amounts(Given.Worth(-amount, decimals), rows)
                .SequenceEqual(Given.Amounts(Given.Worth(amount, decimals), rows).Select(part => -part)));

    /// <summary>"Why is it 0.01 off" is answered by the trace: as many rows are rounded up as there are units missing when all are rounded down.</summary>
    [Fact]
    public void M2_Trace_NamesAsManyRowsRoundedUpAsUnitsWereMissing() =>
        Gen.Select(AnyRows, AnyAmount, AnyDecimals).Sample((rows, amount, decimals) =>
        {
            var opportunity = Given.Worth(amount, decimals);
            var unit = new decimal(1, 0, 0, false, (byte)decimals);
            var down = rows.Sum(row => Math.Truncate(Math.Abs(amount) * row.Percent!.Value / 100m / unit) * unit);
            var total = Math.Abs(Given.Amounts(opportunity, rows).Sum() ?? 0m);
            var trace = ShareAmounts.Describe(opportunity, ShareAmounts.Apply(opportunity, rows));
            return trace.Split("rounded up").Length - 1 == (total - down) / unit && rows.All(row => trace.Contains($"{row.Id}: ", StringComparison.Ordinal));
        });

    [Fact]
    public void M2_OrderOfTheRowsRead_DoesNotMatter() =>
        Gen.Select(AnyRows, AnyOpportunity, Gen.Int).Sample((rows, opportunity, seed) =>
        {
            var shuffled = rows.ToArray();
            new Random(seed).Shuffle(shuffled);
            return ShareAmounts.Apply(opportunity, rows).SequenceEqual(ShareAmounts.Apply(opportunity, shuffled));
        });

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void SameEventTwice_ChangesNothingTheSecondTime(string name) =>
        Gen.Select(AnyRows, AnyOpportunity).Sample((rows, opportunity) =>
        {
            var once = Given.Stored(opportunity, rows, Rules[name]);
            var twice = Given.Stored(opportunity, once, Rules[name]);
            return Difference.Between(once, twice).IsEmpty;
        });

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void P26_FixedRow_KeepsPersonAndPercentage(string name) =>
        Gen.Select(AnyRows, AnyOpportunity).Sample((rows, opportunity) =>
        {
            var after = Given.Stored(opportunity, rows, Rules[name]).ToDictionary(row => row.Id!.Value);
            return rows.Where(row => row.IsFixed).All(row =>
                after[row.Id!.Value] is { IsFixed: true } kept && kept.Percent == row.Percent && kept.SellerId == row.SellerId);
        });

    /// <summary>The marks on the rows are all that an operation's next event finds of its last one.</summary>
    [Theory]
    [MemberData(nameof(RuleNames))]
    public void WhatARuleLeaves_IsWhatTheNextEventOfTheOperationFinds(string name) =>
        Gen.Select(AnyRows, AnyOpportunity).Sample((rows, opportunity) => Given.Stored(opportunity, rows, Rules[name]).All(row =>
        {
            var mark = new RowMark(Now, row.Touched ?? Touched.Settled(row.Percent), row.Percent, "[]");
            var found = RowMark.Parse(mark.Text)!.In(Now, row.Percent);
            return found == row.Touched || (found is null && row.Touched == Touched.Settled(row.Percent));
        }));

    [Fact]
    public void AnyRows_DifferFromThemselvesInNothing() => AnyRows.Sample(rows =>
    {
        var same = Difference.Between(rows, rows);
        return same.IsEmpty && same.Sum == rows.Sum(row => row.Percent) && same.Count == rows.Length;
    });
}
