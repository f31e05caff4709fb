using System;
using System.Collections.Generic;
using System.ServiceModel;
using Demo.Walkthrough;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Pipeline.Scenarios;
using Xunit;

namespace Pipeline;

/// <summary>
/// A4: whichever request of a plug-in fails, in whichever event, the caller has the error and every row is as before.
/// </summary>
public sealed class FaultTests
{
    private static readonly Dictionary<string, Func<World, Action>> Events = new()
    {
        ["create opportunity"] = world =>
        {
            var anna = world.Person("Anna");
            return () => world.Opportunity(anna, 1000m);
        },
        ["create opportunity with sellers"] = world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            return () => world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
        },
        ["change owner"] = world =>
        {
            var (opportunity, bo) = (world.Opportunity(world.Person("Anna"), 1000m), world.Person("Bo"));
            return () => world.Own(opportunity, bo);
        },
        ["reassign customer"] = world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var account = world.Service.Create(new Entity("account") { ["name"] = "A customer", ["ownerid"] = World.User(anna) });
            foreach (var opportunity in new[] { world.Opportunity(anna, 10m), world.Opportunity(anna, 20m) })
            {
                world.Change(opportunity, "customerid", new EntityReference("account", account));
            }

            return () => world.Service.Update(new Entity("account", account) { ["ownerid"] = World.User(bo) });
        },
        ["change amount"] = world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            return () => world.Change(opportunity, "estimatedvalue", new Money(500m));
        },
        ["win"] = world =>
        {
            var opportunity = world.Opportunity(world.Person("Anna"), 1000m);
            return () => world.Service.Execute(new WinOpportunityRequest
            {
                OpportunityClose = new Entity("opportunityclose")
                {
                    ["opportunityid"] = new EntityReference("opportunity", opportunity),
                    ["actualrevenue"] = new Money(800m),
                },
                Status = new OptionSetValue(-1),
            });
        },
        ["add seller"] = world =>
        {
            var (opportunity, bo) = (world.Opportunity(world.Person("Anna"), 1000m), world.Person("Bo"));
            return () => world.Service.Create(World.Share(bo, 25m, opportunity));
        },
        ["change percentage"] = world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            var share = world.ShareOf(opportunity, bo).Id;
            return () => world.ChangeShare(share, "opps_percent", 30m);
        },
        ["add several sellers at once"] = world =>
        {
            var opportunity = world.Opportunity(world.Person("Anna"), 1000m);
            EntityCollection targets = new([World.Share(world.Person("Bo"), 20m, opportunity), World.Share(world.Person("Cia"), 30m, opportunity)])
            {
                EntityName = "opps_sellershare",
            };
            return () => world.Service.Execute(new OrganizationRequest("CreateMultiple") { ["Targets"] = targets });
        },
        ["change person"] = world =>
        {
            var (anna, cia) = (world.Person("Anna"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m);
            var share = world.ShareOf(opportunity, anna).Id;
            return () => world.ChangeShare(share, "opps_sellerid", World.User(cia));
        },
        ["delete down to one"] = world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            var share = world.ShareOf(opportunity, bo).Id;
            return () => world.Service.Delete("opps_sellershare", share);
        },
        ["delete the last"] = world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (bo, 100m));
            var share = world.ShareOf(opportunity, bo).Id;
            return () => world.Service.Delete("opps_sellershare", share);
        },
        ["change currency"] = world =>
        {
            var (opportunity, currency) = (world.Opportunity(world.Person("Anna"), 100.5m), world.Currency(0, 2m));
            return () => world.Change(opportunity, "transactioncurrencyid", new EntityReference("transactioncurrency", currency));
        },
        ["lose with a reason"] = world =>
        {
            var opportunity = world.Opportunity(world.Person("Anna"), 1000m);
            return () => Lose(world, opportunity);
        },
        ["reopen a rejected one"] = world =>
        {
            var opportunity = world.Opportunity(world.Person("Anna"), 1000m);
            Lose(world, opportunity);
            return () => world.Change(opportunity, "statecode", new OptionSetValue(0));
        },
        ["set the whole set"] = world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            EntityCollection shares = new([World.Share(anna, 40m), World.Share(cia, 60m)]) { EntityName = "opps_sellershare" };
            return () => world.Service.Execute(new OrganizationRequest("opps_SetSellerShares")
            {
                ["Target"] = new EntityReference("opportunity", opportunity),
                ["Shares"] = shares,
            });
        },
        ["save with a draft of the sellers"] = world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            var change = new Entity("opportunity", opportunity)
            {
                ["ownerid"] = World.User(cia), ["estimatedvalue"] = new Money(500m),
                ["opps_sellerdraft"] = DraftScenarios.Draft([(anna, 75m), (bo, 25m)], (anna, 40m), (cia, 60m)),
            };
            return () => world.Service.Update(change);
        },
        ["create with a draft of the sellers"] = world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            return () => world.Service.Create(new Entity("opportunity")
            {
                ["name"] = "An opportunity", ["ownerid"] = World.User(anna), ["opps_sellerdraft"] = DraftScenarios.Draft([], (anna, 40m), (bo, null)),
            });
        },
        ["split equally"] = world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            return () => world.Service.Execute(new OrganizationRequest("opps_SplitSellerSharesEqually")
            {
                ["Target"] = new EntityReference("opportunity", opportunity),
            });
        },
        ["restore earlier sellers"] = world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m);
            world.Service.Create(World.Share(bo, 25m, opportunity));
            return () => world.Service.Execute(new OrganizationRequest("opps_RestoreShares")
            {
                ["Target"] = new EntityReference("opportunity", opportunity),
                ["Change"] = world.Entries(opportunity)[0].ToEntityReference(),
            });
        },
        ["replace a seller on two opportunities"] = world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            world.Opportunity(anna, 1000m);
            world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            return () => world.Service.Execute(new OrganizationRequest("opps_ReplaceSeller") { ["From"] = World.User(anna), ["To"] = World.User(bo) });
        },
        ["replace a seller, and tell who is left out"] = world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            world.Opportunity(anna, 1000m);
            world.Opportunity(anna, 1000m, (anna, 75m), (bo, 75m));
            return () => world.Service.Execute(new OrganizationRequest("opps_ReplaceSeller")
            {
                ["From"] = World.User(anna),
                ["To"] = World.User(bo),
                ["Limit"] = 1,
            });
        },
        ["delete seller"] = world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 50m), (bo, 25m), (cia, 25m));
            var share = world.ShareOf(opportunity, cia).Id;
            return () => world.Service.Delete("opps_sellershare", share);
        },
    };

    public static MatrixTheoryData<string, string> Cases() => new(Events.Keys, Platforms.Names);

    [Theory, MemberData(nameof(Cases))]
    public void A4_H2_AnyPluginRequestFails_EverythingIsAsBefore(string name, string platform)
    {
        using var world = new World(World.Zip(), Platforms.Named(platform));
        var act = Events[name](world);
        var before = Snapshot(world);

        var attempt = 0;
        while (FailAt(world, ++attempt, act))
        {
            Assert.Equal(before, Snapshot(world));
        }

        Assert.True(attempt > 1, $"'{name}' makes no plug-in request, so nothing was tried.");
        Assert.NotEqual(before, Snapshot(world));
    }

    private static void Lose(World world, Guid opportunity) => world.Service.Execute(new LoseOpportunityRequest
    {
        OpportunityClose = new Entity("opportunityclose")
        {
            ["opportunityid"] = new EntityReference("opportunity", opportunity),
            ["opps_rejection"] = new OptionSetValue(847210000),
        },
        Status = new OptionSetValue(-1),
    });

    /// <summary>Whether the event reached its n-th plug-in request, which then failed; otherwise it has succeeded.</summary>
    internal static bool FailAt(World world, int attempt, Action act)
    {
        var request = 0;
        var words = $"Injected at request {attempt}.";
        world.OnRequest = r =>
        {
            if (r.FromPlugin && ++request == attempt)
            {
                throw new FaultException<OrganizationServiceFault>(new OrganizationServiceFault { Message = words }, words);
            }
        };

        try
        {
            act();
            return false;
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            Assert.Contains(words, fault.Message, StringComparison.Ordinal);
            return true;
        }
        finally
        {
            world.OnRequest = null;
        }
    }

    internal static IReadOnlyList<string> Snapshot(World world) => Content.Of(world.Service);
}
