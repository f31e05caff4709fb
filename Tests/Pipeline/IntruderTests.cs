using System;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Pipeline;

/// <summary>
/// M2, M6: sum and amounts are those of the rows, also when a step of another solution changes what our steps write, or
/// writes something of its own in the course of it. Before our steps and after them, by rank.
/// </summary>
public abstract class IntruderTests : IDisposable
{
    private readonly World _world;
    private readonly Guid _anna;
    private readonly Guid _bo;
    private readonly Guid _cia;

    private protected IntruderTests(int platform)
    {
        _world = new World(World.Zip(), Platforms.All[platform]);
        (_anna, _bo, _cia) = (_world.Person("Anna"), _world.Person("Bo"), _world.Person("Cia"));
    }

    public void Dispose()
    {
        _world.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory, InlineData(0), InlineData(9)]
    public void BeforeCreate_ChangesThePercentage(int rank)
    {
        _world.Intrude(Intruder.Step("Create", "opps_sellershare", Stage.PreOperation, rank), (context, _) => Target(context)["opps_percent"] = 90m);
        var opportunity = _world.Opportunity(_anna, 1000m);
        Expect.Sellers(_world, opportunity, (_anna, 90m));
        AddBo(opportunity);
    }

    [Theory, InlineData(0), InlineData(9)]
    public void AfterCreate_ChangesThePercentage(int rank)
    {
        _world.Intrude(Intruder.Step("Create", "opps_sellershare", Stage.PostOperation, rank), (context, service) =>
            service.Update(new Entity("opps_sellershare", context.PrimaryEntityId) { ["opps_percent"] = 90m }));
        AddBo(_world.Opportunity(_anna, 1000m));
    }

    [Theory, InlineData(0), InlineData(9)]
    public void AfterCreate_AddsAnotherRow(int rank)
    {
        _world.Intrude(Intruder.Step("Create", "opps_sellershare", Stage.PostOperation, rank), (context, service) =>
        {
            if (Target(context).GetAttributeValue<EntityReference>("opps_sellerid").Id != _cia)
            {
                service.Create(World.Share(_cia, 30m, Target(context).GetAttributeValue<EntityReference>("opps_opportunityid").Id));
            }
        });
        var opportunity = _world.Opportunity(_anna, 1000m);
        Assert.Equal(2, _world.Sellers(opportunity).Count);
        Expect.Agreement(_world, opportunity);
    }

    /// <summary>The sum ends as it began, and has been another one in between.</summary>
    [Theory, InlineData(0), InlineData(9)]
    public void BetweenTheRowsOfASplit_ChangesAnotherRow(int rank)
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 50m), (_bo, 30m), (_cia, 20m));
        var cias = _world.ShareOf(opportunity, _cia).Id;
        var times = 0;
        _world.Intrude(Intruder.Step("Update", "opps_sellershare", Stage.PostOperation, rank), (context, service) =>
        {
            if (times++ == 0)
            {
                service.Update(new Entity("opps_sellershare", cias) { ["opps_percent"] = 10m });
            }
        });
        _world.Service.Execute(new OrganizationRequest("opps_SplitSellerSharesEqually") { ["Target"] = new EntityReference("opportunity", opportunity) });
        Assert.True(times > 1);
        Expect.Agreement(_world, opportunity);
    }

    [Theory, InlineData(0), InlineData(9)]
    public void BeforeTheSum_ChangesTheAmount(int rank)
    {
        var opportunity = Shared();
        _world.Intrude(Intruder.Step("Update", "opportunity", Stage.PreOperation, rank, "opps_sharesum"),
            (context, _) => Target(context)["estimatedvalue"] = new Money(500m));
        ChangeBo(opportunity);
        Assert.Equal((375m, 150m), (_world.ShareOf(opportunity, _anna).Amount, _world.ShareOf(opportunity, _bo).Amount));
    }

    [Theory, InlineData(0), InlineData(9)]
    public void BeforeTheSum_ChangesTheSum(int rank)
    {
        var opportunity = Shared();
        var times = 0;
        _world.Intrude(Intruder.Step("Update", "opportunity", Stage.PreOperation, rank, "opps_sharesum"), (context, _) =>
        {
            if (times < 2)
            {
                times++;
                Target(context)["opps_sharesum"] = 7m;
            }
        });
        ChangeBo(opportunity);
        Assert.Equal(2, times);
    }

    [Theory, InlineData(0), InlineData(9)]
    public void BeforeAnUpdateOfAnotherRow_ChangesThePercentage(int rank)
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        _world.Intrude(Intruder.Step("Update", "opps_sellershare", Stage.PreOperation, rank, "opps_percent"),
            (context, _) => Target(context)["opps_percent"] = 90m);
        AddBo(opportunity);
        _world.ChangeShare(_world.ShareOf(opportunity, _bo).Id, "opps_percent", 10m);
        Expect.Agreement(_world, opportunity);
    }

    [Theory, InlineData(0), InlineData(9)]
    public void AfterAnUpdateOfAnotherRow_DeletesIt(int rank)
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 60m), (_cia, 40m));
        _world.Intrude(Intruder.Step("Update", "opps_sellershare", Stage.PostOperation, rank, "opps_percent"), (context, service) =>
        {
            if (context.Depth == 2)
            {
                service.Delete("opps_sellershare", context.PrimaryEntityId);
            }
        });
        AddBo(opportunity);
    }

    [Fact]
    public void BeforeEverySum_ChangesIt_IsRefused()
    {
        var opportunity = Shared();
        _world.Intrude(Intruder.Step("Update", "opportunity", Stage.PreOperation, 9, "opps_sharesum"), (context, _) => Target(context)["opps_sharesum"] = 7m);
        Assert.ThrowsAny<Exception>(() => ChangeBo(opportunity));
    }

    /// <summary>A1: the lock raises Update of the opportunity, whose unfiltered step saves a share: that needs no second lock.</summary>
    [Theory, InlineData(0), InlineData(9)]
    public void AfterEveryUpdateOfTheOpportunity_SavesAShare_Ends(int rank)
    {
        var opportunity = Shared();
        var share = _world.ShareOf(opportunity, _anna).Id;
        var deepest = 0;
        _world.Intrude(Intruder.Step("Update", "opportunity", Stage.PostOperation, rank), (context, service) =>
        {
            deepest = Math.Max(deepest, context.Depth);
            service.Update(new Entity("opps_sellershare", share) { ["opps_isfixed"] = false });
        });
        ChangeBo(opportunity);
        Assert.InRange(deepest, 2, 5);
    }

    private Guid Shared() => _world.Opportunity(_anna, 1000m, (_anna, 75m), (_bo, 25m));

    private void ChangeBo(Guid opportunity)
    {
        _world.ChangeShare(_world.ShareOf(opportunity, _bo).Id, "opps_percent", 30m);
        Expect.Agreement(_world, opportunity);
    }

    private void AddBo(Guid opportunity)
    {
        _world.Service.Create(World.Share(_bo, 25m, opportunity));
        Expect.Agreement(_world, opportunity);
    }

    private static Entity Target(IPluginExecutionContext context) => (Entity)context.InputParameters["Target"];
}
