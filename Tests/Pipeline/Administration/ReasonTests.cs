using System;
using System.Linq;
using LocalDataverse;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Pipeline.Activities;
using Pipeline.Permission;
using Pipeline.Scenarios;
using Xunit;

namespace Pipeline.Administration;

/// <summary>T1–T5: the reason for changing a colleague's share. Who is asked, who isn't, and what it costs.</summary>
public sealed class ReasonTests : IDisposable
{
    private readonly World _world = new(World.Zip());
    private readonly Guid _anna;
    private readonly Guid _bo;
    private readonly Guid _cia;

    public ReasonTests() => (_anna, _bo, _cia) = (_world.Person("Anna"), _world.Person("Bo"), _world.Person("Cia"));

    public void Dispose() => _world.Dispose();

    public static TheoryData<string> AllPlatforms => [.. Platforms.Names];

    [Theory]
    [InlineData(1033, "Bo Svensson", "field Reason", "Note", "opps_note")]
    [InlineData(1053, "Bo Svensson", "fältet Motivering", "Note", "opps_note")]
    [InlineData(1044, "Bo Svensson", "feltet Begrunnelse", "Note", "opps_note")]
    [InlineData(1030, "Bo Svensson", "feltet Begrundelse", "Note", "opps_note")]
    public void T5_Refusal_NamesTheColleague_AndHowToGiveAReason(int language, params string[] naming)
    {
        var share = _world.ShareOf(Shared(), _bo).Id;
        _world.Speaks(_anna, language);
        Require();
        Expect.Denied(Faults.IsvAborted, () => _world.As(_anna).Update(Percent(share, 30m)), naming);
        Expect.Denied(Faults.IsvAborted, () => _world.As(_anna).Delete("opps_sellershare", share), "Bo Svensson", "opps_SetSellerShares");
    }

    /// <summary>H5: the reason stands at the end of the step that it was given for.</summary>
    [Theory]
    [InlineData(1033, "(P10) Reason given: \"Agreed by {0}.\"")]
    [InlineData(1053, "(P10) Motivering: ”Agreed by {0}.”")]
    [InlineData(1044, "(P10) Begrunnelse: «Agreed by {0}.»")]
    [InlineData(1030, "(P10) Begrundelse: »Agreed by {0}.«")]
    public void H4_H5_Reason_IsToldInTheExplanation(int language, string end)
    {
        var share = _world.ShareOf(Shared(), _bo).Id;
        _world.Speaks(_bo, language);
        _world.As(_anna).Update(new Entity("opps_sellershare", share) { ["opps_percent"] = 30m, ["opps_note"] = "Agreed by {0}." });
        var answer = _world.As(_bo).Execute(new OrganizationRequest("opps_ExplainShare") { ["Target"] = new EntityReference("opps_sellershare", share) });
        Assert.EndsWith(end, (string)answer["Text"], StringComparison.Ordinal);
        Assert.Equal("Agreed by {0}.", ((EntityCollection)answer["Steps"]).Entities[^1]["opps_note"]);
    }

    /// <summary>The setting comes along in the query that there is anyway, and that a reason was given costs nothing.</summary>
    [Fact]
    public void T4_Speed_NoRequestOfItsOwn()
    {
        var opportunity = Shared();
        var (annas, bos) = (_world.ShareOf(opportunity, _anna).Id, _world.ShareOf(opportunity, _bo).Id);
        var before = _world.PluginRequests(() => _world.As(_anna).Update(Percent(annas, 30m))).Count;
        Require();
        Assert.Equal(before, _world.PluginRequests(() => _world.As(_anna).Update(Percent(annas, 31m))).Count);
        Assert.Equal(before, _world.PluginRequests(() => _world.As(_anna).Update(new Entity("opps_sellershare", bos) { ["opps_percent"] = 30m, ["opps_note"] = "Agreed." })).Count);
    }

    /// <summary>A process that acts as somebody else is not asked, though a person started it.</summary>
    [Fact]
    public void T4_WhoActsAsSomebodyElse_IsNotAsked()
    {
        var opportunity = Shared();
        Require();
        ActivityCase.Setting(opportunity, _bo, 30m).Run(_world, _anna, runsAs: _cia);
        Expect.Sellers(_world, opportunity, (_anna, 60m), (_bo, 30m));
    }

    /// <summary>H9: what another solution's step does in the person's name in the same operation is covered by the reason that they gave.</summary>
    [Fact]
    public void T4_H9_Reason_HoldsForTheWholeOperation()
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 50m), (_bo, 30m), (_cia, 20m));
        var (bos, cias) = (_world.ShareOf(opportunity, _bo).Id, _world.ShareOf(opportunity, _cia).Id);
        _world.Intrude(Intruder.Step("Update", "opps_sellershare", Stage.PostOperation, 10), (context, asPerson) =>
        {
            if (context.PrimaryEntityId == bos && context.Depth == 1)
            {
                asPerson.Update(Percent(cias, 15m));
            }
        });
        Require();
        _world.As(_anna).Update(new Entity("opps_sellershare", bos) { ["opps_percent"] = 35m, ["opps_note"] = "Agreed." });
        Expect.Sellers(_world, opportunity, (_anna, 50m), (_bo, 35m), (_cia, 15m));
        Assert.Equal([null, "Agreed."], ReasonScenarios.Notes(_world, opportunity));
    }

    /// <summary>Whoever acts in their own name through a process is asked, and each step that changes shares has a place for it.</summary>
    [Fact]
    public void T4_StepsOfProcesses_TakeAReason()
    {
        var opportunity = Shared();
        Require();
        foreach (var step in new[]
        {
            ActivityCase.Setting(opportunity, _bo, 30m),
            ActivityCase.Of("SplitEvenly", opportunity, ("Opportunity", ActivityCase.Row(opportunity))),
            ActivityCase.Of("ReplaceSeller", opportunity, ("From", World.User(_bo)), ("To", World.User(_cia))),
            ActivityCase.Setting(opportunity, _bo, 0m),
            ActivityCase.Of("RemoveSeller", opportunity, ("Opportunity", ActivityCase.Row(opportunity)), ("Seller", World.User(_bo))),
        })
        {
            step.IsRefused(_world, _anna, Faults.IsvAborted, "needs a reason");
            step.With("Reason", $"{step.Activity} {step.Inputs.Count}").Run(_world, _anna);
        }

        Assert.Equal(
            [null, "SetSellerShare 4", "SplitEvenly 1", "ReplaceSeller 2", "SetSellerShare 4", "RemoveSeller 2"],
            ReasonScenarios.Notes(_world, opportunity).Select(note => note?.Split('.')[^1]));
    }

    /// <summary>P9: rows of one request are one operation, and one of them may say why.</summary>
    [Theory, MemberData(nameof(AllPlatforms))]
    public void T4_P9_RowsGivenTogether_NeedOneReason(string platform)
    {
        using var world = new World(World.Zip(), Platforms.Named(platform));
        var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
        var opportunity = world.Opportunity(anna, 1000m);
        Require(world);
        Expect.Denied(Faults.IsvAborted, () => world.As(anna).Execute(Rows(null)), "needs a reason");
        world.As(anna).Execute(Rows("They made it."));
        Expect.Sellers(world, opportunity, (anna, 50m), (bo, 30m), (cia, 20m));
        Assert.Equal([null, "They made it."], ReasonScenarios.Notes(world, opportunity));

        OrganizationRequest Rows(string? note)
        {
            var first = World.Share(bo, 30m, opportunity);
            first["opps_note"] = note;
            return new OrganizationRequest("CreateMultiple") { ["Targets"] = new EntityCollection([first, World.Share(cia, 20m, opportunity)]) { EntityName = "opps_sellershare" } };
        }
    }

    /// <summary>What was written past the rules is nobody's doing: whoever changes their own share next is not asked about it.</summary>
    [Fact]
    public void T4_H7_WhatBypassedTheRules_IsNotAskedAbout()
    {
        var opportunity = Shared();
        var share = _world.ShareOf(opportunity, _bo).Id;
        _world.Service.Execute(new UpdateRequest { Target = Percent(share, 35m), ["BypassBusinessLogicExecution"] = "CustomSync" });
        _world.Service.Execute(new CreateRequest { Target = World.Share(_cia, 5m, opportunity), ["BypassBusinessLogicExecution"] = "CustomSync" });
        Require();
        _world.As(_anna).Update(Percent(_world.ShareOf(opportunity, _anna).Id, 61m));
        Expect.Sellers(_world, opportunity, (_anna, 61m), (_bo, 35m), (_cia, 5m));
    }

    /// <summary>Another solution's step can't have it stored either.</summary>
    [Fact]
    public void Reason_PutIntoARulesWrite_IsNotStored()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        _world.Intrude(Intruder.Step("Update", "opps_sellershare", Stage.PreOperation, 0), (context, _) => ((Entity)context.InputParameters["Target"])["opps_note"] = "Intruding.");
        _world.As(_anna).Create(World.Share(_bo, 25m, opportunity));
        Expect.Sellers(_world, opportunity, (_anna, 75m), (_bo, 25m));
        Assert.Null(_world.Service.Retrieve("opps_sellershare", _world.ShareOf(opportunity, _anna).Id, new("opps_note")).GetAttributeValue<string>("opps_note"));
    }

    [Fact]
    public void Reason_LongerThanTheJournalHolds_IsRefused()
    {
        var opportunity = Shared();
        var request = new OrganizationRequest("opps_SplitSellerSharesEqually") { ["Target"] = new EntityReference("opportunity", opportunity), ["Note"] = new string('x', 501) };
        Expect.Denied(Faults.IsvAborted, () => _world.As(_anna).Execute(request), "501", "500");
        request["Note"] = $" {new string('x', 500)} ";
        _world.As(_anna).Execute(request);
        Assert.Equal(500, ReasonScenarios.Notes(_world, opportunity)[^1]!.Length);
    }

    private Guid Shared() => _world.Opportunity(_anna, 1000m, (_anna, 60m), (_bo, 40m));

    private void Require() => Require(_world);

    private static void Require(World world) => WinningTests.Set(world, ("opps_changereason", new OptionSetValue(847212021)));

    private static Entity Percent(Guid share, decimal percent) => new("opps_sellershare", share) { ["opps_percent"] = percent };
}
