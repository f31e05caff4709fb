using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Pipeline.Scenarios;

/// <summary>
/// M2, M6 in the base currency: a row takes the rate of the moment in which it is written, so after a changed rate the
/// rows and the opportunity must be written together. Charts add up base amounts.
/// </summary>
internal static class ExchangeRateScenarios
{
    public static IEnumerable<Scenario> All =>
    [
        After("M6_RateChanged_SellerAdded_AllAtOneRate", (world, opportunity, _) =>
            world.Service.Create(World.Share(world.Person("Dan"), 10m, opportunity))),
        After("M6_RateChanged_SellersAddedTogether_AllAtOneRate", (world, opportunity, _) => world.Service.Execute(new OrganizationRequest("CreateMultiple")
        {
            ["Targets"] = new EntityCollection([World.Share(world.Person("Dan"), 10m, opportunity), World.Share(world.Person("Eva"), 10m, opportunity)]) { EntityName = "opps_sellershare" },
        })),
        After("M6_RateChanged_PercentageChanged_AllAtOneRate", (world, opportunity, people) =>
            world.ChangeShare(world.ShareOf(opportunity, people[1]).Id, "opps_percent", 20m)),
        After("M6_RateChanged_SamePercentageWritten_AllAtOneRate", (world, opportunity, people) =>
            world.ChangeShare(world.ShareOf(opportunity, people[1]).Id, "opps_percent", 33.33m)),
        After("M6_RateChanged_SellerDeleted_AllAtOneRate", (world, opportunity, people) =>
            world.Service.Delete("opps_sellershare", world.ShareOf(opportunity, people[1]).Id)),
        After("M6_RateChanged_SetGiven_AllAtOneRate", (world, opportunity, people) => world.Service.Execute(new OrganizationRequest("opps_SetSellerShares")
        {
            ["Target"] = new EntityReference("opportunity", opportunity),
            ["Shares"] = new EntityCollection([World.Share(people[0], 33.33m), World.Share(world.Person("Dan"), 66.67m)]) { EntityName = "opps_sellershare" },
        })),
        After("M6_RateChanged_AmountChanged_AllAtOneRate", (world, opportunity, _) => world.Change(opportunity, "estimatedvalue", new Money(250.5m))),
        After("M6_RateChanged_SameAmountWritten_AllAtOneRate", (world, opportunity, _) => world.Change(opportunity, "estimatedvalue", new Money(1000m))),
        After("M6_RateChanged_OtherMoneyWritten_AllAtOneRate", (world, opportunity, _) => world.Change(opportunity, "actualvalue", new Money(900m))),
        After("M6_RateChanged_CurrencyWrittenAgain_AllAtOneRate", (world, opportunity, _) =>
            world.Change(opportunity, "transactioncurrencyid", world.Row(opportunity)["transactioncurrencyid"])),
        After("M6_RateChanged_Won_AllAtOneRate", (world, opportunity, _) => world.Service.Execute(new WinOpportunityRequest
        {
            OpportunityClose = new Entity("opportunityclose") { ["opportunityid"] = new EntityReference("opportunity", opportunity), ["actualrevenue"] = new Money(1000m) },
            Status = new OptionSetValue(-1),
        })),
        After("M6_RateChanged_Lost_AllAtOneRate", (world, opportunity, _) => world.Service.Execute(new LoseOpportunityRequest
        {
            OpportunityClose = new Entity("opportunityclose") { ["opportunityid"] = new EntityReference("opportunity", opportunity) },
            Status = new OptionSetValue(-1),
        })),
        After("M6_RateChanged_StatusReasonWritten_AllAtOneRate", (world, opportunity, _) => world.Change(opportunity, "statuscode", new OptionSetValue(2))),
        After("M6_RateChanged_OwnerChanged_AllAtOneRate", (world, opportunity, _) => world.Own(opportunity, world.Person("Dan"))),
        After("M6_RateChanged_DescriptionWritten_AllAtOneRate", (world, opportunity, _) => world.Change(opportunity, "description", "Called today.")),
    ];

    /// <summary>Three at a third of 1,000.00 with the rate 8; then it becomes 3, and somebody does something.</summary>
    private static Scenario After(string name, Action<World, Guid, Guid[]> act) => new(name, world =>
    {
        var people = new[] { world.Person("Anna"), world.Person("Bo"), world.Person("Cia") };
        var currency = world.Currency(2, 8m);
        var opportunity = world.Opportunity(people[0], null, [.. people.Select(p => (p, 33.33m))]);
        world.Service.Update(new Entity("opportunity", opportunity)
        {
            ["transactioncurrencyid"] = new EntityReference("transactioncurrency", currency), ["estimatedvalue"] = new Money(1000m),
        });
        Agreement(world, opportunity);
        world.Service.Update(new Entity("transactioncurrency", currency) { ["exchangerate"] = 3m });
        Agreement(world, opportunity);
        act(world, opportunity, people);
        Agreement(world, opportunity);
    });

    /// <summary>One rate, equal base amounts for equal amounts, and base amounts that add up to the opportunity's part in it.</summary>
    private static void Agreement(World world, Guid opportunity)
    {
        Expect.Agreement(world, opportunity);
        var row = world.Row(opportunity);
        var query = new QueryExpression("opps_sellershare") { ColumnSet = new ColumnSet("opps_amount", "opps_amount_base", "exchangerate") };
        query.Criteria.AddCondition("opps_opportunityid", ConditionOperator.Equal, opportunity);
        var rows = world.Service.RetrieveMultiple(query).Entities;
        Assert.All(rows, share => Assert.Equal(row["exchangerate"], share["exchangerate"]));
        Assert.All(rows.GroupBy(Amount), same => Assert.Single(same.Select(InBase).Distinct()));

        var isWon = row.GetAttributeValue<OptionSetValue>("statecode").Value == 1;
        var whole = row.GetAttributeValue<Money>(isWon ? "actualvalue_base" : "estimatedvalue_base").Value * (decimal)row["opps_sharesum"] / 100m;
        Assert.InRange(rows.Sum(InBase), whole - Rounding(), whole + Rounding());

        // Half a cent for each row, for the opportunity's own base amount, and for the rows' amounts together.
        decimal Rounding() => 0.005m * (rows.Count + 2);
    }

    private static decimal Amount(Entity share) => share.GetAttributeValue<Money>("opps_amount").Value;

    private static decimal InBase(Entity share) => share.GetAttributeValue<Money>("opps_amount_base").Value;
}
