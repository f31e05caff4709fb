using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Xunit;

namespace Pipeline.Scenarios;

/// <summary>The same event by every route that a row can be saved by, with the same outcome.</summary>
internal static class RouteScenarios
{
    /// <summary>Adds Bo with 25, or changes Bo to 30, by one route.</summary>
    private static readonly Dictionary<string, Action<World, Entity>> Saving = new()
    {
        ["Upsert"] = (world, row) => world.Service.Execute(new UpsertRequest { Target = row }),
        ["UpsertMultiple"] = (world, row) => world.Service.Execute(new OrganizationRequest("UpsertMultiple") { ["Targets"] = Rows(row) }),
    };

    private static readonly Dictionary<string, Action<World, Entity>> Creating = new(Saving)
    {
        ["Create"] = (world, row) => world.Service.Create(row),
        ["CreateMultiple"] = (world, row) => world.Service.Execute(new OrganizationRequest("CreateMultiple") { ["Targets"] = Rows(row) }),
        ["ExecuteMultiple"] = (world, row) => Batch<ExecuteMultipleRequest>(world, new CreateRequest { Target = row }),
        ["ExecuteTransaction"] = (world, row) => Batch<ExecuteTransactionRequest>(world, new CreateRequest { Target = row }),
        ["TheForm"] = (world, row) => world.Service.Create(AsAForm(row)),
        ["Association"] = (world, row) =>
        {
            var opportunity = row.GetAttributeValue<EntityReference>("opps_opportunityid");
            row.Attributes.Remove("opps_opportunityid");
            var loose = new EntityReference(row.LogicalName, world.Service.Create(row));
            world.Service.Associate(opportunity.LogicalName, opportunity.Id, new Relationship("opps_opportunity_sellershare"), [loose]);
        },
    };

    private static readonly Dictionary<string, Action<World, Entity>> Updating = new(Saving)
    {
        ["Update"] = (world, row) => world.Service.Update(row),
        ["UpdateMultiple"] = (world, row) => world.Service.Execute(new OrganizationRequest("UpdateMultiple") { ["Targets"] = Rows(row) }),
        ["ExecuteMultiple"] = (world, row) => Batch<ExecuteMultipleRequest>(world, new UpdateRequest { Target = row }),
        ["ExecuteTransaction"] = (world, row) => Batch<ExecuteTransactionRequest>(world, new UpdateRequest { Target = row }),
    };

    private static readonly Dictionary<string, Action<World, EntityReference>> Deleting = new()
    {
        ["Delete"] = (world, row) => world.Service.Delete(row.LogicalName, row.Id),
        ["ExecuteMultiple"] = (world, row) => Batch<ExecuteMultipleRequest>(world, new DeleteRequest { Target = row }),
        ["ExecuteTransaction"] = (world, row) => Batch<ExecuteTransactionRequest>(world, new DeleteRequest { Target = row }),
    };

    public static IEnumerable<Scenario> All =>
    [
        .. Creating.Select(route => new Scenario($"P5_AddedBy{route.Key}_TheOtherGivesWay", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m);
            route.Value(world, World.Share(bo, 25m, opportunity));
            Expect.Sellers(world, opportunity, (anna, 75m), (bo, 25m));
        })),
        .. Updating.Select(route => new Scenario($"P10_ChangedBy{route.Key}_TheOtherStays", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            route.Value(world, new Entity("opps_sellershare", world.ShareOf(opportunity, bo).Id) { ["opps_percent"] = 30m });
            Expect.Sellers(world, opportunity, (anna, 75m), (bo, 30m));
        })),
        .. Deleting.Select(route => new Scenario($"P13_DeletedBy{route.Key}_TheLastOneHas100", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            route.Value(world, new EntityReference("opps_sellershare", world.ShareOf(opportunity, anna).Id));
            Expect.Sellers(world, opportunity, (bo, 100m));
        })),
        new("P7_TheForm_PercentageLeftEmpty_GetsWhatIsOpen", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 50m), (bo, 30m));
            var share = World.Share(cia, 0m, opportunity);
            share["opps_percent"] = null;
            world.Service.Create(AsAForm(share));
            Expect.Sellers(world, opportunity, (anna, 50m), (bo, 30m), (cia, 20m));
        }),
        new("P19_TheForm_SamePersonPickedAgain_NothingMoves", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            world.ChangeShare(world.ShareOf(opportunity, bo).Id, "opps_sellerid", World.User(bo));
            Expect.Sellers(world, opportunity, (anna, 75m), (bo, 25m));
        }),
        new("O2_Expired_IsKeptApartFromLost", world =>
        {
            var anna = world.Person("Anna");
            var (lost, expired) = (world.Opportunity(anna, 10m), world.Opportunity(anna, 20m));
            Lose(world, lost, status: -1);
            Lose(world, expired, status: 847210001);
            world.Change(lost, "opps_rejection", new OptionSetValue(847210000));
            Assert.ThrowsAny<Exception>(() => world.Change(expired, "opps_rejection", new OptionSetValue(847210000)));
            Assert.All(new[] { lost, expired }, id => Assert.Equal(new OptionSetValue(2), world.Row(id)["statecode"]));
            Assert.NotEqual(world.Row(lost)["statuscode"], world.Row(expired)["statuscode"]);
            Assert.Equal(20m, world.ShareOf(expired, anna).Amount);
        }),
        new("O5_TasksAppointmentsAndNotes_HangOnAnOpportunityAndMoveNobody", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            var regarding = new EntityReference("opportunity", opportunity);
            var requests = world.PluginRequests(() =>
            {
                world.Service.Create(new Entity("task") { ["subject"] = "Call", ["regardingobjectid"] = regarding });
                world.Service.Create(new Entity("appointment")
                {
                    ["subject"] = "Visit",
                    ["regardingobjectid"] = regarding,
                    ["scheduledstart"] = new DateTime(2026, 5, 4, 9, 0, 0, DateTimeKind.Utc),
                    ["scheduledend"] = new DateTime(2026, 5, 4, 10, 0, 0, DateTimeKind.Utc),
                });
                world.Service.Create(new Entity("annotation") { ["subject"] = "Note", ["objectid"] = regarding });
            });
            Assert.Empty(requests);
            Expect.Sellers(world, opportunity, (anna, 75m), (bo, 25m));
        }),
    ];

    private static EntityCollection Rows(Entity row) => new([row]) { EntityName = row.LogicalName };

    /// <summary>A form sends all its columns when it creates a row, empty ones as nulls, but not those that are read-only.</summary>
    private static Entity AsAForm(Entity row)
    {
        row["ownerid"] = World.User(LocalDataverse.WellKnown.SystemUserId);
        row["opps_amount"] = null;
        return row;
    }

    private static void Batch<TRequest>(World world, OrganizationRequest request)
        where TRequest : OrganizationRequest, new()
    {
        var batch = new TRequest { ["Requests"] = new OrganizationRequestCollection { request } };
        if (batch is ExecuteMultipleRequest multiple)
        {
            multiple.Settings = new ExecuteMultipleSettings { ContinueOnError = false, ReturnResponses = true };
        }

        world.Service.Execute(batch);
    }

    private static void Lose(World world, Guid opportunity, int status) => world.Service.Execute(new LoseOpportunityRequest
    {
        OpportunityClose = new Entity("opportunityclose") { ["opportunityid"] = new EntityReference("opportunity", opportunity) },
        Status = new OptionSetValue(status),
    });
}
