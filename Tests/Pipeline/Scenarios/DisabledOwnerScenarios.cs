using System;
using System.Collections.Generic;
using Microsoft.Xrm.Sdk;

namespace Pipeline.Scenarios;

/// <summary>P14, P16, P28, P9: a disabled owner keeps or gets back their row, and never stops a save.</summary>
internal static class DisabledOwnerScenarios
{
    public static IEnumerable<Scenario> All =>
    [
        new("P14_LastSellerDeleted_OwnerIsDisabled_ComesBack", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (bo, 100m));
            Disable(world, anna);
            world.Service.Delete("opps_sellershare", world.ShareOf(opportunity, bo).Id);
            Expect.Sellers(world, opportunity, (anna, 100m));
        }),
        new("P14_EmptySetGiven_OwnerIsDisabled_ComesBack", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (bo, 100m));
            Disable(world, anna);
            Set(world, opportunity);
            Expect.Sellers(world, opportunity, (anna, 100m));
        }),
        new("P9_SetWithSomebodyNew_OwnerIsDisabled_IsSaved", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m);
            Disable(world, anna);
            Set(world, opportunity, World.Share(anna, 40m), World.Share(bo, 60m));
            Expect.Sellers(world, opportunity, (anna, 40m), (bo, 60m));
            Set(world, opportunity, World.Share(bo, 100m));
            Expect.Sellers(world, opportunity, (bo, 100m));
        }),
        new("P5_P9_SellersAdded_OwnerIsDisabled_AreSaved", world =>
        {
            var (anna, bo, cia, dan) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"), world.Person("Dan"));
            var opportunity = world.Opportunity(anna, 1000m);
            Disable(world, anna);
            world.Service.Create(World.Share(bo, 20m, opportunity));
            world.Service.Execute(new OrganizationRequest("CreateMultiple")
            {
                ["Targets"] = new EntityCollection([World.Share(cia, 30m, opportunity), World.Share(dan, 10m, opportunity)]) { EntityName = "opps_sellershare" },
            });
            Expect.Sellers(world, opportunity, (anna, 30m), (bo, 30m), (cia, 30m), (dan, 10m));
        }),
        new("P28_ReopenedWithoutSellers_OwnerIsDisabled_IsAdded", world =>
        {
            var anna = world.Person("Anna");
            var opportunity = world.Opportunity(new EntityReference("team", world.Team()), 1000m);
            State(world, opportunity, 2, 4);
            world.Own(opportunity, anna);
            Disable(world, anna);
            State(world, opportunity, 0, 1);
            Expect.Sellers(world, opportunity, (anna, 100m));
        }),
        new("P13_P24_OwnerIsDisabled_TheOthersGoOn", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 60m), (bo, 40m));
            Disable(world, anna);
            world.Change(opportunity, "estimatedvalue", new Money(500m));
            State(world, opportunity, 1, 3);
            State(world, opportunity, 0, 1);
            world.Service.Delete("opps_sellershare", world.ShareOf(opportunity, bo).Id);
            Expect.Sellers(world, opportunity, (anna, 100m));
        }),
        new("P15_P16_OwnerWasDisabled_NewOwnerFollows", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m);
            Disable(world, anna);
            world.Own(opportunity, bo);
            Expect.Sellers(world, opportunity, (bo, 100m));
        }),
    ];

    private static void Disable(World world, Guid user) => world.Service.Update(new Entity("systemuser", user) { ["isdisabled"] = true });

    private static void State(World world, Guid opportunity, int state, int status) => world.Service.Update(new Entity("opportunity", opportunity)
    {
        ["statecode"] = new OptionSetValue(state), ["statuscode"] = new OptionSetValue(status),
    });

    private static void Set(World world, Guid opportunity, params Entity[] shares) => world.Service.Execute(new OrganizationRequest("opps_SetSellerShares")
    {
        ["Target"] = new EntityReference("opportunity", opportunity),
        ["Shares"] = new EntityCollection(shares) { EntityName = "opps_sellershare" },
    });
}
