using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Xunit;

namespace Pipeline.Scenarios;

/// <summary>The owner of an opportunity and its sellers: P1–P3, P15–P18, P26, P27.</summary>
internal static class OwnerScenarios
{
    public static IEnumerable<Scenario> All =>
    [
        new("P1_OpportunityCreated_OwnerHas100", world =>
        {
            var anna = world.Person("Anna");
            var opportunity = world.Opportunity(anna, 1000m);
            Expect.Sellers(world, opportunity, (anna, 100m));
            var share = world.ShareOf(opportunity, anna);
            Assert.Equal(1000m, share.Amount);
            Assert.Equal("Anna Svensson", share.Name);
            Assert.False(share.IsFixed);
        }),
        new("P1_CreatorIsNotOwner_OwnerIsTheSeller", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.As(bo).Create(new Entity("opportunity") { ["name"] = "For Anna", ["ownerid"] = World.User(anna) });
            Expect.Sellers(world, opportunity, (anna, 100m));
        }),
        new("P1_NoOwnerGiven_CreatorIsTheSeller", world =>
        {
            var anna = world.Person("Anna");
            var opportunity = world.As(anna).Create(new Entity("opportunity") { ["name"] = "My own" });
            Expect.Sellers(world, opportunity, (anna, 100m));
        }),
        new("P1_CreateMultiple_EveryOwnerHas100", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var targets = new EntityCollection(
            [
                new Entity("opportunity") { ["name"] = "One", ["ownerid"] = World.User(anna), ["estimatedvalue"] = new Money(10m) },
                new Entity("opportunity") { ["name"] = "Two", ["ownerid"] = World.User(bo), ["estimatedvalue"] = new Money(20m) },
            ]) { EntityName = "opportunity" };
            var ids = (Guid[])world.Service.Execute(new OrganizationRequest("CreateMultiple") { ["Targets"] = targets })["Ids"];
            Expect.Sellers(world, ids[0], (anna, 100m));
            Expect.Sellers(world, ids[1], (bo, 100m));
        }),
        new("P1_Upsert_OwnerHas100", world =>
        {
            var anna = world.Person("Anna");
            var id = Guid.NewGuid();
            world.Service.Execute(new UpsertRequest { Target = new Entity("opportunity", id) { ["name"] = "Upserted", ["ownerid"] = World.User(anna) } });
            Expect.Sellers(world, id, (anna, 100m));
        }),
        new("P2_CreatedWithSellers_GivenRowsStand", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m, (bo, 30m), (cia, 50m));
            Expect.Sellers(world, opportunity, (bo, 30m), (cia, 50m));
            Assert.Equal(300m, world.ShareOf(opportunity, bo).Amount);
        }),
        new("P2_SellersGivenInOneSecond_TheFirstGetsTheExtraCent", world =>
        {
            var sellers = new[] { "Anna", "Bo", "Cia", "Dan" }.Select(name => world.Person(name)).ToArray();
            var opportunity = world.Opportunity(sellers[0], 0.05m, [.. sellers.Select(seller => (seller, 25m))]);
            var earliest = world.Sellers(opportunity)[0].Seller;
            Assert.All(sellers, seller => Assert.Equal(seller == earliest ? 0.02m : 0.01m, world.ShareOf(opportunity, seller).Amount));
        }),
        new("P3_OwnerIsTeam_NoSellerSumZero", world =>
        {
            var opportunity = world.Opportunity(new EntityReference("team", world.Team()), 1000m);
            Expect.Sellers(world, opportunity);
        }),
        new("P15_OwnerChanges_OneSeller_NewOwnerTakesTheRow", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m);
            var row = world.ShareOf(opportunity, anna);
            world.Own(opportunity, bo);
            Expect.Sellers(world, opportunity, (bo, 100m));
            var taken = world.ShareOf(opportunity, bo);
            Assert.Equal(row.Id, taken.Id);
            Assert.Equal("Bo Svensson", taken.Name);
        }),
        new("P15_OneSellerWithLess_NewOwnerHas100", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 40m), (bo, 60m));
            world.Service.Delete("opps_sellershare", world.ShareOf(opportunity, bo).Id);
            world.Own(opportunity, bo);
            Expect.Sellers(world, opportunity, (bo, 100m));
        }),
        new("P24_ClosedOpportunity_OwnerChangesByEveryRouteMoveNobody", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var account = world.Service.Create(new Entity("account") { ["name"] = "A customer", ["ownerid"] = World.User(anna) });
            var opportunity = CustomerOpportunity(world, account, anna);
            world.Service.Execute(new LoseOpportunityRequest
            {
                OpportunityClose = new Entity("opportunityclose") { ["opportunityid"] = new EntityReference("opportunity", opportunity) },
                Status = new OptionSetValue(-1),
            });
            world.Own(opportunity, bo);
            world.Service.Execute(new AssignRequest { Target = new EntityReference("opportunity", opportunity), Assignee = World.User(cia) });
            world.Service.Update(new Entity("account", account) { ["ownerid"] = World.User(bo) });
            Assert.Equal(bo, world.Row(opportunity).GetAttributeValue<EntityReference>("ownerid").Id);
            Expect.Sellers(world, opportunity, (anna, 100m));
        }),
        new("P15_AssignMessage_SameRule", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna);
            world.Service.Execute(new AssignRequest { Target = new EntityReference("opportunity", opportunity), Assignee = World.User(bo) });
            Expect.Sellers(world, opportunity, (bo, 100m));
        }),
        new("P15_OwnerChangesTogetherWithAmount_BothTakeEffect", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m);
            world.Service.Update(new Entity("opportunity", opportunity) { ["estimatedvalue"] = new Money(2000m), ["ownerid"] = World.User(bo) });
            Expect.Sellers(world, opportunity, (bo, 100m));
            Assert.Equal(2000m, world.ShareOf(opportunity, bo).Amount);
        }),
        new("P15_OwnerWrittenButTheSame_SellerWhoIsNotTheOwnerStays", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (bo, 100m));
            world.Own(opportunity, anna);
            Expect.Sellers(world, opportunity, (bo, 100m));
        }),
        new("P16_OwnerChanges_NoRow_NewOwnerIsAddedWith100", world =>
        {
            var bo = world.Person("Bo");
            var opportunity = world.Opportunity(new EntityReference("team", world.Team()), 500m);
            world.Own(opportunity, bo);
            Expect.Sellers(world, opportunity, (bo, 100m));
        }),
        new("P17_OwnerChanges_TwoSellers_Untouched", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            world.Own(opportunity, cia);
            Expect.Sellers(world, opportunity, (anna, 75m), (bo, 25m));
        }),
        new("P18_NewOwnerIsTeam_Untouched", world =>
        {
            var anna = world.Person("Anna");
            var opportunity = world.Opportunity(anna, 1000m);
            world.Change(opportunity, "ownerid", new EntityReference("team", world.Team()));
            Expect.Sellers(world, opportunity, (anna, 100m));
        }),
        new("P26_OneFixedSeller_OwnerChangeLeavesItAsItIs", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m);
            world.ChangeShare(world.ShareOf(opportunity, anna).Id, "opps_isfixed", true);
            world.Own(opportunity, bo);
            Expect.Sellers(world, opportunity, (anna, 100m));
        }),
        new("P27_CustomerReassigned_EachOpportunityFollowsItsRule", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var account = world.Service.Create(new Entity("account") { ["name"] = "A customer", ["ownerid"] = World.User(anna) });
            var alone = CustomerOpportunity(world, account, anna);
            var shared = CustomerOpportunity(world, account, anna, (anna, 60m), (bo, 40m));
            world.Service.Update(new Entity("account", account) { ["ownerid"] = World.User(cia) });
            Assert.Equal(cia, world.Row(alone).GetAttributeValue<EntityReference>("ownerid").Id);
            Expect.Sellers(world, alone, (cia, 100m));
            Expect.Sellers(world, shared, (anna, 60m), (bo, 40m));
        }),
        new("P27_UpdateMultiple_OncePerOpportunity", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            Guid[] ids = [world.Opportunity(anna, 10m), world.Opportunity(anna, 20m)];
            var targets = new EntityCollection([.. Array.ConvertAll(ids, id => new Entity("opportunity", id) { ["ownerid"] = World.User(bo) })]) { EntityName = "opportunity" };
            world.Service.Execute(new OrganizationRequest("UpdateMultiple") { ["Targets"] = targets });
            Assert.All(ids, id => Expect.Sellers(world, id, (bo, 100m)));
        }),
    ];

    private static Guid CustomerOpportunity(World world, Guid account, Guid owner, params (Guid Seller, decimal Percent)[] sellers)
    {
        var id = world.Opportunity(owner, 1000m, sellers);
        world.Change(id, "customerid", new EntityReference("account", account));
        return id;
    }
}
