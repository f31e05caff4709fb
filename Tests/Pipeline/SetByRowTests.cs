using System;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Pipeline;

/// <summary>P19 by opps_SetSellerShares: a row that is named by its id goes to another person, and keeps what it had.</summary>
public sealed class SetByRowTests : IDisposable
{
    private readonly World _world = new(World.Zip());
    private readonly Guid _anna;
    private readonly Guid _bo;
    private readonly Guid _cia;

    public SetByRowTests() => (_anna, _bo, _cia) = (_world.Person("Anna"), _world.Person("Bo"), _world.Person("Cia"));

    public void Dispose() => _world.Dispose();

    /// <summary>Clients name a row by the entity's id or, as the Web API does, by its key column.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void P19_NamedRow_GoesToAnotherPerson_WithItsPercentage(bool byEntityId)
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 75m), (_bo, 25m));
        var row = _world.ShareOf(opportunity, _bo).Id;

        Set(opportunity, Kept(_anna), byEntityId ? new Entity("opps_sellershare", row) { ["opps_sellerid"] = World.User(_cia) }
            : new Entity("opps_sellershare") { ["opps_sellershareid"] = row, ["opps_sellerid"] = World.User(_cia) });

        Expect.Sellers(_world, opportunity, (_anna, 75m), (_cia, 25m));
        Assert.Equal(row, _world.ShareOf(opportunity, _cia).Id);
    }

    [Fact]
    public void P9_NoRowNamed_AnotherPersonIsANewRow()
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 75m), (_bo, 25m));
        var row = _world.ShareOf(opportunity, _bo).Id;

        Set(opportunity, Kept(_anna), Kept(_cia));

        Assert.DoesNotContain(row, _world.Sellers(opportunity).Select(s => s.Id));
        Expect.Sellers(_world, opportunity, (_anna, 75m), (_cia, 25m));
    }

    private static Entity Kept(Guid seller) => new("opps_sellershare") { ["opps_sellerid"] = World.User(seller) };

    private void Set(Guid opportunity, params Entity[] shares) => _world.Service.Execute(new OrganizationRequest("opps_SetSellerShares")
    {
        ["Target"] = new EntityReference("opportunity", opportunity),
        ["Shares"] = new EntityCollection(shares) { EntityName = "opps_sellershare" },
    });
}
