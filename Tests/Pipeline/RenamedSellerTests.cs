using System;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Pipeline;

/// <summary>A person who is renamed: the names stored on rows and opportunity follow with the next recalculation.</summary>
public sealed class RenamedSellerTests : IDisposable
{
    private readonly World _world = new(World.Zip());
    private readonly Guid _anna;
    private readonly Guid _bo;
    private readonly Guid _opportunity;

    public RenamedSellerTests()
    {
        (_anna, _bo) = (_world.Person("Anna"), _world.Person("Bo"));
        _opportunity = _world.Opportunity(_anna, 1000m, (_anna, 75m), (_bo, 25m));
        _world.Service.Update(new Entity("systemuser", _anna) { ["lastname"] = "Berg" });
        Assert.Equal("Anna Svensson", _world.ShareOf(_opportunity, _anna).Name);
    }

    public void Dispose() => _world.Dispose();

    /// <summary>What the command 'repair' sends.</summary>
    [Fact]
    public void NamesWritten_AreThoseOfToday() => Follow(() => _world.Change(_opportunity, "opps_sellers", null));

    [Fact]
    public void AmountChanged_NamesFollow() => Follow(() => _world.Change(_opportunity, "estimatedvalue", new Money(500m)));

    private void Follow(Action act)
    {
        act();
        Assert.Equal("Anna Berg", _world.ShareOf(_opportunity, _anna).Name);
        Assert.Equal("Bo Svensson", _world.ShareOf(_opportunity, _bo).Name);
        Assert.Contains("Anna Berg", _world.Row(_opportunity).GetAttributeValue<string>("opps_sellers"), StringComparison.Ordinal);
        Assert.DoesNotContain("Anna Svensson", _world.Row(_opportunity).GetAttributeValue<string>("opps_sellers"), StringComparison.Ordinal);
        Expect.Sellers(_world, _opportunity, (_anna, 75m), (_bo, 25m));
    }
}
