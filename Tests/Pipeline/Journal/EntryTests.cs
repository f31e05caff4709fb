using System;
using System.Linq;
using LocalDataverse;
using LocalDataverse.Registrations;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Xunit;

namespace Pipeline.Journal;

/// <summary>H1, H2, H7, H9: what is entered, by whom, with which cause and rule.</summary>
public sealed class EntryTests : IDisposable
{
    private readonly World _world = new(World.Zip());
    private readonly Guid _anna;
    private readonly Guid _bo;
    private readonly Guid _cia;

    public EntryTests() => (_anna, _bo, _cia) = (_world.Person("Anna"), _world.Person("Bo"), _world.Person("Cia"));

    public void Dispose() => _world.Dispose();

    [Fact]
    public void H1_Created_TheOwnerFromNobody()
    {
        var opportunity = _world.As(_anna).Create(new Entity("opportunity") { ["name"] = "Deal" });
        Assert.Equal(["created P1 Journal_P1 [] by Anna: nobody -> Anna 100"], Told(opportunity));
    }

    [Fact]
    public void H1_P2_CreatedWithSellers_OneEntry()
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_bo, 60m), (_cia, 40m));
        Assert.Equal(["created P9 Journal_P9_Added [2] by System: nobody -> Bo 60, Cia 40"], Told(opportunity));
    }

    [Fact]
    public void H1_WorkedExample_EachStepWithItsCauseAndRule()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        var anna = _world.As(_anna);
        anna.Create(World.Share(_bo, 25m, opportunity));
        anna.Create(World.Share(_cia, 25m, opportunity));
        anna.Update(new Entity("opps_sellershare", _world.ShareOf(opportunity, _bo).Id) { ["opps_percent"] = 50m });
        anna.Delete("opps_sellershare", _world.ShareOf(opportunity, _cia).Id);
        anna.Execute(Api("opps_SplitSellerSharesEqually", opportunity));
        anna.Execute(Set(opportunity, World.Share(_bo, 100m)));
        anna.Update(new Entity("opportunity", opportunity) { ["ownerid"] = World.User(_cia) });

        Assert.Equal(
            [
                "added P5 Journal_P5_One [75.00,1] by Anna: Anna 100 -> Anna 75, Bo 25",
                "added P5 Journal_P5_Many [75.00,2] by Anna: Anna 75, Bo 25 -> Anna 37.5, Bo 37.5, Cia 25",
                "changed P10 Journal_P10 [] by Anna: Anna 37.5, Bo 37.5, Cia 25 -> Anna 37.5, Bo 50, Cia 25",
                "removed P12 Journal_P12 [2] by Anna: Anna 37.5, Bo 50, Cia 25 -> Anna 37.5, Bo 50",
                "split P26 Journal_P26_Many [100.00,2] by Anna: Anna 37.5, Bo 50 -> Anna 50, Bo 50",
                "set P9 Journal_P9_One [1] by Anna: Anna 50, Bo 50 -> Bo 100",
                "owner changed P15 Journal_P15 [] by Anna: Bo 100 -> Cia 100",
            ],
            Told(opportunity).Skip(1));
    }

    [Fact]
    public void H1_Draft_IsASet()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        _world.As(_anna).Update(new Entity("opportunity", opportunity)
        {
            ["opps_sellerdraft"] = Scenarios.DraftScenarios.Draft([(_anna, 100m)], (_anna, 75m), (_bo, 25m)),
        });
        Assert.Equal("set P9 Journal_P9_Many [2] by Anna: Anna 100 -> Anna 75, Bo 25", Told(opportunity)[^1]);
    }

    [Fact]
    public void H1_Replaced_OneEntryForEachOpportunity()
    {
        var (one, other) = (_world.Opportunity(_anna, 10m), _world.Opportunity(_anna, 10m, (_anna, 40m), (_bo, 20m)));
        _world.As(_cia).Execute(new OrganizationRequest("opps_ReplaceSeller") { ["From"] = World.User(_anna), ["To"] = World.User(_bo) });
        Assert.Equal("replaced P19 Journal_P19 [] by Cia: Anna 100 -> Bo 100", Told(one)[^1]);
        Assert.Equal("replaced P13 Journal_P13 [] by Cia: Anna 40, Bo 20 -> Bo 100", Told(other)[^1]);
    }

    [Fact]
    public void H1_Reopened_WithoutSellers_IsEntered_WithThem_IsNot()
    {
        var empty = _world.Opportunity(new EntityReference("team", _world.Team()), 10m);
        Lose(empty);
        _world.Own(empty, _anna);
        _world.Change(empty, "statecode", new OptionSetValue(0));
        Assert.Equal(["reopened P28 Journal_P28_Owner [] by System: nobody -> Anna 100"], Told(empty));

        var full = _world.Opportunity(_anna, 10m);
        Lose(full);
        _world.Change(full, "statecode", new OptionSetValue(0));
        Assert.Single(Told(full));
    }

    /// <summary>Amount, currency, state and a repeated value move nobody; nor does the sole seller who keeps 100 (P11).</summary>
    [Fact]
    public void H1_MoneyAloneAndNoChange_AreNotEntered()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        _world.Change(opportunity, "estimatedvalue", new Money(500m));
        _world.Change(opportunity, "transactioncurrencyid", new EntityReference("transactioncurrency", _world.Currency(0, 2m)));
        _world.Own(opportunity, _anna);
        _world.ChangeShare(_world.ShareOf(opportunity, _anna).Id, "opps_percent", 60m);
        _world.Service.Execute(Set(opportunity, World.Share(_anna, 100m)));
        _world.Service.Execute(new WinOpportunityRequest
        {
            OpportunityClose = new Entity("opportunityclose") { ["opportunityid"] = new EntityReference("opportunity", opportunity), ["actualrevenue"] = new Money(1m) },
            Status = new OptionSetValue(-1),
        });
        Assert.Single(Told(opportunity));
    }

    /// <summary>The sum's write that brings a new name along leaves what the journal knows.</summary>
    [Fact]
    public void H1_RenamedPerson_IsNoChange()
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 60m), (_bo, 40m));
        _world.Service.Update(new Entity("systemuser", _anna) { ["lastname"] = "Berg" });
        _world.Change(opportunity, "estimatedvalue", new Money(500m));
        _world.Change(opportunity, "estimatedvalue", new Money(600m));
        Assert.Contains("Anna Berg", _world.Row(opportunity).GetAttributeValue<string>("opps_sellers"), StringComparison.Ordinal);
        Assert.Single(Told(opportunity));
    }

    /// <summary>The owner comes back on another row: nobody and nothing has changed for people.</summary>
    [Fact]
    public void H1_P14_TheSamePersonOnANewRow_IsNotEntered()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        _world.Service.Delete("opps_sellershare", _world.ShareOf(opportunity, _anna).Id);
        Assert.Single(Told(opportunity));
    }

    /// <summary>The platform's own columns, and its history by them, name the person too: of rows that rules make, and of those they move.</summary>
    [Fact]
    public void H1_RowsOfTheRules_NameThePerson()
    {
        var opportunity = _world.As(_anna).Create(new Entity("opportunity") { ["name"] = "Deal" });
        _world.As(_cia).Create(World.Share(_bo, 25m, opportunity));
        var row = _world.Service.Retrieve("opps_sellershare", _world.ShareOf(opportunity, _anna).Id, new Microsoft.Xrm.Sdk.Query.ColumnSet("createdby", "modifiedby"));
        Assert.Equal((_anna, _cia), (row.GetAttributeValue<EntityReference>("createdby").Id, row.GetAttributeValue<EntityReference>("modifiedby").Id));
        Assert.Null(Flaw(_world, opportunity));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void H1_P19_AnotherPersonOnARow_TakesItOver(bool isSole)
    {
        var opportunity = isSole ? _world.Opportunity(_bo, 1000m) : _world.Opportunity(_anna, 1000m, (_anna, 60m), (_bo, 40m));
        _world.ChangeShare(_world.ShareOf(opportunity, _bo).Id, "opps_sellerid", World.User(_cia));
        Assert.StartsWith("changed P19 Journal_P19 [] by System: ", Told(opportunity)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void H1_RowPutOnAnOpportunity_IsAdded()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        var loose = _world.Service.Create(World.Share(_bo, 25m));
        _world.ChangeShare(loose, "opps_opportunityid", new EntityReference("opportunity", opportunity));
        Assert.Equal("added P5 Journal_P5_One [75.00,1] by System: Anna 100 -> Anna 75, Bo 25", Told(opportunity)[^1]);
    }

    [Fact]
    public void H1_P14_EmptySet_TheOwnerComesBack()
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 60m), (_bo, 40m));
        _world.Service.Execute(Set(opportunity));
        Assert.Equal("set P14 Journal_P14 [] by System: Anna 60, Bo 40 -> Anna 100", Told(opportunity)[^1]);
    }

    [Fact]
    public void H1_FixedAlone_IsEntered()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        _world.ChangeShare(_world.ShareOf(opportunity, _anna).Id, "opps_isfixed", true);
        Assert.Equal("changed P10 Journal_P10 [] by System: Anna 100 -> Anna 100 fixed", Told(opportunity)[^1]);
    }

    public static TheoryData<string> AllPlatforms => [.. Platforms.Names];

    /// <summary>H9: the platform delivers them in several events, in whatever order.</summary>
    [Theory, MemberData(nameof(AllPlatforms))]
    public void H9_SeveralRowsInOneOperation_OneEntry(string platform)
    {
        using var world = new World(World.Zip(), Platforms.Named(platform));
        var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
        var opportunity = world.Opportunity(anna, 1000m);
        world.Service.Execute(new OrganizationRequest("CreateMultiple")
        {
            ["Targets"] = new EntityCollection([World.Share(bo, 20m, opportunity), World.Share(cia, 30m, opportunity)]) { EntityName = "opps_sellershare" },
        });
        Assert.Equal(2, world.Entries(opportunity).Count);
        var rows = world.Sellers(opportunity);
        world.Service.Execute(new OrganizationRequest("UpdateMultiple")
        {
            ["Targets"] = new EntityCollection(
            [
                new Entity("opps_sellershare", rows[0].Id) { ["opps_percent"] = rows[0].Percent - 10m },
                new Entity("opps_sellershare", rows[1].Id) { ["opps_percent"] = rows[1].Percent + 10m },
            ]) { EntityName = "opps_sellershare" },
        });
        Assert.Equal(3, world.Entries(opportunity).Count);
        Assert.Null(Flaw(world, opportunity));
    }

    /// <summary>The two rows of one operation trade places and back: it ends as it began.</summary>
    [Fact]
    public void H1_H9_OperationThatEndsAsItBegan_LeavesNoEntry()
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 60m), (_bo, 40m));
        var share = _world.ShareOf(opportunity, _bo).Id;
        _world.Intrude(Intruder.Step("Update", "opps_sellershare", Stage.PostOperation, 100, "opps_percent"), (context, service) =>
        {
            if (((Entity)context.InputParameters["Target"]).GetAttributeValue<decimal?>("opps_percent") == 30m)
            {
                service.Update(new Entity("opps_sellershare", share) { ["opps_percent"] = 40m });
            }
        });
        _world.ChangeShare(share, "opps_percent", 30m);
        Expect.Sellers(_world, opportunity, (_anna, 60m), (_bo, 40m));
        Assert.Single(Told(opportunity));
        Assert.Null(Flaw(_world, opportunity));
    }

    /// <summary>H9: what another solution's step makes of a rule's write is entered with the rule, as one entry.</summary>
    [Fact]
    public void H9_RulesWriteChangedOnTheWay_OneEntry_WithTheRule()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        _world.Intrude(Intruder.Step("Update", "opps_sellershare", Stage.PreOperation, 100, "opps_percent"), (context, _) =>
        {
            var target = (Entity)context.InputParameters["Target"];
            target["opps_percent"] = target.GetAttributeValue<decimal>("opps_percent") == 75m ? 70m : target["opps_percent"];
        });
        _world.Service.Create(World.Share(_bo, 25m, opportunity));
        Expect.Sellers(_world, opportunity, (_anna, 70m), (_bo, 25m));
        Assert.Equal(["added P5 Journal_P5_One [75.00,1] by System: Anna 100 -> Anna 70, Bo 25"], Told(opportunity).Skip(1));
        Assert.Null(Flaw(_world, opportunity));
    }

    /// <summary>H1: never the system: the person whose request made another solution's step act.</summary>
    [Fact]
    public void H1_AnotherSolutionsStep_ThePersonBehindIt_AndThatItWasAProcess()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        var bo = _bo;
        var isDone = false;
        _world.Intrude(Intruder.Step("Update", "opportunity", Stage.PostOperation, 100, "name") with { RunsAsSystem = true }, (_, service) =>
        {
            if (!isDone)
            {
                isDone = true;
                service.Create(World.Share(bo, 25m, opportunity));
            }
        });
        _world.As(_anna).Update(new Entity("opportunity", opportunity) { ["name"] = "Deal" });
        Assert.Equal("by a process P5 Journal_P5_One [75.00,1] by Anna: Anna 100 -> Anna 75, Bo 25", Told(opportunity)[^1]);
    }

    /// <summary>H7: what bypassed the plug-ins is entered as found, once the sum is written anew.</summary>
    [Theory]
    [InlineData("opps_sharesum")]
    [InlineData("opps_sellers")]
    [InlineData("estimatedvalue")]
    public void H7_WrittenPastThePlugIns_IsEnteredAsFound(string column)
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 60m), (_bo, 40m));
        var update = new UpdateRequest { Target = new Entity("opps_sellershare", _world.ShareOf(opportunity, _bo).Id) { ["opps_percent"] = 45m } };
        update.Parameters["BypassBusinessLogicExecution"] = "CustomSync";
        _world.Service.Execute(update);
        Assert.Single(Told(opportunity));

        _world.As(_cia).Update(new Entity("opportunity", opportunity) { [column] = column == "estimatedvalue" ? new Money(7m) : null });
        Assert.Equal("found H7 Journal_H7 [] by Cia: Anna 60, Bo 40 -> Anna 60, Bo 45", Told(opportunity)[^1]);
        Assert.Equal(105m, _world.Row(opportunity)["opps_sharesum"]);
    }

    /// <summary>H7: nobody is said to have changed what they only came across.</summary>
    [Fact]
    public void H7_WrittenPastThePlugIns_IsFoundBeforeWhatAPersonDoes()
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 60m), (_bo, 40m));
        Bypass(new UpdateRequest { Target = new Entity("opps_sellershare", _world.ShareOf(opportunity, _bo).Id) { ["opps_percent"] = 45m } });
        _world.As(_anna).Create(World.Share(_cia, 0m, opportunity));
        Assert.Equal(
            [
                "found H7 Journal_H7 [] by Anna: Anna 60, Bo 40 -> Anna 60, Bo 45",
                "added P8 Journal_P8 [] by Anna: Anna 60, Bo 45 -> Anna 60, Bo 45, Cia 0",
            ],
            Told(opportunity).Skip(1));
        Assert.Null(Flaw(_world, opportunity));
    }

    [Fact]
    public void H7_WrittenPastThePlugInsWhileClosed_IsFoundWhenReopened()
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 60m), (_bo, 40m));
        Lose(opportunity);
        Bypass(new DeleteRequest { Target = new EntityReference("opps_sellershare", _world.ShareOf(opportunity, _bo).Id) });
        _world.Change(opportunity, "statecode", new OptionSetValue(0));
        Assert.Equal("found H7 Journal_H7 [] by System: Anna 60, Bo 40 -> Anna 60", Told(opportunity)[^1]);
    }

    /// <summary>What was foreseen before another solution's step chose a team as owner never was.</summary>
    [Fact]
    public void H1_OwnerTakenAwayByAnotherStep_WasNeverASeller()
    {
        var team = new EntityReference("team", _world.Team());
        _world.Intrude(Intruder.Step("Create", "opportunity", Stage.PreOperation, 100), (context, _) => ((Entity)context.InputParameters["Target"])["ownerid"] = team);
        var opportunity = _world.Opportunity(_anna, 1000m);
        Assert.Empty(Told(opportunity));
        _world.Service.Create(World.Share(_bo, 25m, opportunity));
        Assert.Equal(["added P4 Journal_P4 [] by System: nobody -> Bo 100"], Told(opportunity));
    }

    /// <summary>A2: a text that is no memory is as good as none, and stops no save.</summary>
    [Theory]
    [InlineData("x 1 y\n[{}]")]
    [InlineData("x 1 y\n[1]")]
    [InlineData("x 1 y\n[")]
    [InlineData("x 1 y\n[{\"percent\":\"a\"}]")]
    [InlineData("x 1 y\n[{\"row\":\"a\",\"percent\":1}]")]
    public void A2_DamagedMemory_StopsNoSave(string memory)
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        _world.Change(opportunity, "opps_operation", memory);
        Bypass(new UpdateRequest { Target = new Entity("opportunity", opportunity) { ["opps_operation"] = memory } });
        _world.Service.Create(World.Share(_bo, 25m, opportunity));
        Expect.Sellers(_world, opportunity, (_anna, 75m), (_bo, 25m));
    }

    /// <summary>H7: an opportunity from before the journal has no memory of its sellers.</summary>
    [Fact]
    public void H7_FromBeforeTheJournal_IsEnteredAsFound()
    {
        var opportunity = FromBefore();
        _world.Change(opportunity, "opps_sharesum", null);
        Assert.Equal(["found H7 Journal_H7 [] by System: nobody -> Anna 60, Bo 40"], Told(opportunity));
    }

    /// <summary>Who was there is told by the rows themselves.</summary>
    [Fact]
    public void H1_FromBeforeTheJournal_ASellerIsAdded()
    {
        var opportunity = FromBefore();
        _world.Service.Create(World.Share(_cia, 20m, opportunity));
        Assert.Equal(["added P5 Journal_P5_Many [80.00,2] by System: Anna 60, Bo 40 -> Anna 40, Bo 40, Cia 20"], Told(opportunity));
    }

    /// <summary>A2, H3: nobody makes the next entry begin with what they please.</summary>
    [Fact]
    public void H3_MemorySentByACaller_IsLeftOut()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        _world.Change(opportunity, "opps_operation", $"{Guid.NewGuid()} 1 x\n[]");
        _world.Service.Create(World.Share(_bo, 25m, opportunity));
        Assert.Equal("added P5 Journal_P5_One [75.00,1] by System: Anna 100 -> Anna 75, Bo 25", Told(opportunity)[^1]);

        var created = _world.Service.Create(new Entity("opportunity") { ["name"] = "Deal", ["ownerid"] = World.User(_anna), ["opps_operation"] = "x 1 x\n[]" });
        Assert.Null(Flaw(_world, created));
    }

    [Fact]
    public void H1_DeletedUser_KeepsTheirNameInTheJournal()
    {
        var gone = _world.Person("Dan");
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 60m), (gone, 40m));
        _world.Service.Delete("systemuser", gone);
        _world.Service.Create(World.Share(_cia, 10m, opportunity));
        Assert.Equal("added P5 Journal_P5_Many [90.00,2] by System: Anna 60, Dan 40 -> Anna 45, Dan 45, Cia 10", Told(opportunity)[^1]);
    }

    private Guid FromBefore()
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 60m), (_bo, 40m));
        foreach (var entry in _world.Entries(opportunity))
        {
            Bypass(new DeleteRequest { Target = entry.ToEntityReference() });
        }

        Bypass(new UpdateRequest { Target = new Entity("opportunity", opportunity) { ["opps_operation"] = $"{Guid.NewGuid()} 1 [opps_sharesum=100]" } });
        return opportunity;
    }

    private void Bypass(OrganizationRequest request)
    {
        request.Parameters["BypassBusinessLogicExecution"] = "CustomSync";
        _world.Service.Execute(request);
    }

    private string[] Told(Guid opportunity) => [.. _world.Entries(opportunity).Select(entry =>
        $"{Causes.Names[entry.GetAttributeValue<OptionSetValue>("opps_cause").Value]} {entry["opps_rule"]} {entry["opps_reason"]} {entry["opps_figures"]} " +
        $"by {Causes.By(_world, entry)}: {Causes.People(entry, "opps_before")} -> {Causes.People(entry, "opps_after")}")];

    private static string? Flaw(World world, Guid opportunity) =>
        JournalChain.Flaw(world.Entries(opportunity), world.Sellers(opportunity).Select(row => (row.Seller, row.Percent, row.IsFixed)));

    private void Lose(Guid opportunity) => _world.Service.Execute(new LoseOpportunityRequest
    {
        OpportunityClose = new Entity("opportunityclose") { ["opportunityid"] = new EntityReference("opportunity", opportunity) },
        Status = new OptionSetValue(-1),
    });

    private static OrganizationRequest Api(string name, Guid opportunity) => new(name) { ["Target"] = new EntityReference("opportunity", opportunity) };

    private static OrganizationRequest Set(Guid opportunity, params Entity[] shares)
    {
        var request = Api("opps_SetSellerShares", opportunity);
        request["Shares"] = new EntityCollection([.. shares]) { EntityName = "opps_sellershare" };
        return request;
    }
}
