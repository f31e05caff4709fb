using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Pipeline.Permission;

/// <summary>
/// A1 for the custom APIs: anybody may call them, and what they change takes Write on the opportunity. The rows are then
/// written by the system.
/// </summary>
public sealed class CustomApiPermissionTests : IDisposable
{
    private static readonly Dictionary<string, Func<Guid, Guid, Guid, OrganizationRequest>> Requests = new()
    {
        ["opps_SetSellerShares"] = (opportunity, _, person) => new OrganizationRequest("opps_SetSellerShares")
        {
            ["Target"] = new EntityReference("opportunity", opportunity),
            ["Shares"] = new EntityCollection([World.Share(person, 100m)]) { EntityName = "opps_sellershare" },
        },
        ["opps_SplitSellerSharesEqually"] = (opportunity, _, _) => new OrganizationRequest("opps_SplitSellerSharesEqually")
        {
            ["Target"] = new EntityReference("opportunity", opportunity),
        },
        ["opps_ReplaceSeller"] = (_, seller, person) => Replace(seller, person),
    };

    private readonly World _world = new(World.Zip());
    private readonly Guid _anna;
    private readonly Guid _bo;
    private readonly Guid _eva;

    public CustomApiPermissionTests() => (_anna, _bo, _eva) = (_world.Person("Anna"), _world.Person("Bo"), _world.Person("Eva"));

    public static TheoryData<string> AllApis() => [.. Requests.Keys];

    public void Dispose() => _world.Dispose();

    [Theory, MemberData(nameof(AllApis))]
    public void A1_NoWriteOnOpportunity_AllRightsOnSellers_IsRefusedAndNothingIsLeft(string api)
    {
        var dan = Dan([.. RoleZip.Everything("opps_SellerShare", "Global"),
            .. RoleZip.Everything("Opportunity", "Global").Where(p => !p.StartsWith("prvWrite", StringComparison.Ordinal)), .. RoleZip.Surroundings]);
        Refused(Faults.PrivilegeDenied, api, dan, Opportunity(_anna), "prvWriteOpportunity");
    }

    [Theory, MemberData(nameof(AllApis))]
    public void A1_SomebodyElsesOpportunity_ReadButNotWritten_IsRefusedAndNothingIsLeft(string api)
    {
        var dan = Dan("prvReadOpportunity Global", "prvWriteOpportunity Basic", "prvReadopps_SellerShare Global");
        Refused(Faults.AccessCheckFailed, api, dan, Opportunity(_anna), "WriteAccess");
    }

    /// <summary>The role that the README names, with no right to write sellers.</summary>
    [Theory, MemberData(nameof(AllApis))]
    public void A1_LeastRole_OwnOpportunity_IsEnough(string api)
    {
        var dan = Dan("prvReadOpportunity Basic", "prvWriteOpportunity Basic", "prvReadopps_SellerShare Basic");
        var opportunity = Opportunity(dan);
        _world.As(dan).Execute(Requests[api](opportunity, _anna, _eva));
        Expect.Sellers(_world, opportunity, api switch
        {
            "opps_SetSellerShares" => [(_eva, 100m)],
            "opps_SplitSellerSharesEqually" => [(_anna, 50m), (_bo, 50m)],
            _ => [(_eva, 60m), (_bo, 40m)],
        });
    }

    [Theory, MemberData(nameof(AllApis))]
    public void A1_Rows_AreWrittenByTheSystem_AndNewOnesBelongToIt(string api)
    {
        var dan = Dan([.. RoleZip.Everything("Opportunity", "Global"), "prvReadopps_SellerShare Global"]);
        var opportunity = Opportunity(_anna);
        foreach (var row in _world.Sellers(opportunity))
        {
            _world.As(_bo).Update(new Entity("opps_sellershare", row.Id) { ["ownerid"] = World.User(_anna) });
        }

        var requests = _world.PluginRequests(() => _world.As(dan).Execute(Requests[api](opportunity, _anna, _eva)));
        Assert.All(requests.Where(request => request.Table == "opps_sellershare"), request => Assert.Equal(WellKnown.SystemUserId, request.UserId));
        var columns = new ColumnSet("ownerid", "modifiedby");
        var rows = _world.Sellers(opportunity).Select(s => _world.Service.Retrieve("opps_sellershare", s.Id, columns)).ToList();
        Assert.All(rows, row => Assert.Contains(row.GetAttributeValue<EntityReference>("ownerid").Id, new[] { _anna, WellKnown.SystemUserId }));
        var writers = rows.Select(row => row.GetAttributeValue<EntityReference>("modifiedby").Id).ToList();
        Assert.Contains(dan, writers);
    }

    [Fact]
    public void ReplaceSeller_OpportunitiesOutOfSight_AreLeft()
    {
        var dan = _world.Person("Dan", _world.Salesperson("Basic"));
        var (own, other) = (Opportunity(dan), Opportunity(_anna));
        Assert.Equal(1, _world.As(dan).Execute(Replace(_anna, _eva)).Results["Changed"]);
        Expect.Sellers(_world, own, (_eva, 60m), (_bo, 40m));
        Expect.Sellers(_world, other, (_anna, 60m), (_bo, 40m));
    }

    /// <summary>One that may be seen but not written fails the whole, with those that may.</summary>
    [Fact]
    public void ReplaceSeller_OneOfThemMayNotBeWritten_NothingIsChanged()
    {
        var dan = Dan("prvReadOpportunity Global", "prvWriteOpportunity Basic", "prvReadopps_SellerShare Global");
        Opportunity(dan);
        Opportunity(dan);
        var other = Opportunity(_anna);
        Refused(Faults.AccessCheckFailed, "opps_ReplaceSeller", dan, other, "WriteAccess", other.ToString());
    }

    /// <summary>Each call is whole or nothing; what the calls before it have changed stays.</summary>
    [Fact]
    public void ReplaceSeller_InCalls_OneThatMayNotBeWritten_FailsItsOwnCallOnly()
    {
        var dan = Dan("prvReadOpportunity Global", "prvWriteOpportunity Basic", "prvReadopps_SellerShare Global");
        var owners = new Queue<Guid>([dan, dan, _anna]);
        var inOrder = Enumerable.Range(0, 3).Select(_ => Opportunity(dan)).Order().ToList();
        inOrder.ForEach(opportunity => _world.Own(opportunity, owners.Dequeue()));
        var request = Replace(_anna, _eva);
        request["Limit"] = 2;
        Assert.Equal((2, 1), (_world.As(dan).Execute(request).Results is var answer ? ((int)answer["Changed"], (int)answer["Left"]) : default));
        var before = FaultTests.Snapshot(_world);
        Expect.Denied(Faults.AccessCheckFailed, () => _world.As(dan).Execute(request), "Dan Svensson", "WriteAccess", inOrder[2].ToString());
        Assert.Equal(before, FaultTests.Snapshot(_world));
        Assert.All(inOrder[..2], opportunity => Expect.Sellers(_world, opportunity, (_eva, 60m), (_bo, 40m)));
    }

    private static OrganizationRequest Replace(Guid from, Guid to) =>
        new("opps_ReplaceSeller") { ["From"] = World.User(from), ["To"] = World.User(to) };

    private void Refused(int code, string api, Guid user, Guid opportunity, params string[] naming)
    {
        var before = FaultTests.Snapshot(_world);
        Expect.Denied(code, () => _world.As(user).Execute(Requests[api](opportunity, _anna, _eva)), ["Dan Svensson", .. naming]);
        Assert.Equal(before, FaultTests.Snapshot(_world));
    }

    private Guid Dan(params string[] privileges) => _world.Person("Dan", _world.Role(privileges));

    private Guid Opportunity(Guid owner) => _world.Opportunity(owner, 1000m, (_anna, 60m), (_bo, 40m));
}
