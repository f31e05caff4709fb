using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Pipeline.Scenarios;

/// <summary>F1: what is to be expected of each share follows amount, probability, share and state, and never moves a percentage.</summary>
internal static class ExpectedAmountScenarios
{
    private const int Stage = 847210004;

    public static IEnumerable<Scenario> All =>
    [
        new("F1_ExpectedAmount_FollowsAmountProbabilityAndShares", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000.01m, (anna, 33.33m), (bo, 33.33m), (cia, 33.33m));
            Is(world, opportunity, null, null, null);
            world.Change(opportunity, "closeprobability", 25);
            Is(world, opportunity, 83.33m, 83.33m, 83.32m);
            world.Change(opportunity, "estimatedvalue", new Money(2000m));
            Is(world, opportunity, 166.65m, 166.65m, 166.65m);
            world.ChangeShare(world.ShareOf(opportunity, bo).Id, "opps_percent", 0m);
            Is(world, opportunity, 166.65m, 0m, 166.65m);
            world.Change(opportunity, "closeprobability", 0);
            Is(world, opportunity, 0m, 0m, 0m);
            world.Change(opportunity, "closeprobability", null);
            Is(world, opportunity, null, null, null);
        }),
        new("F1_ExpectedAmount_OfANewOpportunity_AndItsCredit", world =>
        {
            var anna = world.Person("Anna");
            var opportunity = New(world, anna, 333.33m, 50);
            Is(world, opportunity, 166.67m);
            Is(world, New(world, anna, 10m, 50), 5m);
            Is(world, New(world, anna, null, 50), (decimal?)null);
            world.Change(opportunity, "estimatedvalue", new Money(-100.01m));
            Is(world, opportunity, -50.01m);
            world.Service.Create(World.Share(world.Person("Bo"), 50m, opportunity));
            Is(world, opportunity, -25.01m, -25m);
        }),
        new("F1_ExpectedAmount_OnceWonLostAndReopened", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 60m), (bo, 40m));
            world.Change(opportunity, "closeprobability", 10);
            world.Service.Execute(new WinOpportunityRequest { OpportunityClose = Close(opportunity, 900m), Status = new OptionSetValue(-1) });
            Is(world, opportunity, 540m, 360m);
            world.Change(opportunity, "actualvalue", new Money(500m));
            Is(world, opportunity, 300m, 200m);
            world.Change(opportunity, "closeprobability", null);
            Is(world, opportunity, null, null);
            world.Change(opportunity, "closeprobability", 10);
            Is(world, opportunity, 300m, 200m);
            world.Service.Execute(new SetStateRequest
            {
                EntityMoniker = new EntityReference("opportunity", opportunity), State = new OptionSetValue(0), Status = new OptionSetValue(1),
            });
            Is(world, opportunity, 60m, 40m);
            world.Service.Execute(new LoseOpportunityRequest { OpportunityClose = Close(opportunity, null), Status = new OptionSetValue(-1) });
            Is(world, opportunity, 0m, 0m);
            world.Change(opportunity, "closeprobability", null);
            Is(world, opportunity, null, null);
        }),
        new("F1_ExpectedAmount_FollowsTheStagesProbability", world =>
        {
            var id = world.Service.Create(new Entity("opps_stagesetting")
            {
                ["opps_name"] = "Stage", ["opps_stage"] = new OptionSetValue(Stage), ["opps_probability"] = 40,
            });
            try
            {
                var opportunity = world.Opportunity(world.Person("Anna"), 1000m);
                world.Change(opportunity, "opps_stage", new OptionSetValue(Stage));
                Is(world, opportunity, 400m);
            }
            finally
            {
                world.Service.Delete("opps_stagesetting", id);
            }
        }),
        new("F1_ExpectedAmount_SentByACaller_IsLeftOut", world =>
        {
            var anna = world.Person("Anna");
            var opportunity = New(world, anna, 1000m, 10);
            world.ChangeShare(world.ShareOf(opportunity, anna).Id, "opps_expectedamount", new Money(7m));
            Is(world, opportunity, 100m);
        }),
    ];

    private static Guid New(World world, Guid owner, decimal? amount, int probability) => world.Service.Create(new Entity("opportunity")
    {
        ["name"] = "An opportunity", ["ownerid"] = World.User(owner), ["closeprobability"] = probability,
        ["estimatedvalue"] = amount is { } value ? new Money(value) : null,
    });

    private static Entity Close(Guid opportunity, decimal? revenue)
    {
        var close = new Entity("opportunityclose") { ["opportunityid"] = new EntityReference("opportunity", opportunity), ["subject"] = "Closed" };
        if (revenue is { } value)
        {
            close["actualrevenue"] = new Money(value);
        }

        return close;
    }

    private static void Is(World world, Guid opportunity, params decimal?[] expected)
    {
        Expect.Agreement(world, opportunity);

        // Whose remainder it is goes by the rows' ids, which are in any order on some platforms.
        Assert.Equal(expected.Order(), world.Sellers(opportunity).Select(seller => Expect.ExpectedAmountOf(world, seller.Id)).Order());
    }
}
