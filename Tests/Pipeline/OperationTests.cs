using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Pipeline.Model;
using Rules.Model;
using Xunit;

namespace Pipeline;

/// <summary>
/// P9: rows that are added and changed in one operation say the same in whatever order they come, and what a delete, an owner
/// change or a custom API has settled in it is not undone by what comes after.
/// </summary>
public sealed class OperationTests : IDisposable
{
    private const int Samples = 300;

    private static readonly Gen<Seller[]> Batch = Gen.Select(Gen.Int[0, 5], Gen.Int[-1, 100], Gen.Int[0, 2])
        .Select(row => new Seller((char)('A' + row.Item1), row.Item2 < 0 ? null : row.Item2, row.Item3 == 0 ? true : null))
        .Array[2, 5]
        .Select(sellers => sellers.DistinctBy(seller => seller.Person).ToArray());

    private readonly BatchTurns _turns = new();
    private World _world = null!;
    private Dictionary<char, Guid> _people = null!;

    public static TheoryData<string> Cases() => [.. Platforms.Names];

    /// <summary>Where ids ascend, rows of one moment are in the order given: a hundredth that is left over has its place.</summary>
    public static TheoryData<string> Ordered() => [.. Platforms.All.Where(p => p.RowIds == RowIds.Ascending).Select(p => p.ToString())];

    public void Dispose() => _world.Dispose();

    [Theory, MemberData(nameof(Ordered))]
    public void P9_RowsAddedAndChangedTogether_TheOrderDoesNotMatter(string platform)
    {
        Begin(platform, interleaved: true);
        Gen.Select(Batch, Batch, Gen.Long[1, Interleavings.Count(5, BatchTurns.Stages) - 1], Gen.Int).Sample((before, batch, interleaving, seed) =>
        {
            var orders = new[] { (0L, false), (interleaving, false), (interleaving, true), (interleaving + 1, true) };
            var outcomes = orders.Select(order => Outcome(before, batch, order.Item1, (added, changed) =>
                order.Item2 ? [Multiple("UpdateMultiple", changed), Multiple("CreateMultiple", added)]
                    : [Multiple("CreateMultiple", added), Multiple("UpdateMultiple", changed)])).ToList();
            if (Platforms.Named(platform).ClockStands)
            {
                outcomes.Add(Outcome(before, batch, 0, (added, changed) => [Multiple("UpsertMultiple", Shuffled(seed, [.. added, .. changed]))]));
            }

            return outcomes.Distinct().Count() == 1;
        }, iter: Samples / Ordered().Count, threads: 1, print: sample =>
            $"{string.Join(", ", sample.Item1.AsEnumerable())} | {string.Join(", ", sample.Item2.AsEnumerable())} | {sample.Item3} {sample.Item4}");
    }

    [Theory, MemberData(nameof(Cases))]
    public void UpsertedTogether_WhatWasGivenStands_AndTheOthersShareTheRest(string platform)
    {
        Begin(platform);
        var opportunity = Owned('A', ('A', 50), ('B', 30), ('C', 20));
        Send(Multiple("UpsertMultiple", [Changed(opportunity, new('A', 10)), Added(opportunity, new('D', 40))]));
        Expect(opportunity, "A 10, B 25, C 25, D 40");
    }

    [Theory, MemberData(nameof(Cases))]
    public void P10_ChangedTogether_NobodyElseMoves(string platform)
    {
        Begin(platform);
        var opportunity = Owned('A', ('A', 50), ('B', 30), ('C', 20));
        Send(Multiple("UpdateMultiple", [Changed(opportunity, new('A', 10)), Changed(opportunity, new('B', 40))]));
        Expect(opportunity, "A 10, B 40, C 20");
    }

    [Theory, MemberData(nameof(Cases))]
    public void AddedDeletedAdded_TheDeleteIsNotUndone(string platform)
    {
        Begin(platform);
        var opportunity = Owned('A');
        Send(Adding(opportunity, new('B', 25)), Deleting(opportunity, 'A'), Adding(opportunity, new('C', 30)));
        Expect(opportunity, "B 70, C 30");
    }

    [Theory, MemberData(nameof(Cases))]
    public void DeletedAdded_TheOwnerCameBackInBetween(string platform)
    {
        Begin(platform);
        var opportunity = Owned('A');
        Send(Deleting(opportunity, 'A'), Adding(opportunity, new('C', 30)));
        Expect(opportunity, "A 70, C 30");
    }

    [Theory, MemberData(nameof(Cases))]
    public void SetAdded_TheSetIsNotUndone(string platform)
    {
        Begin(platform);
        var opportunity = Owned('A');
        Send(Setting(opportunity, ('B', 60), ('C', 40)), Adding(opportunity, new('D')));
        Expect(opportunity, "B 60, C 40, D 0");
    }

    /// <summary>What the set gave was given by then: it makes way for the row that is added after it, as any other does.</summary>
    [Theory, MemberData(nameof(Cases))]
    public void SetAddedWithANumber_TheSetMakesWay(string platform)
    {
        Begin(platform);
        var opportunity = Owned('A');
        Send(Setting(opportunity, ('B', 60), ('C', 40)), Adding(opportunity, new('D', 20)));
        Expect(opportunity, "B 40, C 40, D 20");
    }

    [Theory, MemberData(nameof(Cases))]
    public void OwnerChangedAdded_TheNewOwnerMakesWay(string platform)
    {
        Begin(platform);
        var opportunity = Owned('A');
        Send(
            new UpdateRequest { Target = new Entity("opportunity", opportunity) { ["ownerid"] = World.User(_people['E']) } },
            Adding(opportunity, new('C', 30)));
        Expect(opportunity, "C 30, E 70");
    }

    [Theory, MemberData(nameof(Cases))]
    public void SplitAdded_TheSplitMakesWay(string platform)
    {
        Begin(platform);
        var opportunity = Owned('A', ('A', 90), ('B', 10));
        Send(
            new OrganizationRequest("opps_SplitSellerSharesEqually") { ["Target"] = new EntityReference("opportunity", opportunity) },
            Adding(opportunity, new('C', 20)));
        Expect(opportunity, "A 40, B 40, C 20");
    }

    private void Begin(string name, bool interleaved = false)
    {
        var platform = Platforms.Named(name);
        _world = new World(World.Zip(), interleaved
            ? platform with { Unknowns = platform.Unknowns with { BatchTurns = _turns.Of, BatchesRunRowByRow = false } }
            : platform);
        _people = "ABCDEF".ToDictionary(letter => letter, letter => _world.Person(letter.ToString()));
    }

    private Guid Owned(char owner, params (char Person, int Percent)[] sellers) =>
        _world.Opportunity(_people[owner], 1000m, [.. sellers.Select(s => (_people[s.Person], (decimal)s.Percent))]);

    /// <summary>What an opportunity with sellers holds after more were added and some changed, in one operation.</summary>
    private string Outcome(Seller[] before, Seller[] batch, long interleaving, Func<Entity[], Entity[], OrganizationRequest[]> requests)
    {
        _turns.Number = 0;
        var opportunity = _world.Opportunity(_people['F'], 999.99m);
        Send(Setting(opportunity, [.. before.Select(s => (s.Person, (int)(s.Percent ?? 10m)))]));
        foreach (var seller in before.Where(s => s.IsFixed == true))
        {
            _world.ChangeShare(_world.ShareOf(opportunity, _people[seller.Person]).Id, "opps_isfixed", true);
        }

        var isThere = batch.ToLookup(seller => before.Any(b => b.Person == seller.Person));
        var added = isThere[false].Select(seller => Added(opportunity, seller)).ToArray();
        var changed = isThere[true].Where(s => s.Percent is not null || s.IsFixed is not null).Select(s => Changed(opportunity, s)).ToArray();
        _turns.Number = interleaving;
        var something = requests(added, changed).Where(r => ((EntityCollection)r["Targets"]).Entities.Count > 0).ToArray();
        if (something.Length > 0)
        {
            Send(something);
        }

        Pipeline.Expect.Agreement(_world, opportunity);
        return Held(opportunity, withMoney: true);
    }

    private void Expect(Guid opportunity, string shares)
    {
        Assert.Equal(shares, Held(opportunity, withMoney: false));
        Pipeline.Expect.Agreement(_world, opportunity);
    }

    private string Held(Guid opportunity, bool withMoney)
    {
        var letters = _people.ToDictionary(person => person.Value, person => person.Key);
        return string.Join(", ", _world.Sellers(opportunity).OrderBy(row => letters[row.Seller]).Select(row =>
            FormattableString.Invariant($"{letters[row.Seller]} {row.Percent:0.##}{(row.IsFixed ? " fixed" : "")}{(withMoney ? $" {row.Amount:0.00}" : "")}")));
    }

    private Entity Added(Guid opportunity, Seller seller)
    {
        var row = Share(seller, new Entity("opps_sellershare", _world.NextId()));
        row["opps_sellerid"] = World.User(_people[seller.Person]);
        row["opps_opportunityid"] = new EntityReference("opportunity", opportunity);
        return row;
    }

    private Entity Changed(Guid opportunity, Seller seller) =>
        Share(seller, new Entity("opps_sellershare", _world.ShareOf(opportunity, _people[seller.Person]).Id));

    private static Entity Share(Seller seller, Entity row)
    {
        if (seller.Percent is { } percent)
        {
            row["opps_percent"] = percent;
        }

        if (seller.IsFixed is { } isFixed)
        {
            row["opps_isfixed"] = isFixed;
        }

        return row;
    }

    private CreateRequest Adding(Guid opportunity, Seller seller) => new() { Target = Added(opportunity, seller) };

    private DeleteRequest Deleting(Guid opportunity, char person) =>
        new() { Target = new EntityReference("opps_sellershare", _world.ShareOf(opportunity, _people[person]).Id) };

    private OrganizationRequest Setting(Guid opportunity, params (char Person, int Percent)[] sellers) => new("opps_SetSellerShares")
    {
        ["Target"] = new EntityReference("opportunity", opportunity),
        ["Shares"] = new EntityCollection([.. sellers.Select(s => World.Share(_people[s.Person], s.Percent))]) { EntityName = "opps_sellershare" },
    };

    private static OrganizationRequest Multiple(string message, params Entity[] rows) =>
        new(message) { ["Targets"] = new EntityCollection(rows) { EntityName = "opps_sellershare" } };

    private void Send(params OrganizationRequest[] requests)
    {
        var all = new OrganizationRequestCollection();
        all.AddRange(requests);
        _world.Service.Execute(new ExecuteTransactionRequest { Requests = all });
    }

    private static Entity[] Shuffled(int seed, Entity[] rows)
    {
#pragma warning disable CA5394 // Not for secrets: a test must fail the same way again.
        new Random(seed).Shuffle(rows);
#pragma warning restore CA5394
        return rows;
    }
}
