using System;
using System.Collections.Generic;
using System.Linq;
using Pipeline.Scenarios;
using Xunit;

namespace Pipeline;

/// <summary>
/// The same within one second, a thousand times: what rests on chance would fall otherwise sooner or later. Where ids ascend
/// only the rules' own can be at fault, and fewer times do.
/// </summary>
public sealed class RepeatedTests
{
    private static readonly Dictionary<string, Action<World, Guid[]>> Events = new()
    {
        ["P9_M2 fifty-fifty of a cent"] = RepeatedScenarios.FiftyFifty,
        ["P9_M2 a third of two cents"] = RepeatedScenarios.ThirtyThree,
        ["P9 an odd hundredth"] = RepeatedScenarios.OddHundredth,
        ["P5_M2 the owner's row and an added one"] = RepeatedScenarios.OwnersAndAdded,
    };

    public static MatrixTheoryData<string, bool> Cases() => new(Events.Keys, [true, false]);

    [Theory, MemberData(nameof(Cases))]
    public void SameSecond_ManyTimes_MovesNothing(string name, bool idsAscend)
    {
        using var world = new World(World.Zip(), Platforms.All.First(p => p.ClockStands && p.RowIds == LocalDataverse.RowIds.Ascending == idsAscend));
        var people = RepeatedScenarios.People(world);
        for (var i = 0; i < (idsAscend ? 100 : 1000); i++)
        {
            Events[name](world, people);
        }
    }
}
