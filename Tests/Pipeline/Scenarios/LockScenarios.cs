using System;
using System.Collections.Generic;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Pipeline.Scenarios;

/// <summary>A3: what must be locked before anything else is. That it suffices is shown in Concurrency.</summary>
internal static class LockScenarios
{
    public static IEnumerable<Scenario> All =>
    [
        new("A3_SellerAdded_OpportunityIsLockedFirst", world =>
        {
            var (opportunity, bo) = (world.Opportunity(world.Person("Anna"), 1000m), world.Person("Bo"));
            LocksFirst(world, opportunity, () => world.Service.Create(World.Share(bo, 25m, opportunity)));
        }),
        new("A3_SellerChanged_OpportunityIsLockedFirst", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 60m), (bo, 40m));
            var row = world.ShareOf(opportunity, anna);
            LocksFirst(world, opportunity, () => world.ChangeShare(row.Id, "opps_percent", 90m));
            LocksFirst(world, opportunity, () => world.ChangeShare(row.Id, "opps_sellerid", World.User(cia)));
            LocksFirst(world, opportunity, () => world.ChangeShare(row.Id, "opps_isfixed", true));
            var loose = world.Service.Create(World.Share(anna, 10m));
            LocksFirst(world, opportunity, () => world.ChangeShare(loose, "opps_opportunityid", new EntityReference("opportunity", opportunity)));
        }),
        new("A3_SellerDeleted_OpportunityIsLockedFirst", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            var row = world.ShareOf(opportunity, bo).Id;
            LocksFirst(world, opportunity, () => world.Service.Delete("opps_sellershare", row));
        }),
        new("A3_OpportunityDeleted_IsLockedBeforeItsRowsGo", world =>
        {
            var opportunity = world.Opportunity(world.Person("Anna"), 1000m);
            var requests = world.PluginRequests(() => world.Service.Delete("opportunity", opportunity));
            Assert.Equal(("Update", "opportunity"), (Assert.Single(requests).Message, requests[0].Table));
        }),
        new("A3_UserDeleted_NothingIsLocked", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            var before = Lock(world, opportunity);
            Assert.Empty(world.PluginRequests(() => world.Service.Delete("systemuser", bo)));
            Assert.Equal(before, Lock(world, opportunity));
        }),
        new("A3_OwnerRepeatedOrClosed_OpportunityIsLockedFirst", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m);
            LocksFirst(world, opportunity, () => world.Own(opportunity, anna));
            var before = Lock(world, opportunity);
            world.Own(opportunity, bo);
            Assert.Equal(before, Lock(world, opportunity));
            world.Service.Execute(new LoseOpportunityRequest
            {
                OpportunityClose = new Entity("opportunityclose") { ["opportunityid"] = new EntityReference("opportunity", opportunity) },
                Status = new OptionSetValue(-1),
            });
            LocksFirst(world, opportunity, () => world.Own(opportunity, anna));
            Expect.Sellers(world, opportunity, (bo, 100m));
        }),
        new("A3_PersonRepeated_NameFollows", world =>
        {
            var anna = world.Person("Anna");
            var opportunity = world.Opportunity(anna, 1000m);
            world.Service.Update(new Entity("systemuser", anna) { ["lastname"] = "Berg" });
            world.ChangeShare(world.ShareOf(opportunity, anna).Id, "opps_sellerid", World.User(anna));
            Assert.Equal("Anna Berg", world.ShareOf(opportunity, anna).Name);
        }),
        new("O3_ReasonAlone_IsLookedAtAgainWhenWritten", world =>
        {
            var opportunity = world.Opportunity(world.Person("Anna"), 1000m);
            world.Change(opportunity, "statecode", new OptionSetValue(2));
            Assert.Single(world.PluginRequests(() => world.Change(opportunity, "opps_rejection", new OptionSetValue(847210000))));
        }),
        new("O3_ReasonOnExpired_IsRefusedBeforeAnythingIsWritten", world =>
        {
            var opportunity = world.Opportunity(world.Person("Anna"), 1000m);
            world.Service.Update(new Entity("opportunity", opportunity)
            {
                ["statecode"] = new OptionSetValue(2), ["statuscode"] = new OptionSetValue(847210001),
            });
            var requests = world.PluginRequests(() =>
                Assert.ThrowsAny<Exception>(() => world.Change(opportunity, "opps_rejection", new OptionSetValue(847210000))));
            Assert.DoesNotContain(requests, request => request.Table == "opportunity");
        }),
        new("O3_ReasonWithTheStatus_IsRecorded", world =>
        {
            var opportunity = world.Opportunity(world.Person("Anna"), 1000m);
            world.Service.Update(new Entity("opportunity", opportunity)
            {
                ["statecode"] = new OptionSetValue(2), ["opps_rejection"] = new OptionSetValue(847210000),
            });
            Assert.Equal(new OptionSetValue(847210000), world.Row(opportunity)["opps_rejection"]);
        }),
        .. WonAndGivenAway(),
    ];

    /// <summary>P24: what an update does to the sellers goes by the state before it, however the platform cuts it.</summary>
    private static IEnumerable<Scenario> WonAndGivenAway()
    {
        foreach (var message in new[] { "Update", "UpdateMultiple" })
        {
            yield return new($"P24_{message}_WonAndGivenAwayInOne_NewOwnerIsTheSeller", world =>
            {
                var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
                var opportunity = world.Opportunity(anna, 1000m);
                Send(world, message, new Entity("opportunity", opportunity)
                {
                    ["statecode"] = new OptionSetValue(1),
                    ["ownerid"] = World.User(bo),
                    ["actualvalue"] = new Money(5m),
                });
                Expect.Sellers(world, opportunity, (bo, 100m));
                Assert.Equal(5m, world.ShareOf(opportunity, bo).Amount);
            });
            yield return new($"P24_{message}_ReopenedAndGivenAwayInOne_SellerStays", world =>
            {
                var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
                var opportunity = world.Opportunity(anna, 1000m);
                world.Change(opportunity, "statecode", new OptionSetValue(1));
                Send(world, message, new Entity("opportunity", opportunity) { ["statecode"] = new OptionSetValue(0), ["ownerid"] = World.User(bo) });
                Expect.Sellers(world, opportunity, (anna, 100m));
            });
        }
    }

    private static void Send(World world, string message, Entity change) => world.Service.Execute(message == "Update"
        ? new OrganizationRequest(message) { ["Target"] = change }
        : new OrganizationRequest(message) { ["Targets"] = new EntityCollection([change]) { EntityName = change.LogicalName } });

    private static void LocksFirst(World world, Guid opportunity, Action act)
    {
        var before = Lock(world, opportunity);
        var requests = world.PluginRequests(act);
        Assert.Equal(("Update", "opportunity"), (requests[0].Message, requests[0].Table));
        Assert.NotEqual(before, Lock(world, opportunity));
    }

    private static string? Lock(World world, Guid opportunity) => world.Row(opportunity).GetAttributeValue<string>("opps_sharelock");
}
