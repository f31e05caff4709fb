using System;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Pipeline;

/// <summary>The custom APIs as a caller finds them: out of the packed zip, by name, typed.</summary>
public sealed class CustomApiTests : IDisposable
{
    private readonly World _world = new(World.Zip());
    private readonly Guid _a;
    private readonly Guid _b;
    private readonly Guid _c;
    private readonly Guid _opportunity;

    public CustomApiTests()
    {
        (_a, _b, _c) = (_world.Person("A"), _world.Person("B"), _world.Person("C"));
        _opportunity = _world.Opportunity(_a, 1000m, (_a, 75m), (_b, 25m));
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void SetSellerShares_TheGivenStand_TheOthersGo()
    {
        var answer = Call("opps_SetSellerShares", ("Target", Target), ("Shares", new EntityCollection([World.Share(_b, 30m), World.Share(_c, 51.25m)])));
        Expect.Sellers(_world, _opportunity, (_b, 30m), (_c, 51.25m));
        Assert.Equal((81.25m, "The shares add up to 81.25 %."), (answer["Sum"], answer["Message"]));
    }

    [Fact]
    public void SetSellerShares_AnEmptySet_BringsTheOwnerBack()
    {
        var answer = Call("opps_SetSellerShares", ("Target", Target), ("Shares", new EntityCollection()));
        Expect.Sellers(_world, _opportunity, (_a, 100m));
        Assert.Equal((100m, ""), (answer["Sum"], answer["Message"]));
    }

    [Fact]
    public void SetSellerShares_TellsTheSumInTheCallersLanguage()
    {
        _world.Service.Update(new Entity("usersettings", LocalDataverse.WellKnown.SystemUserId) { ["uilanguageid"] = 1053, ["localeid"] = 1053 });
        var answer = Call("opps_SetSellerShares", ("Target", Target), ("Shares", new EntityCollection([World.Share(_b, 81.25m), World.Share(_c, 10m)])));
        Assert.Equal("Andelarna blir tillsammans 91,25 %.", answer["Message"]);
    }

    [Fact]
    public void SetSellerShares_RowsOfAnotherTable_AreRefused() => Assert.Contains("'Shares'",
        Assert.Throws<FaultException<OrganizationServiceFault>>(() =>
            Call("opps_SetSellerShares", ("Target", Target), ("Shares", new EntityCollection([new Entity("account")])))).Message, StringComparison.Ordinal);

    [Fact]
    public void SplitSellerSharesEqually_FreeSellersShareTheRest()
    {
        _world.ChangeShare(_world.ShareOf(_opportunity, _b).Id, "opps_isfixed", true);
        _world.Service.Create(World.Share(_c, 10m, _opportunity));
        var answer = Call("opps_SplitSellerSharesEqually", ("Target", Target));
        Expect.Sellers(_world, _opportunity, (_a, 37.5m), (_b, 25m), (_c, 37.5m));
        Assert.Equal((100m, ""), (answer["Sum"], answer["Message"]));
    }

    [Fact]
    public void ReplaceSeller_OnEveryOpenOpportunity()
    {
        var other = _world.Opportunity(_b, 500m);
        var answer = Call("opps_ReplaceSeller", ("From", World.User(_b)), ("To", World.User(_c)));
        Expect.Sellers(_world, _opportunity, (_a, 75m), (_c, 25m));
        Expect.Sellers(_world, other, (_c, 100m));
        Assert.Equal(2, answer["Changed"]);
    }

    private EntityReference Target => new("opportunity", _opportunity);

    private ParameterCollection Call(string api, params (string Name, object Value)[] parameters)
    {
        var request = new OrganizationRequest(api);
        foreach (var (name, value) in parameters)
        {
            request[name] = value;
        }

        return _world.Service.Execute(request).Results;
    }
}
