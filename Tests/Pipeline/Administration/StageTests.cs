using System;
using System.Linq;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Pipeline.Administration;

/// <summary>G1–G3: what a stage brings.</summary>
public sealed class StageTests : IDisposable
{
    private const int Offer = 847210001;
    private const int Meeting = 847210000;
    private readonly World _world = new(World.Zip());
    private readonly Guid _anna;

    public StageTests()
    {
        _anna = _world.Person("Anna");
        _world.Service.Create(new Entity("opps_stagesetting") { ["opps_name"] = "Offer", ["opps_stage"] = new OptionSetValue(Offer), ["opps_probability"] = 40 });
    }

    public void Dispose() => _world.Dispose();

    /// <summary>One read for the stage. That the shares' expected amounts follow costs what it costs when somebody types the probability.</summary>
    [Fact]
    public void G1_F1_StageChanged_BringsItsProbability_InTheSameSave()
    {
        var opportunity = _world.Opportunity(_anna, 10m);
        var requests = _world.PluginRequests(() => _world.Change(opportunity, "opps_stage", new OptionSetValue(Offer)));
        Assert.Equal(40, _world.Row(opportunity)["closeprobability"]);
        Assert.Equal(
            ["RetrieveMultiple opps_stagesetting", "RetrieveMultiple opportunity", "Update opps_sellershare"],
            requests.Select(request => $"{request.Message} {request.Table}"));
    }

    [Fact]
    public void G1_Created_WithAStage()
    {
        var created = _world.Service.Create(new Entity("opportunity") { ["name"] = "Deal", ["opps_stage"] = new OptionSetValue(Offer) });
        Assert.Equal(40, _world.Row(created)["closeprobability"]);
    }

    [Fact]
    public void G1_ProbabilityThatWasSent_Stands()
    {
        var opportunity = _world.Opportunity(_anna, 10m);
        _world.Service.Update(new Entity("opportunity", opportunity) { ["opps_stage"] = new OptionSetValue(Offer), ["closeprobability"] = 70 });
        Assert.Equal(70, _world.Row(opportunity)["closeprobability"]);
    }

    /// <summary>What a person has set since is not put back by a save that repeats the stage.</summary>
    [Fact]
    public void G1_SameStageAgain_ChangesNothing_AndAsksNothing()
    {
        var opportunity = _world.Opportunity(_anna, 10m);
        _world.Change(opportunity, "opps_stage", new OptionSetValue(Offer));
        _world.Change(opportunity, "closeprobability", 55);
        Assert.Empty(_world.PluginRequests(() => _world.Change(opportunity, "opps_stage", new OptionSetValue(Offer))));
        Assert.Equal(55, _world.Row(opportunity)["closeprobability"]);
        Assert.Empty(_world.PluginRequests(() => _world.Change(opportunity, "opps_stage", null)));
    }

    [Fact]
    public void G3_StageWithoutDefaults_BringsNothing()
    {
        var opportunity = _world.Opportunity(_anna, 10m);
        _world.Change(opportunity, "closeprobability", 55);
        _world.Change(opportunity, "opps_stage", new OptionSetValue(Meeting));
        Assert.Equal(55, _world.Row(opportunity)["closeprobability"]);
    }

    /// <summary>G2: a stage never closes by itself.</summary>
    [Fact]
    public void G2_StatusOffered_ClosesNothing()
    {
        _world.Service.Create(new Entity("opps_stagesetting")
        {
            ["opps_name"] = "Meeting", ["opps_stage"] = new OptionSetValue(Meeting), ["opps_statusoffered"] = new OptionSetValue(847212011),
            ["opps_rejection"] = new OptionSetValue(847210000),
        });
        var opportunity = _world.Opportunity(_anna, 10m);
        _world.Change(opportunity, "opps_stage", new OptionSetValue(Meeting));
        Assert.Equal(0, _world.Row(opportunity).GetAttributeValue<OptionSetValue>("statecode").Value);
    }

    [Fact]
    public void G2_RejectionWithAnythingButLost_IsRefused()
    {
        var row = Row();
        Expect.Denied(Faults.IsvAborted, () => _world.Service.Update(new Entity("opps_stagesetting", row) { ["opps_rejection"] = new OptionSetValue(847210000) }), "lost");
        _world.Service.Update(new Entity("opps_stagesetting", row) { ["opps_statusoffered"] = new OptionSetValue(847212011), ["opps_rejection"] = new OptionSetValue(847210000) });
        Expect.Denied(Faults.IsvAborted, () => _world.Service.Update(new Entity("opps_stagesetting", row) { ["opps_statusoffered"] = new OptionSetValue(847212010) }), "lost");
        _world.Service.Update(new Entity("opps_stagesetting", row) { ["opps_statusoffered"] = null, ["opps_rejection"] = null });
    }

    [Fact]
    public void G1_ASecondRowOfAStage_IsRefused() => Assert.ThrowsAny<Exception>(() => _world.Service.Create(new Entity("opps_stagesetting")
    {
        ["opps_name"] = "Offer", ["opps_stage"] = new OptionSetValue(Offer),
    }));

    private Guid Row()
    {
        var query = new QueryExpression("opps_stagesetting") { ColumnSet = new ColumnSet(false) };
        query.Criteria.AddCondition("opps_stage", ConditionOperator.Equal, Offer);
        return _world.Service.RetrieveMultiple(query).Entities.Single().Id;
    }
}
