using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Pipeline.Journal;
using Xunit;

namespace Pipeline.Scenarios;

/// <summary>H1–H3: every change is entered, nobody else enters anything, and what the plug-ins remember is nobody else's to write.</summary>
internal static class JournalScenarios
{
    public static IEnumerable<Scenario> All =>
    [
        new("H1_EachChangeIsEntered", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m);
            world.Service.Create(World.Share(bo, 25m, opportunity));
            world.ChangeShare(world.ShareOf(opportunity, bo).Id, "opps_percent", 30m);
            world.Change(opportunity, "estimatedvalue", new Money(500m));
            world.Service.Delete("opps_sellershare", world.ShareOf(opportunity, bo).Id);
            Assert.Equal(["P1", "P5", "P10", "P13"], Rules(world, opportunity));
            Replays(world, opportunity);
        }),
        new("H3_Entries_AreWrittenByNobodyElse", world =>
        {
            var opportunity = world.Opportunity(world.Person("Anna"), 1000m);
            var entry = world.Entries(opportunity).Single();
            Refused(() => world.Service.Create(new Entity("opps_sharechange")
            {
                ["opps_opportunityid"] = new EntityReference("opportunity", opportunity), ["opps_before"] = "[]", ["opps_after"] = "[]",
            }));
            Refused(() => world.Service.Update(new Entity("opps_sharechange", entry.Id) { ["opps_after"] = "[]" }));
            Refused(() => world.Service.Delete("opps_sharechange", entry.Id));
            Replays(world, opportunity);
        }),
        new("H3_Memory_SentByACaller_IsLeftOut", world =>
        {
            var opportunity = world.Opportunity(world.Person("Anna"), 1000m);
            world.Change(opportunity, "opps_operation", $"{Guid.NewGuid()} 1 x\n[]");
            world.Service.Create(World.Share(world.Person("Bo"), 25m, opportunity));
            Replays(world, opportunity);
        }),
    ];

    private static IEnumerable<string> Rules(World world, Guid opportunity) => world.Entries(opportunity).Select(entry => entry.GetAttributeValue<string>("opps_rule"));

    private static void Replays(World world, Guid opportunity) => Assert.Null(
        JournalChain.Flaw(world.Entries(opportunity), world.Sellers(opportunity).Select(row => (row.Seller, row.Percent, row.IsFixed))));

    private static void Refused(Action act) =>
        Assert.Contains("written by the rules alone", Assert.Throws<FaultException<OrganizationServiceFault>>(act).Message, StringComparison.Ordinal);
}
