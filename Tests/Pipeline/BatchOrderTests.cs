using System;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Pipeline.Model;
using Rules.Model;
using Xunit;

namespace Pipeline;

/// <summary>
/// P9: a batch is one operation whatever the order in which a platform takes its rows through pre, main and post. Each order
/// is tried; they say the same as if the platform had no stages at all. Of the many orders of three rows the platforms beside
/// the documented one get a part each.
/// </summary>
public sealed class BatchOrderTests : IDisposable
{
    private readonly BatchTurns _turns = new();
    private World _world = null!;
    private Guid _a;
    private Guid _b;
    private Guid _c;
    private Guid _d;

    public static TheoryData<string> Cases() => [.. Platforms.Names];

    public void Dispose() => _world.Dispose();

    [Theory, MemberData(nameof(Cases))]
    public void P9_CreateMultiple_InEveryOrder_WhatWasGivenStands(string platform) => InEveryOrder(platform, 3, () =>
    {
        var opportunity = _world.Opportunity(_a, 99.99m);
        Send("CreateMultiple", World.Share(_b, 20m, opportunity), World.Share(_c, 30m, opportunity), World.Share(_d, 50m, opportunity));
        Expect.Sellers(_world, opportunity, (_a, 0m), (_b, 20m), (_c, 30m), (_d, 50m));
    });

    [Theory, MemberData(nameof(Cases))]
    public void P9_CreateMultiple_InEveryOrder_RowsWithoutPercentageShareWhatIsOpen(string platform) => InEveryOrder(platform, 2, () =>
    {
        var opportunity = _world.Opportunity(_a, 99.99m, (_a, 10m), (_b, 25m));
        Send("CreateMultiple", WithoutPercent(_c, opportunity), WithoutPercent(_d, opportunity));
        Expect.Sellers(_world, opportunity, (_a, 10m), (_b, 25m), (_c, 32.5m), (_d, 32.5m));
    });

    [Theory, MemberData(nameof(Cases))]
    public void P9_CreateMultiple_InEveryOrder_OlderFreeSellersShareTheRest(string platform) => InEveryOrder(platform, 2, () =>
    {
        var opportunity = _world.Opportunity(_a, 99.99m, (_a, 10m), (_b, 90m));
        Send("CreateMultiple", World.Share(_c, 20m, opportunity), WithoutPercent(_d, opportunity));
        Expect.Sellers(_world, opportunity, (_a, 40m), (_b, 40m), (_c, 20m), (_d, 0m));
    });

    [Theory, MemberData(nameof(Cases))]
    public void P9_P10_UpdateMultiple_InEveryOrder_NobodyElseIsMoved(string platform) => InEveryOrder(platform, 2, () =>
    {
        var opportunity = _world.Opportunity(_a, 99.99m, (_a, 20m), (_b, 30m), (_c, 50m));
        Send("UpdateMultiple", Changed(opportunity, _a, 5m), Changed(opportunity, _b, 33.335m));
        Expect.Sellers(_world, opportunity, (_a, 5m), (_b, 33.34m), (_c, 50m));
    });

    [Theory, MemberData(nameof(Cases))]
    public void P20_CreateMultiple_InEveryOrder_OnePersonTwiceIsRefusedAsAWhole(string platform) => InEveryOrder(platform, 2, () =>
    {
        var opportunity = _world.Opportunity(_a, 99.99m);
        Assert.ThrowsAny<Exception>(() => Send("CreateMultiple", World.Share(_b, 20m, opportunity), World.Share(_b, 30m, opportunity)));
        Expect.Sellers(_world, opportunity, (_a, 100m));
    });

    private void InEveryOrder(string name, int rows, Action batch)
    {
        var platform = Platforms.Named(name);
        _world = new World(World.Zip(), platform with { Unknowns = platform.Unknowns with { BatchTurns = _turns.Of, BatchesRunRowByRow = false } });
        (_a, _b, _c, _d) = (_world.Person("A"), _world.Person("B"), _world.Person("C"), _world.Person("D"));
        var number = Platforms.All.ToList().IndexOf(platform);
        var step = number == 0 || rows < 3 ? 1 : 11;
        for (_turns.Number = rows < 3 ? 0 : number; _turns.Number < Interleavings.Count(rows, BatchTurns.Stages); _turns.Number += step)
        {
            batch();
        }
    }

    private void Send(string message, params Entity[] rows) => _world.Service.Execute(new OrganizationRequest(message)
    {
        ["Targets"] = new EntityCollection(rows) { EntityName = "opps_sellershare" },
    });

    private Entity Changed(Guid opportunity, Guid seller, decimal percent) =>
        new("opps_sellershare", _world.ShareOf(opportunity, seller).Id) { ["opps_percent"] = percent };

    private static Entity WithoutPercent(Guid seller, Guid opportunity)
    {
        var share = World.Share(seller, 0m, opportunity);
        share.Attributes.Remove("opps_percent");
        return share;
    }
}
