using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Xunit;

namespace Pipeline.Scenarios;

/// <summary>O3, O4: a rejection reason by every route to closing and to reopening.</summary>
internal static class StatusScenarios
{
    private const int Won = 3;
    private const int Lost = 4;
    private const int Expired = 847210001;

    private static readonly OptionSetValue Reason = new(847210000);

    /// <summary>Each closes with a status reason and gives a rejection reason along.</summary>
    private static readonly Dictionary<string, Action<World, Guid, int>> Closing = new()
    {
        ["Message"] = (world, id, status) => world.Service.Execute(status == Won
            ? new WinOpportunityRequest { OpportunityClose = Activity(id), Status = new OptionSetValue(status) }
            : new LoseOpportunityRequest { OpportunityClose = Activity(id), Status = new OptionSetValue(status) }),
        ["Activity"] = (world, id, status) =>
        {
            var close = Activity(id);
            close["opportunitystatuscode"] = new OptionSetValue(status);
            world.Service.Create(close);
        },
        ["Update"] = (world, id, status) => world.Service.Update(Written(id, status)),
        ["UpdateMultiple"] = (world, id, status) => world.Service.Execute(new OrganizationRequest("UpdateMultiple")
        {
            ["Targets"] = new EntityCollection([Written(id, status)]) { EntityName = "opportunity" },
        }),
    };

    private static readonly Dictionary<string, Action<World, Guid>> Reopening = new()
    {
        ["State"] = (world, id) => world.Change(id, "statecode", new OptionSetValue(0)),
        ["StateAndStatus"] = (world, id) => world.Service.Update(new Entity("opportunity", id)
        {
            ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(1),
        }),
        ["SetState"] = (world, id) => world.Service.Execute(new SetStateRequest
        {
            EntityMoniker = new EntityReference("opportunity", id), State = new OptionSetValue(0), Status = new OptionSetValue(-1),
        }),
    };

    public static IEnumerable<Scenario> All =>
    [
        .. Closing.SelectMany(route => new (string Name, int Status)[] { ("Won", Won), ("Expired", Expired) }.Select(other =>
            new Scenario($"O3_{other.Name}By{route.Key}_AReasonIsRefusedAndItStaysOpen", world =>
            {
                var anna = world.Person("Anna");
                var opportunity = world.Opportunity(anna, 1000m);
                Assert.Contains("rejection reason", Assert.ThrowsAny<Exception>(() => route.Value(world, opportunity, other.Status)).Message);
                Assert.Equal(new OptionSetValue(0), world.Row(opportunity)["statecode"]);
                Expect.Sellers(world, opportunity, (anna, 100m));
            }))),
        .. Closing.SelectMany(route => Reopening.Select(back => new Scenario($"O3_O4_LostBy{route.Key}_ReopenedBy{back.Key}_TheReasonComesAndGoes", world =>
        {
            var anna = world.Person("Anna");
            var opportunity = world.Opportunity(anna, 1000m);
            route.Value(world, opportunity, Lost);
            Assert.Equal(Reason, world.Row(opportunity)["opps_rejection"]);
            back.Value(world, opportunity);
            Assert.False(world.Row(opportunity).Contains("opps_rejection"));
            Expect.Sellers(world, opportunity, (anna, 100m));
        }))),
    ];

    private static Entity Activity(Guid opportunity) => new("opportunityclose")
    {
        ["opportunityid"] = new EntityReference("opportunity", opportunity), ["opps_rejection"] = Reason,
    };

    private static Entity Written(Guid opportunity, int status) => new("opportunity", opportunity)
    {
        ["statecode"] = new OptionSetValue(status == Won ? 1 : 2), ["statuscode"] = new OptionSetValue(status), ["opps_rejection"] = Reason,
    };
}
