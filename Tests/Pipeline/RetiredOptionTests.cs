using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Pipeline.Model;
using Rules.Model;
using Xunit;

namespace Pipeline;

/// <summary>O1: rows that hold an option which administrators have retired since keep working in every event.</summary>
public sealed class RetiredOptionTests : IDisposable
{
    private const int Old = 847210002;
    private const int Kept = 847210000;
    private const string Reasons = "opps_rejectionreason";

    private static readonly string[] Lists = ["opps_opportunitytype", "opps_opportunitysource", "opps_opportunitystage"];

    private readonly World _world = new(World.Zip());

    public void Dispose() => _world.Dispose();

    /// <summary>The rules by the book know of no options at all.</summary>
    [Fact]
    public void O1_OptionsOfAnOpportunityRetired_AnyEventsGoByTheBook()
    {
        var currencies = new[] { 0, 2, 3, 4 }.ToDictionary(decimals => decimals, decimals => _world.Currency(decimals, 1m));
        AnyEvents.Sequence(longest: 30).Sample(
            events => Assert.Null(Comparison.Difference(events, new Retiring(_world, new WholeOrganization(_world, new BatchTurns(), currencies)))),
            iter: 20,
            threads: 1,
            print: events => string.Join(Environment.NewLine, events.AsEnumerable()));
    }

    [Fact]
    public void O1_ReasonRetired_LostOnesKeepItUntilTheyAreReopened()
    {
        var (anna, bo) = (_world.Person("Anna"), _world.Person("Bo"));
        var opportunity = _world.Opportunity(anna, 1000m);
        Lose(opportunity, Old);
        Retire(_world, Reasons);

        _world.Own(opportunity, bo);
        _world.Change(opportunity, "description", "Still read, still written.");
        Assert.Equal(new OptionSetValue(Old), _world.Row(opportunity)["opps_rejection"]);
        Expect.Sellers(_world, opportunity, (anna, 100m));

        _world.Change(opportunity, "statecode", new OptionSetValue(0));
        Assert.False(_world.Row(opportunity).Contains("opps_rejection"));
        Assert.ThrowsAny<Exception>(() => Lose(opportunity, Old));
        Lose(opportunity, Kept);
        Assert.Equal(new OptionSetValue(Kept), _world.Row(opportunity)["opps_rejection"]);
    }

    private void Lose(Guid opportunity, int reason) => _world.Service.Execute(new LoseOpportunityRequest
    {
        OpportunityClose = new Entity("opportunityclose")
        {
            ["opportunityid"] = new EntityReference("opportunity", opportunity), ["opps_rejection"] = new OptionSetValue(reason),
        },
        Status = new OptionSetValue(-1),
    });

    private static void Retire(World world, params IEnumerable<string> lists)
    {
        foreach (var list in lists)
        {
            world.Service.Execute(new DeleteOptionValueRequest { OptionSetName = list, Value = Old });
        }

        world.Service.Execute(new PublishAllXmlRequest());
    }

    /// <summary>Gives each new opportunity an option of each list, which is then taken out of the list.</summary>
    private sealed class Retiring(World world, WholeOrganization organization) : ISellerSystem
    {
        public bool Do(Event happened)
        {
            var isAllowed = organization.Do(happened);
            if (isAllowed && happened is Created e && organization.IdOf(e.Opportunity) is { } id && !world.Row(id).Contains("opps_type"))
            {
                Give(id);
            }

            return isAllowed;
        }

        public Holding? Of(int opportunity) => organization.Of(opportunity);

        private void Give(Guid opportunity)
        {
            foreach (var list in Lists.Where(list => world.Catalog.Choices[list].Find(Old) is null))
            {
                world.Service.Execute(new InsertOptionValueRequest { OptionSetName = list, Value = Old, Label = new Label("Old", 1033) });
            }

            world.Service.Execute(new PublishAllXmlRequest());
            world.Service.Update(new Entity("opportunity", opportunity)
            {
                ["opps_type"] = new OptionSetValue(Old), ["opps_source"] = new OptionSetValue(Old), ["opps_stage"] = new OptionSetValue(Old),
            });
            Retire(world, Lists);
        }
    }
}
