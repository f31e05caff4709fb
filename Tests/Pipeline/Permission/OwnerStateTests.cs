using System;
using System.Collections.Generic;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Pipeline.Permission;

/// <summary>
/// P14, P16, P28, P9: nothing that the rules decide fails because of an opportunity's owner: a person who is disabled, has lost
/// their roles, or may not read seller shares; a team with or without a role.
/// </summary>
public sealed class OwnerStateTests : IClassFixture<OneWorld>
{
    private static readonly Dictionary<string, Func<OwnerStateTests, EntityReference>> Owners = new()
    {
        ["disabled"] = test => World.User(test._world.Person("Dan")),
        ["without a role"] = test => World.User(test._world.Person("Dan", test._seller)),
        ["may not read seller shares"] = test => World.User(test._world.Person("Dan", test._seller)),
        ["team with a role"] = test => new EntityReference("team", test._world.Team(test._seller)),
        ["team without a role"] = test => new EntityReference("team", test._world.Team(test._seller)),
    };

    private static readonly Dictionary<string, Action<OwnerStateTests, Guid, EntityReference>> Events = new()
    {
        ["P14 last seller deleted"] = (test, opportunity, owner) =>
        {
            test._world.Service.Delete("opps_sellershare", test._world.ShareOf(opportunity, test._bo).Id);
            test.IsOwners(opportunity, owner);
        },
        ["P14 empty set"] = (test, opportunity, owner) =>
        {
            test.Set(opportunity);
            test.IsOwners(opportunity, owner);
        },
        ["P9 set with somebody new"] = (test, opportunity, owner) =>
        {
            test.Set(opportunity, World.Share(test._bo, 30m), World.Share(test._cia, 70m));
            Expect.Sellers(test._world, opportunity, (test._bo, 30m), (test._cia, 70m));
        },
        ["P5 seller added"] = (test, opportunity, owner) =>
        {
            test._world.Service.Create(World.Share(test._cia, 25m, opportunity));
            Expect.Sellers(test._world, opportunity, (test._bo, 75m), (test._cia, 25m));
        },
        ["P9 batch"] = (test, opportunity, owner) =>
        {
            var eva = test._world.Person("Eva");
            test._world.Service.Execute(new OrganizationRequest("CreateMultiple")
            {
                ["Targets"] = new EntityCollection([World.Share(test._cia, 25m, opportunity), World.Share(eva, 25m, opportunity)]) { EntityName = "opps_sellershare" },
            });
            Expect.Sellers(test._world, opportunity, (test._bo, 50m), (test._cia, 25m), (eva, 25m));
        },
        ["P13, M3 and closing"] = (test, opportunity, owner) =>
        {
            test._world.Change(opportunity, "estimatedvalue", new Money(500m));
            test.State(opportunity, 1, 3);
            Expect.Sellers(test._world, opportunity, (test._bo, 100m));
        },
        ["P28 reopened"] = (test, opportunity, owner) =>
        {
            test.State(opportunity, 2, 4);
            test.State(opportunity, 0, 1);
            Expect.Sellers(test._world, opportunity, (test._bo, 100m));
        },
        ["P15 new owner"] = (test, opportunity, owner) =>
        {
            test._world.Own(opportunity, test._cia);
            Expect.Sellers(test._world, opportunity, (test._cia, 100m));
        },
    };

    private readonly World _world;
    private readonly Guid _bo;
    private readonly Guid _cia;
    private readonly Guid _seller;
    private readonly Guid _withoutShares;

    public OwnerStateTests(OneWorld one)
    {
        _world = one.World;
        (_bo, _cia) = (_world.Person("Bo"), _world.Person("Cia"));
        _seller = _world.Salesperson("Global");
        _withoutShares = _world.Role([.. RoleZip.Everything("Opportunity", "Global"), .. RoleZip.Surroundings]);
    }

    public static MatrixTheoryData<string, string> Cases() => new(Owners.Keys, Events.Keys);

    [Theory, MemberData(nameof(Cases))]
    public void OwnerIs_AndThen_TheRuleHolds(string state, string happened)
    {
        var owner = Owners[state](this);
        var opportunity = _world.Opportunity(owner, 1000m, (_bo, 100m));
        Become(owner, state);
        Events[happened](this, opportunity, owner);
    }

    /// <summary>The platform lets them own an opportunity, and no row of the rules stands in the way.</summary>
    [Fact]
    public void P1_OwnerMayNotReadSellerShares_IsTheSeller()
    {
        var dan = _world.Person("Dan", _withoutShares);
        Expect.Sellers(_world, _world.Opportunity(dan, 1000m), (dan, 100m));
    }

    /// <summary>P16 and P28: given to them by a team that had no seller, while open and while closed.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public void P16_P28_NewOwnerMayNotReadSellerShares_IsTheSeller(bool isClosed)
    {
        var dan = _world.Person("Dan", _withoutShares);
        var opportunity = _world.Opportunity(new EntityReference("team", _world.Team()), 1000m);
        if (isClosed)
        {
            State(opportunity, 2, 4);
        }

        _world.Own(opportunity, dan);
        if (isClosed)
        {
            Expect.Sellers(_world, opportunity);
            State(opportunity, 0, 1);
        }

        Expect.Sellers(_world, opportunity, (dan, 100m));
    }

    /// <summary>P28: a disabled owner, no row.</summary>
    [Fact]
    public void P28_ReopenedWithoutSellers_OwnerDisabled_IsAdded()
    {
        var dan = _world.Person("Dan");
        var opportunity = _world.Opportunity(new EntityReference("team", _world.Team()), 1000m);
        State(opportunity, 2, 4);
        _world.Own(opportunity, dan);
        Become(World.User(dan), "disabled");
        State(opportunity, 0, 1);
        Expect.Sellers(_world, opportunity, (dan, 100m));
    }

    /// <summary>The platform itself gives nothing to a disabled user, so no rule is asked.</summary>
    [Fact]
    public void P15_NewOwnerDisabled_PlatformRefuses_NothingIsLeft()
    {
        var opportunity = _world.Opportunity(_bo, 1000m);
        var dan = _world.Person("Dan");
        Become(World.User(dan), "disabled");
        var before = FaultTests.Snapshot(_world);
        Expect.Denied(Faults.UserIsDisabled, () => _world.Own(opportunity, dan), "Dan Svensson");
        Assert.Equal(before, FaultTests.Snapshot(_world));
    }

    private void Become(EntityReference owner, string state)
    {
        switch (state)
        {
            case "disabled":
                _world.Service.Update(new Entity(owner.LogicalName, owner.Id) { ["isdisabled"] = true });
                break;
            case "team with a role":
                break;
            default:
                if (state == "may not read seller shares")
                {
                    Roles(owner, _withoutShares, _world.Service.Associate);
                }

                Roles(owner, _seller, _world.Service.Disassociate);
                break;
        }
    }

    private static void Roles(EntityReference owner, Guid role, Action<string, Guid, Relationship, EntityReferenceCollection> change) => change(
        owner.LogicalName, owner.Id, new Relationship(owner.LogicalName == "team" ? "teamroles_association" : "systemuserroles_association"),
        [new EntityReference("role", role)]);

    /// <summary>A person comes back with everything; of a team nobody does.</summary>
    private void IsOwners(Guid opportunity, EntityReference owner) =>
        Expect.Sellers(_world, opportunity, owner.LogicalName == "team" ? [] : [(owner.Id, 100m)]);

    private void State(Guid opportunity, int state, int status) => _world.Service.Update(new Entity("opportunity", opportunity)
    {
        ["statecode"] = new OptionSetValue(state), ["statuscode"] = new OptionSetValue(status),
    });

    private void Set(Guid opportunity, params Entity[] shares) => _world.Service.Execute(new OrganizationRequest("opps_SetSellerShares")
    {
        ["Target"] = new EntityReference("opportunity", opportunity),
        ["Shares"] = new EntityCollection(shares) { EntityName = "opps_sellershare" },
    });
}
