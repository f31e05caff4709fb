using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Pipeline.Permission;
using Xunit;

namespace Pipeline.Journal;

/// <summary>H8: a preview is what the step then comes to; it writes nothing and locks nothing.</summary>
public sealed class PreviewTests : IDisposable
{
    private readonly World _world = new(World.Zip());
    private readonly Guid _anna;
    private readonly Guid _bo;
    private readonly Guid _cia;

    public PreviewTests() => (_anna, _bo, _cia) = (_world.Person("Anna"), _world.Person("Bo"), _world.Person("Cia"));

    public void Dispose() => _world.Dispose();

    public static TheoryData<string, string> Steps => new()
    {
        { "set", "3 sellers were given as the whole set. (P9)" },
        { "", "3 sellers were given as the whole set. (P9)" },
        { "add", "The 2 other free sellers share what is left, 80 %, evenly. (P5)" },
        { "remove", "The only seller left gets 100 %. (P13)" },
        { "split", "The 2 free sellers share what the fixed shares leave, 100 %, evenly. (P26)" },
        { "owner", "2 sellers share it, so nobody's share is changed by a new account manager. (P17)" },
        { "amount", "The shares stay, and amounts and sum follow them. (M3)" },
    };

    [Theory, MemberData(nameof(Steps))]
    public void H8_IsWhatTheStepComesTo(string step, string reason)
    {
        var opportunity = _world.Opportunity(_anna, 100m, (_anna, 66.67m), (_bo, 33.33m));
        var before = FaultTests.Snapshot(_world);
        ParameterCollection answer = [];
        var requests = _world.PluginRequests(() => answer = Preview(opportunity, step));
        Assert.All(requests, request => Assert.Equal("RetrieveMultiple", request.Message));
        Assert.Equal(before, FaultTests.Snapshot(_world));
        Assert.Equal(reason, answer["Reason"]);

        Do(opportunity, step);
        Assert.Equal(
            _world.Sellers(opportunity).Select(row => (row.Seller, row.Percent, row.IsFixed, row.Amount)).OrderBy(row => row.Seller),
            ((EntityCollection)answer["Shares"]).Entities.Select(row => (
                row.GetAttributeValue<EntityReference>("opps_sellerid").Id, row.GetAttributeValue<decimal>("opps_percent"),
                row.GetAttributeValue<bool>("opps_isfixed"), row.GetAttributeValue<Money>("opps_amount")?.Value)).OrderBy(row => row.Id));
        Assert.Equal(_world.Row(opportunity)["opps_sharesum"], answer["Sum"]);
    }

    [Theory]
    [InlineData("ownr", "ownr")]
    [InlineData("owner", "Owner")]
    public void H8_UnusableInput_IsNamed(string step, string named)
    {
        var opportunity = _world.Opportunity(_anna, 100m);
        Expect.Denied(Faults.IsvAborted, () => _world.Service.Execute(Request(opportunity, step)), named);
    }

    [Fact]
    public void H8_P20_P21_P24_RefusesWhatTheStepRefuses()
    {
        var opportunity = _world.Opportunity(_anna, 100m);
        Expect.Denied(Faults.IsvAborted, () => Add(World.Share(_anna, 10m)), "Anna Svensson");
        Expect.Denied(Faults.IsvAborted, () => Add(World.Share(_bo, 100.5m)), "100.5");
        Expect.Denied(Faults.IsvAborted, () => Add(World.Share(Guid.Empty, 10m)), Guid.Empty.ToString());
        _world.Change(opportunity, "statecode", new OptionSetValue(2));
        Expect.Denied(Faults.IsvAborted, () => Add(World.Share(_bo, 10m)), "closed");

        void Add(Entity share)
        {
            var request = Request(opportunity, "add");
            request["Shares"] = new EntityCollection([share]) { EntityName = "opps_sellershare" };
            _world.Service.Execute(request);
        }
    }

    /// <summary>Extra hundredths go to the first given, each time.</summary>
    [Fact]
    public void H8_SeveralAddedAtOnce_InTheOrderGiven()
    {
        var opportunity = _world.Opportunity(_anna, 100m, (_anna, 0m), (_bo, 0m));
        var dan = _world.Person("Dan");
        var eva = _world.Person("Eva");
        for (var i = 0; i < 5; i++)
        {
            var request = Request(opportunity, "add");
            request["Shares"] = Collection([.. new[] { dan, _cia, eva }.Select(person => new Entity("opps_sellershare") { ["opps_sellerid"] = World.User(person) })]);
            var answer = (EntityCollection)_world.Service.Execute(request).Results["Shares"];
            Assert.Equal(33.34m, answer.Entities.Single(row => row.GetAttributeValue<EntityReference>("opps_sellerid").Id == dan)["opps_percent"]);
        }
    }

    [Fact]
    public void H8_RemovingSomebodyWhoHasNoShare_ChangesNothing()
    {
        var opportunity = _world.Opportunity(_anna, 100m, (_anna, 60m), (_bo, 40m));
        var request = Request(opportunity, "remove");
        request["Shares"] = Collection(new Entity("opps_sellershare") { ["opps_sellerid"] = World.User(_cia) });
        Assert.Equal("That person has no share here. (P19)", _world.Service.Execute(request).Results["Reason"]);
    }

    [Fact]
    public void H8_WhoMayReadTheOpportunity_MayAsk_NobodyElse()
    {
        var opportunity = _world.Opportunity(_anna, 100m);
        var reader = _world.Person("Eva", _world.Role("prvReadOpportunity Global"));
        Assert.Equal(100m, _world.As(reader).Execute(Request(opportunity, "split")).Results["Sum"]);
        var nobody = _world.Person("Eva", _world.Salesperson("Basic"));
        Expect.Denied(Faults.IsvAborted, () => _world.As(nobody).Execute(Request(opportunity, "split")), opportunity.ToString());
    }

    private ParameterCollection Preview(Guid opportunity, string step)
    {
        var request = Request(opportunity, step);
        switch (step)
        {
            case "set" or "":
                request["Shares"] = Collection(Whole);
                break;
            case "add":
                request["Shares"] = Collection(World.Share(_cia, 20m));
                break;
            case "remove":
                request["Shares"] = Collection(new Entity("opps_sellershare") { ["opps_sellerid"] = World.User(_bo) });
                break;
            case "owner":
                request["Owner"] = World.User(_cia);
                break;
            case "amount":
                request["Amount"] = 0.054m;
                break;
            default:
                break;
        }

        return _world.As(_anna).Execute(request).Results;
    }

    private void Do(Guid opportunity, string step)
    {
        switch (step)
        {
            case "set" or "":
                _world.Service.Execute(new OrganizationRequest("opps_SetSellerShares") { ["Target"] = new EntityReference("opportunity", opportunity), ["Shares"] = Collection(Whole) });
                break;
            case "add":
                _world.Service.Create(World.Share(_cia, 20m, opportunity));
                break;
            case "remove":
                _world.Service.Delete("opps_sellershare", _world.ShareOf(opportunity, _bo).Id);
                break;
            case "split":
                _world.Service.Execute(new OrganizationRequest("opps_SplitSellerSharesEqually") { ["Target"] = new EntityReference("opportunity", opportunity) });
                break;
            case "owner":
                _world.Own(opportunity, _cia);
                break;
            default:
                _world.Change(opportunity, "estimatedvalue", new Money(0.05m));
                break;
        }
    }

    private Entity[] Whole => [World.Share(_bo, 20m, isFixed: true), World.Share(_cia, 30m), new Entity("opps_sellershare") { ["opps_sellerid"] = World.User(_anna) }];

    private static EntityCollection Collection(params Entity[] shares) => new([.. shares]) { EntityName = "opps_sellershare" };

    private static OrganizationRequest Request(Guid opportunity, string step) => new("opps_PreviewShares")
    {
        ["Target"] = new EntityReference("opportunity", opportunity),
        ["Step"] = step,
    };
}
