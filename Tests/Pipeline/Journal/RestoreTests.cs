using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Pipeline.Permission;
using Xunit;

namespace Pipeline.Journal;

/// <summary>H6: an earlier set again, and what undoes it.</summary>
public sealed class RestoreTests : IDisposable
{
    private readonly World _world = new(World.Zip());
    private readonly Guid _anna;
    private readonly Guid _bo;
    private readonly Guid _cia;
    private readonly Guid _opportunity;

    public RestoreTests()
    {
        (_anna, _bo, _cia) = (_world.Person("Anna"), _world.Person("Bo"), _world.Person("Cia"));
        _opportunity = _world.Opportunity(_anna, 1000m, (_anna, 60m), (_bo, 40m));
        _world.Service.Execute(Set(World.Share(_bo, 30m, isFixed: true), World.Share(_cia, 50m)));
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void H6_RestoredThenUndone_IsAsItWas()
    {
        var answer = Restore(_world.Entries(_opportunity)[0], before: false);
        Assert.Equal((100m, ""), (answer["Sum"], answer["Message"]));
        Expect.Sellers(_world, _opportunity, (_anna, 60m), (_bo, 40m));
        Assert.Equal((847211008, "P9"), (Newest.GetAttributeValue<OptionSetValue>("opps_cause").Value, Newest["opps_rule"]));

        answer = Restore(Newest, before: true);
        Assert.Equal((80m, "The shares add up to 80.00 %."), (answer["Sum"], answer["Message"]));
        Expect.Sellers(_world, _opportunity, (_bo, 30m), (_cia, 50m));
        Assert.True(_world.ShareOf(_opportunity, _bo).IsFixed);
        Assert.Equal(4, _world.Entries(_opportunity).Count);
    }

    /// <summary>The set that is there already changes nothing, and is not entered.</summary>
    [Fact]
    public void H6_TheNewestSet_ChangesNothing()
    {
        Restore(Newest, before: false);
        Assert.Equal(2, _world.Entries(_opportunity).Count);
    }

    /// <summary>Before the first entry nobody was there, and an empty set brings the owner back (P14).</summary>
    [Fact]
    public void H6_BeforeTheFirstEntry_TheOwnerComesBack()
    {
        Restore(_world.Entries(_opportunity)[0], before: true);
        Expect.Sellers(_world, _opportunity, (_anna, 100m));
    }

    [Fact]
    public void H6_P21_DisabledPerson_IsNamed_AndNothingIsRestored()
    {
        _world.Service.Update(new Entity("systemuser", _anna) { ["isdisabled"] = true });
        Expect.Denied(Faults.IsvAborted, () => Restore(_world.Entries(_opportunity)[0], before: false), "Anna Svensson");
        Expect.Sellers(_world, _opportunity, (_bo, 30m), (_cia, 50m));
    }

    [Fact]
    public void H6_DeletedPerson_IsNamed_ButStaysWhoIsStillThere()
    {
        var dan = _world.Person("Dan");
        _world.Service.Execute(Set(World.Share(dan, 10m), World.Share(_cia, 90m)));
        var withDan = Newest;
        _world.Service.Execute(Set(World.Share(dan, 20m), World.Share(_cia, 80m)));
        _world.Service.Delete("systemuser", dan);
        Restore(withDan, before: false);
        Assert.Equal(["Cia Svensson 90", "Dan Svensson 10"], _world.Sellers(_opportunity).Select(row => $"{row.Name} {row.Percent:0}").Order());

        _world.Service.Execute(Set(World.Share(_cia, 100m)));
        Expect.Denied(Faults.IsvAborted, () => Restore(withDan, before: false), "Dan Svensson", "by hand");
        Expect.Sellers(_world, _opportunity, (_cia, 100m));
    }

    /// <summary>The row's id tells namesakes apart whose users were deleted.</summary>
    [Fact]
    public void H6_DeletedNamesakes_EachOnTheirOwnRow()
    {
        var (one, other) = (_world.Person("Gg"), _world.Person("Gg"));
        _world.Service.Execute(Set(World.Share(_anna, 60m), World.Share(one, 30m), World.Share(other, 10m)));
        var entry = Newest;
        _world.Service.Delete("systemuser", one);
        _world.Service.Delete("systemuser", other);
        _world.Service.Execute(new OrganizationRequest("opps_SplitSellerSharesEqually") { ["Target"] = new EntityReference("opportunity", _opportunity) });
        Restore(entry, before: false);
        Assert.Equal([10m, 30m, 60m], _world.Sellers(_opportunity).Select(row => row.Percent).Order());
    }

    [Fact]
    public void H6_P24_ClosedOpportunity_IsRefused()
    {
        _world.Service.Execute(new LoseOpportunityRequest
        {
            OpportunityClose = new Entity("opportunityclose") { ["opportunityid"] = new EntityReference("opportunity", _opportunity) },
            Status = new OptionSetValue(-1),
        });
        Expect.Denied(Faults.IsvAborted, () => Restore(_world.Entries(_opportunity)[0], before: false), "closed");
    }

    [Fact]
    public void H6_A1_WhoMayNotWriteTheOpportunity_IsRefused()
    {
        var eva = _world.Person("Eva", _world.Role("prvReadOpportunity Global", "prvReadopps_SellerShare Global", "prvReadopps_ShareChange Global"));
        Expect.Denied(Faults.PrivilegeDenied, () => Restore(_world.Entries(_opportunity)[0], before: false, eva), "prvWriteOpportunity");
    }

    [Fact]
    public void H6_EntryOfAnotherOpportunity_IsRefusedByName()
    {
        var other = _world.Entries(_world.Opportunity(_anna, 1m)).Single();
        Expect.Denied(Faults.IsvAborted, () => Restore(other, before: false), other.Id.ToString());
        Expect.Denied(Faults.IsvAborted, () => Restore(new Entity("opps_sharechange", Guid.Empty), before: false), Guid.Empty.ToString());
    }

    private Entity Newest => _world.Entries(_opportunity)[^1];

    private ParameterCollection Restore(Entity entry, bool before, Guid? user = null) =>
        (user is { } id ? _world.As(id) : _world.Service).Execute(new OrganizationRequest("opps_RestoreShares")
        {
            ["Target"] = new EntityReference("opportunity", _opportunity),
            ["Change"] = entry.ToEntityReference(),
            ["Before"] = before,
        }).Results;

    private OrganizationRequest Set(params Entity[] shares) => new("opps_SetSellerShares")
    {
        ["Target"] = new EntityReference("opportunity", _opportunity),
        ["Shares"] = new EntityCollection([.. shares]) { EntityName = "opps_sellershare" },
    };
}
