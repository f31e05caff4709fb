using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Pipeline.Scenarios;
using Xunit;

namespace Pipeline.Permission;

/// <summary>
/// A1: whoever may write the opportunity may change its sellers, whoever may not, may not. The plug-ins ask nobody: they
/// write the opportunity as the caller, and the platform answers.
/// </summary>
public sealed class PermissionTests : IDisposable
{
    private static readonly Dictionary<string, Action<IOrganizationService, Guid, Guid, Guid>> Changes = new()
    {
        ["add"] = (service, opportunity, _, person) => service.Create(World.Share(person, 25m, opportunity)),
        ["add in a batch"] = (service, opportunity, _, person) => service.Execute(Batch("CreateMultiple", World.Share(person, 25m, opportunity))),
        ["add by Upsert"] = (service, opportunity, _, person) => service.Execute(new UpsertRequest { Target = World.Share(person, 25m, opportunity) }),
        ["change"] = (service, _, share, _) => service.Update(Percent(share, 30m)),
        ["change in a batch"] = (service, _, share, _) => service.Execute(Batch("UpdateMultiple", Percent(share, 30m))),
        ["change person"] = (service, _, share, person) =>
            service.Update(new Entity("opps_sellershare", share) { ["opps_sellerid"] = World.User(person) }),
        ["fix"] = (service, _, share, _) => service.Update(new Entity("opps_sellershare", share) { ["opps_isfixed"] = true }),
        ["delete"] = (service, _, share, _) => service.Delete("opps_sellershare", share),
    };

    private readonly World _world = new(World.Zip());

    public static TheoryData<string> AllChanges() => [.. Changes.Keys];

    public void Dispose() => _world.Dispose();

    [Theory, MemberData(nameof(AllChanges))]
    public void A1_NoWriteOnOpportunity_AllRightsOnSellers_IsRefusedAndNothingIsLeft(string change)
    {
        var user = _world.Person("Dan", _world.Role([.. RoleZip.Everything("opps_SellerShare", "Global"),
            .. RoleZip.Everything("Opportunity", "Global").Where(p => !p.StartsWith("prvWrite", StringComparison.Ordinal)), .. RoleZip.Surroundings]));
        var act = Prepare(change, user);
        var before = FaultTests.Snapshot(_world);
        Expect.Denied(Faults.PrivilegeDenied, act, "Dan Svensson", "prvWriteOpportunity");
        Assert.Equal(before, FaultTests.Snapshot(_world));
    }

    [Theory, MemberData(nameof(AllChanges))]
    public void A1_WriteOnOpportunity_NothingOnSellers_IsRefusedBeforeAnyPlugin(string change)
    {
        var user = _world.Person("Dan", _world.Role([.. RoleZip.Everything("Opportunity", "Global"), .. RoleZip.Surroundings]));
        var act = Prepare(change, user);
        var before = FaultTests.Snapshot(_world);
        Assert.Empty(_world.PluginRequests(() => Expect.Denied(Faults.PrivilegeDenied, act, "Dan Svensson", "opps_SellerShare")));
        Assert.Equal(before, FaultTests.Snapshot(_world));
    }

    [Theory, MemberData(nameof(AllChanges))]
    public void A1_WriteOnBoth_IsAllowed(string change)
    {
        var user = _world.Person("Dan", _world.Salesperson("Global"));
        Prepare(change, user)();
    }

    [Theory, MemberData(nameof(AllChanges))]
    public void A1_BasicRights_OwnOpportunitiesOnly(string change)
    {
        var dan = _world.Person("Dan", _world.Salesperson("Basic"));
        var act = Prepare(change, dan);
        var before = FaultTests.Snapshot(_world);
        Expect.Denied(Faults.AccessCheckFailed, act, "Dan Svensson");
        Assert.Equal(before, FaultTests.Snapshot(_world));

        Prepare(change, dan, owner: dan)();
    }

    /// <summary>The role that the README names.</summary>
    [Theory, MemberData(nameof(AllChanges))]
    public void A1_LeastRole_IsEnough(string change)
    {
        var dan = _world.Person("Dan", _world.Role("prvReadOpportunity Basic", "prvWriteOpportunity Basic", "prvAppendToOpportunity Basic",
            "prvCreateopps_SellerShare Basic", "prvReadopps_SellerShare Basic", "prvWriteopps_SellerShare Basic",
            "prvDeleteopps_SellerShare Basic", "prvAppendopps_SellerShare Basic", "prvAppendToUser Global"));
        Prepare(change, dan, owner: dan)();
    }

    /// <summary>As for the custom APIs: Write on the opportunity is what it takes, the rows are written by the system.</summary>
    [Fact]
    public void U6_Draft_TakesWriteOnTheOpportunity()
    {
        var anna = _world.Person("Anna");
        var opportunity = _world.Opportunity(anna, 1000m);
        var (dan, writer) = (_world.Person("Dan", _world.Salesperson("Basic")), _world.Person("Eva", _world.Role("prvReadOpportunity Global", "prvWriteOpportunity Global")));
        var draft = new Entity("opportunity", opportunity) { ["opps_sellerdraft"] = DraftScenarios.Draft([(anna, 100m)], (anna, 30m), (dan, 70m)) };
        var before = FaultTests.Snapshot(_world);
        Expect.Denied(Faults.AccessCheckFailed, () => _world.As(dan).Update(draft), "Dan Svensson", "WriteAccess");
        Assert.Equal(before, FaultTests.Snapshot(_world));

        _world.As(writer).Update(draft);
        Expect.Sellers(_world, opportunity, (anna, 30m), (dan, 70m));
    }

    /// <summary>Rights to the row alone are not enough: the row is Dan's own, the opportunity is not.</summary>
    [Fact]
    public void A1_OwnRowOnSomebodyElsesOpportunity_IsRefused()
    {
        var dan = _world.Person("Dan", _world.Salesperson("Basic"));
        var (opportunity, anna) = Opportunity();
        var row = _world.ShareOf(opportunity, anna).Id;
        _world.Service.Update(new Entity("opps_sellershare", row) { ["ownerid"] = World.User(dan) });
        Expect.Denied(Faults.AccessCheckFailed, () => _world.As(dan).Update(Percent(row, 10m)), "Dan Svensson", "WriteAccess", "opportunity", opportunity.ToString());
    }

    /// <summary>Sibling rows are written by the system, whoever owns them.</summary>
    [Fact]
    public void A1_SiblingsOutOfReach_AreWrittenByTheSystem()
    {
        var (anna, bo) = (_world.Person("Anna"), _world.Person("Bo"));
        var opportunity = _world.Opportunity(anna, 1m, (anna, 33.33m), (bo, 33.33m));
        var dan = _world.Person("Dan", _world.Role([.. RoleZip.Everything("Opportunity", "Global"), .. RoleZip.Everything("opps_SellerShare", "Basic"), .. RoleZip.Surroundings]));
        var sibling = _world.Sellers(opportunity).Single(s => s.Amount == 0.34m);

        var requests = _world.PluginRequests(() => _world.As(dan).Create(World.Share(dan, 33.34m, opportunity)));
        Assert.Equal(WellKnown.SystemUserId, requests.First(request => request is { Message: "Update", Table: "opps_sellershare" }).UserId);
        Expect.Sellers(_world, opportunity, (anna, 33.33m), (bo, 33.33m), (dan, 33.34m));
        Assert.Equal(0.33m, _world.ShareOf(opportunity, sibling.Seller).Amount);
        var row = _world.Service.Retrieve("opps_sellershare", sibling.Id, new ColumnSet("modifiedby"));
        Assert.Equal(dan, row.GetAttributeValue<EntityReference>("modifiedby").Id);
        Expect.Denied(Faults.AccessCheckFailed, () => _world.As(dan).Update(Percent(sibling.Id, 10m)), "Dan Svensson", "opps_sellershare");
    }

    /// <summary>P5, P13: the others give way, and the last one left gets it all, also where the caller could not write their rows.</summary>
    [Fact]
    public void A1_OthersOutOfReach_GiveWayAndGetItBack()
    {
        var anna = _world.Person("Anna");
        var opportunity = _world.Opportunity(anna, 1000m);
        var dan = _world.Person("Dan", _world.Role(
            [.. RoleZip.Everything("Opportunity", "Global"), .. RoleZip.Everything("opps_SellerShare", "Basic"), .. RoleZip.Surroundings]));

        var own = _world.As(dan).Create(World.Share(dan, 25m, opportunity));
        Expect.Sellers(_world, opportunity, (anna, 75m), (dan, 25m));
        _world.As(dan).Delete("opps_sellershare", own);
        Expect.Sellers(_world, opportunity, (anna, 100m));
    }

    /// <summary>An opportunity shared for writing is one whose sellers may be changed, those that others own as well.</summary>
    [Theory, MemberData(nameof(AllChanges))]
    public void A1_OpportunityShared_CountsAsOwn(string change)
    {
        var dan = _world.Person("Dan", _world.Salesperson("Basic"));
        var act = Prepare(change, dan, share: AccessRights.ReadAccess | AccessRights.WriteAccess | AccessRights.AppendAccess |
            AccessRights.AppendToAccess | AccessRights.DeleteAccess);
        act();
    }

    [Fact]
    public void A1_OpportunitySharedForReading_IsRefused()
    {
        var dan = _world.Person("Dan", _world.Salesperson("Basic"));
        var act = Prepare("add", dan, share: AccessRights.ReadAccess | AccessRights.AppendToAccess);
        Expect.Denied(Faults.AccessCheckFailed, act, "WriteAccess", "opportunity");
    }

    /// <summary>No rule fails because of a person's state: a row of the rules belongs to the system.</summary>
    [Fact]
    public void P1_OwnerWhoCannotReadSellers_IsTheSellerAllTheSame()
    {
        var role = _world.Role([.. RoleZip.Everything("Opportunity", "Global"), .. RoleZip.Surroundings]);
        var dan = _world.Person("Dan", role);
        Expect.Sellers(_world, _world.Opportunity(dan), (dan, 100m));
    }

    /// <summary>A salesperson with rights to their own rows only creates, hands over and wins; the rules run as ever.</summary>
    [Fact]
    public void BasicRights_TheWholeWay()
    {
        var role = _world.Salesperson("Basic");
        var (dan, eva) = (_world.Person("Dan", role), _world.Person("Eva", role));
        var service = _world.As(dan);
        var opportunity = service.Create(new Entity("opportunity") { ["name"] = "Dan's", ["estimatedvalue"] = new Money(1000m) });
        Expect.Sellers(_world, opportunity, (dan, 100m));

        service.Update(new Entity("opportunity", opportunity) { ["ownerid"] = World.User(eva) });
        Expect.Sellers(_world, opportunity, (eva, 100m));
        Expect.Denied(Faults.AccessCheckFailed, () => service.Retrieve("opportunity", opportunity, new ColumnSet("name")), "ReadAccess");

        _world.As(eva).Execute(new WinOpportunityRequest
        {
            OpportunityClose = new Entity("opportunityclose")
            {
                ["opportunityid"] = new EntityReference("opportunity", opportunity),
                ["actualrevenue"] = new Money(800m),
            },
            Status = new OptionSetValue(-1),
        });
        Expect.Sellers(_world, opportunity, (eva, 100m));
        Assert.Equal(800m, _world.ShareOf(opportunity, eva).Amount);
    }

    /// <summary>An opportunity with two sellers, and the change that the user is about to make to it.</summary>
    private Action Prepare(string change, Guid user, Guid? owner = null, AccessRights share = AccessRights.None)
    {
        var (opportunity, anna) = Opportunity(owner);
        var person = _world.Person("Eva");
        var row = _world.ShareOf(opportunity, anna).Id;
        if (share != AccessRights.None)
        {
            _world.Service.Execute(new GrantAccessRequest
            {
                Target = new EntityReference("opportunity", opportunity),
                PrincipalAccess = new PrincipalAccess { Principal = World.User(user), AccessMask = share },
            });
        }

        return () => Changes[change](_world.As(user), opportunity, row, person);
    }

    /// <summary>The opportunity and one of its two sellers, whose row somebody else owns.</summary>
    private (Guid Opportunity, Guid Anna) Opportunity(Guid? owner = null)
    {
        var (anna, bo) = (_world.Person("Anna"), _world.Person("Bo"));
        var opportunity = _world.Opportunity(owner ?? anna, 1000m, (anna, 60m), (bo, 40m));
        _world.Service.Update(new Entity("opps_sellershare", _world.ShareOf(opportunity, anna).Id) { ["ownerid"] = World.User(anna) });
        return (opportunity, anna);
    }

    private static Entity Percent(Guid share, decimal percent) => new("opps_sellershare", share) { ["opps_percent"] = percent };

    private static OrganizationRequest Batch(string message, Entity row) =>
        new(message) { ["Targets"] = new EntityCollection([row]) { EntityName = row.LogicalName } };
}
