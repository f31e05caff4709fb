using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Xunit;

namespace Pipeline.Scenarios;

/// <summary>Share amounts, sum and count: M1–M6, A2.</summary>
internal static class MoneyScenarios
{
    public static IEnumerable<Scenario> All =>
    [
        new("M2_HundredOnThreeEvenSellers_RemainderGoesToTheFirst", world =>
        {
            var people = new[] { world.Person("Anna"), world.Person("Bo"), world.Person("Cia") };
            var opportunity = world.Opportunity(people[0], 100m, (people[0], 33.34m), (people[1], 33.33m), (people[2], 33.33m));
            Assert.Equal([33.33m, 33.33m, 33.34m], world.Sellers(opportunity).Select(s => s.Amount!.Value).Order());
            Expect.Agreement(world, opportunity);
        }),
        new("M3_AmountChanged_ShareAmountsFollow", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            world.Change(opportunity, "estimatedvalue", new Money(333.33m));
            Expect.Sellers(world, opportunity, (anna, 75m), (bo, 25m));
            Assert.Equal(250m, world.ShareOf(opportunity, anna).Amount);
            Assert.Equal(83.33m, world.ShareOf(opportunity, bo).Amount);
        }),
        new("M3_AmountEmptied_ShareAmountsAreNull", world =>
        {
            var anna = world.Person("Anna");
            var opportunity = world.Opportunity(anna, 1000m);
            world.Change(opportunity, "estimatedvalue", null);
            Assert.Null(world.ShareOf(opportunity, anna).Amount);
        }),
        new("M3_AmountGivenLater_ShareAmountsAppear", world =>
        {
            var anna = world.Person("Anna");
            var opportunity = world.Opportunity(anna);
            Assert.Null(world.ShareOf(opportunity, anna).Amount);
            world.Change(opportunity, "estimatedvalue", new Money(70m));
            Expect.Sellers(world, opportunity, (anna, 100m));
        }),
        new("M3_CurrencyChanged_AmountsInItsDecimals", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 101m, (anna, 50m), (bo, 50m));
            Assert.Equal(50.5m, world.ShareOf(opportunity, anna).Amount);
            world.Change(opportunity, "transactioncurrencyid", new EntityReference("transactioncurrency", world.Currency(0, 10m)));
            Assert.Equal([50m, 51m], world.Sellers(opportunity).Select(s => s.Amount!.Value).Order());
            Expect.Agreement(world, opportunity);
        }),
        new("M1_Won_ShareAmountsOfTheActualValue", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            Win(world, opportunity, 800m);
            Assert.Equal(600m, world.ShareOf(opportunity, anna).Amount);
            Assert.Equal(200m, world.ShareOf(opportunity, bo).Amount);
            Expect.Agreement(world, opportunity);
        }),
        new("M1_Lost_ShareAmountsKeepTheEstimate", world =>
        {
            var anna = world.Person("Anna");
            var opportunity = world.Opportunity(anna, 1000m);
            world.Service.Execute(new LoseOpportunityRequest { OpportunityClose = Close(opportunity, 0m), Status = new OptionSetValue(-1) });
            Assert.Equal(2, world.Row(opportunity).GetAttributeValue<OptionSetValue>("statecode").Value);
            Assert.Equal(1000m, world.ShareOf(opportunity, anna).Amount);
            Expect.Agreement(world, opportunity);
        }),
        new("M1_CloseActivityCreated_CountsAsWinning", world =>
        {
            var anna = world.Person("Anna");
            var opportunity = world.Opportunity(anna, 1000m);
            var close = Close(opportunity, 900m);
            close["opportunitystatuscode"] = new OptionSetValue(3);
            world.Service.Create(close);
            Assert.Equal(900m, world.ShareOf(opportunity, anna).Amount);
        }),
        new("M1_StateWrittenByUpdate_CountsAsWinning", world =>
        {
            var anna = world.Person("Anna");
            var opportunity = world.Opportunity(anna, 1000m);
            world.Change(opportunity, "actualvalue", new Money(700m));
            Assert.Equal(1000m, world.ShareOf(opportunity, anna).Amount);
            world.Change(opportunity, "statecode", new OptionSetValue(1));
            Assert.Equal(700m, world.ShareOf(opportunity, anna).Amount);
            world.Change(opportunity, "statecode", new OptionSetValue(0));
            Assert.Equal(1000m, world.ShareOf(opportunity, anna).Amount);
        }),
        new("M3_ActualValueCorrectedAfterWinning_ShareAmountsFollow", world =>
        {
            var anna = world.Person("Anna");
            var opportunity = world.Opportunity(anna, 1000m);
            Win(world, opportunity, 800m);
            world.Change(opportunity, "actualvalue", new Money(810.5m));
            Assert.Equal(810.5m, world.ShareOf(opportunity, anna).Amount);
        }),
        new("M6_PercentageChanged_SumAndAmountAgree", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            world.ChangeShare(world.ShareOf(opportunity, bo).Id, "opps_percent", 50m);
            Expect.Sellers(world, opportunity, (anna, 75m), (bo, 50m));
            Assert.Equal(125m, world.Row(opportunity).GetAttributeValue<decimal>("opps_sharesum"));
        }),
        new("M6_SellerAdded_SumAndAmountsAgree", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 40m), (bo, 40m));
            world.Service.Create(World.Share(cia, 20m, opportunity));
            Assert.Equal(3, world.Sellers(opportunity).Count);
            Expect.Agreement(world, opportunity);
        }),
        new("M6_SellerDeleted_SumAndAmountsAgree", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 40m), (bo, 40m), (cia, 20m));
            world.Service.Delete("opps_sellershare", world.ShareOf(opportunity, cia).Id);
            Expect.Sellers(world, opportunity, (anna, 40m), (bo, 40m));
        }),
        new("P19_PersonOnRowChanged_PercentageKeptNameFollows", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            world.ChangeShare(world.ShareOf(opportunity, bo).Id, "opps_sellerid", World.User(cia));
            Expect.Sellers(world, opportunity, (anna, 75m), (cia, 25m));
            Assert.Equal("Cia Svensson", world.ShareOf(opportunity, cia).Name);
        }),
        new("A2_CallerWritesRowAmount_IsPutRight", world =>
        {
            var anna = world.Person("Anna");
            var opportunity = world.Opportunity(anna, 1000m);
            world.ChangeShare(world.ShareOf(opportunity, anna).Id, "opps_amount", new Money(1m));
            Assert.Equal(1000m, world.ShareOf(opportunity, anna).Amount);
        }),
        new("A2_CallerWritesRowCurrency_IsPutRight", world =>
        {
            var anna = world.Person("Anna");
            var opportunity = world.Opportunity(anna, 1000m);
            world.ChangeShare(world.ShareOf(opportunity, anna).Id, "transactioncurrencyid", new EntityReference("transactioncurrency", world.Currency(2, 3m)));
            Expect.Agreement(world, opportunity);
        }),
        new("A2_CallerWritesSum_IsPutRight", world =>
        {
            var opportunity = world.Opportunity(world.Person("Anna"), 1000m);
            world.Change(opportunity, "opps_sharesum", 5m);
            Expect.Agreement(world, opportunity);
        }),
        new("A2_CallerWritesCount_IsPutRight", world =>
        {
            var opportunity = world.Opportunity(world.Person("Anna"), 1000m);
            world.Change(opportunity, "opps_sellercount", 7);
            Expect.Agreement(world, opportunity);
        }),
        new("A2_CallerWritesSellersNames_ArePutRight", world =>
        {
            var opportunity = world.Opportunity(world.Person("Anna"), 1000m);
            world.Change(opportunity, "opps_sellers", "Nobody");
            Expect.Agreement(world, opportunity);
        }),
        new("P25_OpportunityDeleted_RowsGoWithIt", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            world.Service.Delete("opportunity", opportunity);
            Assert.Empty(world.Sellers(opportunity));
        }),
        new("P25_CustomerDeleted_OpportunitiesAndRowsGoWithIt", world =>
        {
            var anna = world.Person("Anna");
            var account = world.Service.Create(new Entity("account") { ["name"] = "A customer" });
            var opportunity = world.Opportunity(anna, 1000m);
            world.Change(opportunity, "customerid", new EntityReference("account", account));
            world.Service.Delete("account", account);
            Assert.Empty(world.Sellers(opportunity));
        }),
        new("Speed_ColumnsThatNoRuleReads_CauseNoRequest", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            Assert.Empty(world.PluginRequests(() => world.Change(opportunity, "description", "Called today.")));
        }),
        new("M1_Speed_TheAmountThatDoesNotCount_CausesNoRequest", world =>
        {
            var opportunity = world.Opportunity(world.Person("Anna"), 1000m);
            Assert.Empty(world.PluginRequests(() => world.Change(opportunity, "actualvalue", new Money(900m))));
        }),
        new("P1_Speed_Created_NameAndRow", world =>
        {
            var anna = world.Person("Anna");
            var requests = world.PluginRequests(() => world.Opportunity(anna, 1000m));
            Assert.Equal(["RetrieveMultiple systemuser", "Create opps_sellershare", "Upsert opps_sharechange"], requests.Select(r => $"{r.Message} {r.Table}"));
        }),
        new("P3_P18_Speed_TeamsCauseNoRequest", world =>
        {
            var team = new EntityReference("team", world.Team());
            Assert.Empty(world.PluginRequests(() => world.Opportunity(team, 1000m)));
            var opportunity = world.Opportunity(world.Person("Anna"), 1000m);
            Assert.Empty(world.PluginRequests(() => world.Change(opportunity, "ownerid", team)));
        }),
        new("P2_Speed_GivenSellers_NobodyIsReadTwice", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var requests = world.PluginRequests(() => world.Opportunity(anna, 1000m, (anna, 50m), (bo, 25m), (cia, 25m)));
            Assert.Equal(3, requests.Count(r => r.Message == "RetrieveMultiple"));
        }),
        new("M3_AmountsThatThePlatformComputesFromProducts_AreLookedAt", world =>
        {
            var opportunity = world.Opportunity(world.Person("Anna"), 1000m);
            Assert.NotEmpty(world.PluginRequests(() => world.Change(opportunity, "totalamount", new Money(900m))));
            Assert.NotEmpty(world.PluginRequests(() => world.Change(opportunity, "isrevenuesystemcalculated", true)));
        }),
    ];

    private static Entity Close(Guid opportunity, decimal revenue) => new("opportunityclose")
    {
        ["subject"] = "Closed",
        ["opportunityid"] = new EntityReference("opportunity", opportunity),
        ["actualrevenue"] = new Money(revenue),
        ["actualend"] = new DateTime(2026, 5, 4, 0, 0, 0, DateTimeKind.Utc),
    };

    private static void Win(World world, Guid opportunity, decimal revenue) =>
        world.Service.Execute(new WinOpportunityRequest { OpportunityClose = Close(opportunity, revenue), Status = new OptionSetValue(-1) });
}
