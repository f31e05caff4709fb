using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Pipeline.Scenarios;

/// <summary>The table of seller rules, a row each: P4–P8, P10, P12, P13, P21–P23, P26, M4, M5, O4.</summary>
internal static class SellerRuleScenarios
{
    public static IEnumerable<Scenario> All =>
    [
        new("P4_FirstSellerAdded_Has100WhateverWasTyped", world =>
        {
            var bo = world.Person("Bo");
            var opportunity = world.Opportunity(new EntityReference("team", world.Team()), 1000m);
            Add(world, opportunity, bo, 25m);
            Expect.Sellers(world, opportunity, (bo, 100m));
        }),
        new("P4_FirstSellerFixed_KeepsItsNumber_P26", world =>
        {
            var bo = world.Person("Bo");
            var opportunity = world.Opportunity(new EntityReference("team", world.Team()), 1000m);
            world.Service.Create(World.Share(bo, 25m, opportunity, isFixed: true));
            Expect.Sellers(world, opportunity, (bo, 25m));
        }),
        new("P5_25ToOneOther_75And25", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m);
            Add(world, opportunity, bo, 25m);
            Expect.Sellers(world, opportunity, (anna, 75m), (bo, 25m));
        }),
        new("P5_25ToThreeOthers_25Each", world =>
        {
            var people = new[] { "Anna", "Bo", "Cia", "Dan" }.Select(name => world.Person(name)).ToArray();
            var opportunity = world.Opportunity(people[0], 1000m, (people[0], 40m), (people[1], 40m), (people[2], 20m));
            Add(world, opportunity, people[3], 25m);
            Expect.Sellers(world, opportunity, [.. people.Select(p => (p, 25m))]);
        }),
        new("P5_FixedOther_GivesNothing_P26", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 60m), (bo, 40m));
            world.ChangeShare(world.ShareOf(opportunity, anna).Id, "opps_isfixed", true);
            Add(world, opportunity, cia, 25m);
            Expect.Sellers(world, opportunity, (anna, 60m), (bo, 15m), (cia, 25m));
        }),
        new("P6_NegativeRemainder_NobodyIsMovedAndTheSumIsTold", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 60m), (bo, 40m));
            world.ChangeShare(world.ShareOf(opportunity, anna).Id, "opps_isfixed", true);
            Add(world, opportunity, cia, 50m);
            Expect.Sellers(world, opportunity, (anna, 60m), (bo, 40m), (cia, 50m));
            Assert.Equal(150m, world.Row(opportunity).GetAttributeValue<decimal>("opps_sharesum"));
        }),
        new("P7_WithoutPercentage_GetsWhatIsOpen", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 50m), (bo, 37.5m));
            Add(world, opportunity, cia, null);
            Expect.Sellers(world, opportunity, (anna, 50m), (bo, 37.5m), (cia, 12.5m));
        }),
        new("P7_WithoutPercentageAndNothingOpen_Has0", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m);
            Add(world, opportunity, bo, null);
            Expect.Sellers(world, opportunity, (anna, 100m), (bo, 0m));
        }),
        new("P8_With0_NobodyIsMoved", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m);
            Add(world, opportunity, bo, 0m);
            Expect.Sellers(world, opportunity, (anna, 100m), (bo, 0m));
        }),
        new("P10_OneOfSeveralChanged_OthersStay", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            world.ChangeShare(world.ShareOf(opportunity, bo).Id, "opps_percent", 10m);
            Expect.Sellers(world, opportunity, (anna, 75m), (bo, 10m));
        }),
        new("P12_TwoLeft_OthersStay", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 50m), (bo, 30m), (cia, 20m));
            world.Service.Delete("opps_sellershare", world.ShareOf(opportunity, anna).Id);
            Expect.Sellers(world, opportunity, (bo, 30m), (cia, 20m));
        }),
        new("P13_DeletedDownToOne_Has100", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 50m), (bo, 50m));
            world.Service.Delete("opps_sellershare", world.ShareOf(opportunity, anna).Id);
            Expect.Sellers(world, opportunity, (bo, 100m));
        }),
        new("P13_DeletedDownToOneFixed_KeepsItsNumber_P26", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 50m), (bo, 50m));
            world.ChangeShare(world.ShareOf(opportunity, bo).Id, "opps_isfixed", true);
            world.Service.Delete("opps_sellershare", world.ShareOf(opportunity, anna).Id);
            Expect.Sellers(world, opportunity, (bo, 50m));
        }),
        new("P20_AddedWithoutAPerson_IsRefused", world =>
        {
            var anna = world.Person("Anna");
            var opportunity = world.Opportunity(anna, 1000m);
            var share = World.Share(anna, 20m, opportunity);
            share["opps_sellerid"] = null;
            Refused("seller", () => world.Service.Create(share));
            share.Attributes.Remove("opps_sellerid");
            Refused("seller", () => world.Service.Create(share));
            Expect.Sellers(world, opportunity, (anna, 100m));
        }),
        new("P21_OutOfRange_IsRefusedAndNamed", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m);
            Refused("-0.01", () => Add(world, opportunity, bo, -0.01m));
            Refused("100.01", () => Add(world, opportunity, bo, 100.01m));
            Expect.Sellers(world, opportunity, (anna, 100m));
        }),
        new("P22_MoreThanTwoDecimals_AreRoundedAwayFromZero", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m);
            Add(world, opportunity, bo, 33.335m);
            Expect.Sellers(world, opportunity, (anna, 66.66m), (bo, 33.34m));
        }),
        new("P23_RowMoved_IsRefusedByUpdateAndByAssociation", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var (from, to) = (world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m)), world.Opportunity(anna, 500m));
            var share = new EntityReference("opps_sellershare", world.ShareOf(from, bo).Id);
            Refused("opportunity", () => world.ChangeShare(share.Id, "opps_opportunityid", new EntityReference("opportunity", to)));
            Refused("opportunity", () => world.Service.Associate("opportunity", to, new Relationship("opps_opportunity_sellershare"), [share]));
            Refused("opportunity", () => world.Service.Disassociate("opportunity", from, new Relationship("opps_opportunity_sellershare"), [share]));
            Expect.Sellers(world, from, (anna, 75m), (bo, 25m));
            Expect.Sellers(world, to, (anna, 100m));
        }),
        new("M4_MoneyWrittenOnARow_MovesNoPercentage", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            world.ChangeShare(world.ShareOf(opportunity, bo).Id, "opps_amount", new Money(500m));
            Expect.Sellers(world, opportunity, (anna, 75m), (bo, 25m));
        }),
        new("M5_TenthsThatNoFloatingPointHolds_AddUpTo100", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 0.3m, (anna, 33.1m), (bo, 33.2m), (cia, 33.7m));
            Assert.Equal(100m, world.Row(opportunity).GetAttributeValue<decimal>("opps_sharesum"));
            Expect.Agreement(world, opportunity);
        }),
        new("O4_EveryRouteToClosing_CarriesTheReason", world =>
        {
            var anna = world.Person("Anna");
            var reason = new OptionSetValue(847210000);
            var (message, activity, update) = (world.Opportunity(anna), world.Opportunity(anna), world.Opportunity(anna));
            world.Service.Execute(new LoseOpportunityRequest { OpportunityClose = Close(message, reason), Status = new OptionSetValue(-1) });
            var close = Close(activity, reason);
            close["opportunitystatuscode"] = new OptionSetValue(4);
            world.Service.Create(close);
            world.Service.Update(new Entity("opportunity", update) { ["statecode"] = new OptionSetValue(2), ["opps_rejection"] = reason });
            Assert.All(new[] { message, activity, update },
                id => Assert.Equal(reason.Value, world.Row(id).GetAttributeValue<OptionSetValue>("opps_rejection")?.Value));
        }),
    ];

    private static void Add(World world, Guid opportunity, Guid seller, decimal? percent)
    {
        var share = World.Share(seller, percent ?? 0m, opportunity);
        if (percent is null)
        {
            share.Attributes.Remove("opps_percent");
        }

        world.Service.Create(share);
    }

    private static Entity Close(Guid opportunity, OptionSetValue reason) => new("opportunityclose")
    {
        ["opportunityid"] = new EntityReference("opportunity", opportunity),
        ["opps_rejection"] = reason,
    };

    private static void Refused(string words, Action act) => Assert.Contains(
        words, Assert.Throws<FaultException<OrganizationServiceFault>>(act).Message, StringComparison.OrdinalIgnoreCase);
}
