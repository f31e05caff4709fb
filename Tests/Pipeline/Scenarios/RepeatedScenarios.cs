using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Pipeline.Scenarios;

/// <summary>
/// Every rule is idempotent, also within one second and whatever ids rows have: the same event again moves no hundredth, no
/// cent and no row. On a platform whose clock stands all of it is one second.
/// </summary>
internal static class RepeatedScenarios
{
    /// <summary>An order that rests on a random id is right half of the time.</summary>
    private const int Times = 12;

    public static IEnumerable<Scenario> All =>
    [
        new("P9_M2_FiftyFiftyOfOneCent_SetGivenAgain_MovesNothing", world => Repeat(world, FiftyFifty)),
        new("P9_M2_ThirtyThreeThreeTimesOfTwoCents_SetGivenAgain_MovesNothing", world => Repeat(world, ThirtyThree)),
        new("P9_RowsWithoutPercentageShareAnOddHundredth_SetGivenAgain_MovesNothing", world => Repeat(world, OddHundredth)),
        new("P5_M2_OwnersRowAndAddedRow_WrittenAgain_MovesNothing", world => Repeat(world, OwnersAndAdded)),
        new("P7_P9_RowsAddedWithoutPercentage_WrittenAgain_MoveNothing", world => Repeat(world, AddedTogether)),
        new("M2_SplitEqually_Again_MovesNothing", world => Repeat(world, Split)),
    ];

    /// <summary>Half a cent each: one of the two gets it.</summary>
    public static void FiftyFifty(World world, Guid[] people)
    {
        var (anna, bo) = (people[0], people[1]);
        var opportunity = world.Opportunity(anna, 0.01m);
        Entity[] set = [World.Share(anna, 50m), World.Share(bo, 50m)];
        Set(world, opportunity, set);
        Expect.Sellers(world, opportunity, (anna, 50m), (bo, 50m));
        Unmoved(world, opportunity, () => Set(world, opportunity, set));
        Unmoved(world, opportunity, () => world.Change(opportunity, "estimatedvalue", new Money(0.01m)));
    }

    public static void ThirtyThree(World world, Guid[] people)
    {
        var opportunity = world.Opportunity(people[0], 0.02m);
        Entity[] set = [.. people.Take(3).Select(p => World.Share(p, 33.33m))];
        Set(world, opportunity, set);
        Expect.Sellers(world, opportunity, [.. people.Take(3).Select(p => (p, 33.33m))]);
        Unmoved(world, opportunity, () => Set(world, opportunity, set));
        Unmoved(world, opportunity, () => Set(world, opportunity, [.. set.Reverse()]));
    }

    /// <summary>99.99 to two of three: the odd hundredth stays where it fell.</summary>
    public static void OddHundredth(World world, Guid[] people)
    {
        var opportunity = world.Opportunity(people[0], 0.01m);
        Entity[] set = [World.Share(people[0], 0.01m), WithoutPercent(people[1]), WithoutPercent(people[2])];
        Set(world, opportunity, set);
        Assert.Equal([0.01m, 49.99m, 50m], world.Sellers(opportunity).Select(s => s.Percent).Order());
        Unmoved(world, opportunity, () => Set(world, opportunity, set));
        Unmoved(world, opportunity, () => Set(world, opportunity, set));
    }

    public static void OwnersAndAdded(World world, Guid[] people)
    {
        var (anna, bo) = (people[0], people[1]);
        var opportunity = world.Opportunity(anna, 0.01m);
        world.Service.Create(World.Share(bo, 50m, opportunity));
        Expect.Sellers(world, opportunity, (anna, 50m), (bo, 50m));
        Unmoved(world, opportunity, () => world.ChangeShare(world.ShareOf(opportunity, bo).Id, "opps_percent", 50m));
        Unmoved(world, opportunity, () => Set(world, opportunity, World.Share(bo, 50m), World.Share(anna, 50m)));
    }

    public static void AddedTogether(World world, Guid[] people)
    {
        var opportunity = world.Opportunity(people[0], 0.01m, (people[0], 50m), (people[1], 0m));
        world.Service.Execute(new OrganizationRequest("CreateMultiple")
        {
            ["Targets"] = new EntityCollection([.. people.Skip(2).Select(p => WithoutPercent(p, opportunity, world.NextId()))]) { EntityName = "opps_sellershare" },
        });
        Assert.Equal([0m, 16.66m, 16.67m, 16.67m, 50m], world.Sellers(opportunity).Select(s => s.Percent).Order());
        Unmoved(world, opportunity, () => Set(world, opportunity, [.. world.Sellers(opportunity).Select(s => World.Share(s.Seller, s.Percent))]));
        Unmoved(world, opportunity, () => Set(world, opportunity, [.. world.Sellers(opportunity).Select(s => WithoutPercent(s.Seller))]));
    }

    public static void Split(World world, Guid[] people)
    {
        var opportunity = world.Opportunity(people[0], 0.02m);
        Set(world, opportunity, [.. people.Take(3).Select(p => World.Share(p, 10m))]);
        SplitEqually();
        Assert.Equal([33.33m, 33.33m, 33.34m], world.Sellers(opportunity).Select(s => s.Percent).Order());
        Unmoved(world, opportunity, SplitEqually);

        void SplitEqually() => world.Service.Execute(new OrganizationRequest("opps_SplitSellerSharesEqually") { ["Target"] = new EntityReference("opportunity", opportunity) });
    }

    /// <summary>Five, for all repetitions: a person costs more than a save.</summary>
    public static Guid[] People(World world) => [.. Enumerable.Range(0, 5).Select(i => world.Person(((char)('A' + i)).ToString()))];

    private static void Repeat(World world, Action<World, Guid[]> act)
    {
        var people = People(world);
        for (var i = 0; i < Times; i++)
        {
            act(world, people);
        }
    }

    /// <summary>The same rows with the same people, percentages and amounts.</summary>
    private static void Unmoved(World world, Guid opportunity, Action act)
    {
        var before = world.Sellers(opportunity);
        act();
        Assert.Equal(before, world.Sellers(opportunity));
        Expect.Agreement(world, opportunity);
    }

    private static void Set(World world, Guid opportunity, params Entity[] shares) => world.Service.Execute(new OrganizationRequest("opps_SetSellerShares")
    {
        ["Target"] = new EntityReference("opportunity", opportunity),
        ["Shares"] = new EntityCollection(shares) { EntityName = "opps_sellershare" },
    });

    private static Entity WithoutPercent(Guid seller, Guid? opportunity = null, Guid id = default)
    {
        var share = World.Share(seller, 0m, opportunity);
        share.Id = id;
        share.Attributes.Remove("opps_percent");
        return share;
    }
}
