using System;
using System.Linq;
using System.ServiceModel;
using LocalDataverse;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Xunit;

namespace Host.Pipeline;

/// <summary>
/// special-update-operation-behavior: an Update that mixes state or owner with other columns runs stages 20 and 40 once for
/// each kind; stage 10 runs once and sees all of it.
/// </summary>
public sealed class MixedUpdateTests
{
    [Fact]
    public void PreValidation_RunsOnce_WithTheWholeTarget()
    {
        using var fixture = new PipelineFixture();
        var id = fixture.Account("Nordvind");
        LogAllStages(fixture);
        fixture.Service.Update(Mixed(id));
        Assert.Equal(
            ["10: name,statecode", "20: name", "40: name", "20: statecode", "40: statecode"], fixture.Log);
    }

    [Fact]
    public void PreValidation_ChangesToTarget_ReachTheParts()
    {
        using var fixture = new PipelineFixture();
        var id = fixture.Account("Nordvind");
        fixture.On("Update", "account", Stage.PreValidation, (context, _) =>
        {
            var target = Target(context);
            target["name"] = "Changed";
            target["description"] = "Added";
            target.Attributes.Remove("statecode");
        });
        LogAllStages(fixture);
        fixture.Service.Update(Mixed(id));
        Assert.Equal(["10: description,name", "20: description,name", "40: description,name"], fixture.Log);
        Assert.Equal(("Changed", "Added", 0), State(fixture, id));
    }

    /// <summary>A step of stage 10 may turn a plain update into a mixed one.</summary>
    [Fact]
    public void PreValidation_AddingTheState_MakesParts()
    {
        using var fixture = new PipelineFixture();
        var id = fixture.Account("Nordvind");
        fixture.On("Update", "account", Stage.PreValidation, (context, _) => Target(context)["statecode"] = new OptionSetValue(1));
        LogAllStages(fixture);
        fixture.Service.Update(new Entity("account", id) { ["name"] = "Nordvind AB" });
        Assert.Equal(["10: name,statecode", "20: name", "40: name", "20: statecode", "40: statecode"], fixture.Log);
    }

    /// <summary>understand-the-data-context: what stage 10 left is in the parent context, of every part.</summary>
    [Fact]
    public void SharedVariables_OfStage10_AreSeenByEveryPart()
    {
        using var fixture = new PipelineFixture();
        var id = fixture.Account("Nordvind");
        fixture.On("Update", "account", Stage.PreValidation, (context, _) => context.SharedVariables["ten"] = "10");
        fixture.On("Update", "account", Stage.PreOperation, (context, _) => context.SharedVariables["twenty"] = Columns(context));
        fixture.On("Update", "account", Stage.PostOperation, (context, _) => fixture.Log.Add(
            $"{context.ParentContext.SharedVariables["ten"]} {context.SharedVariables["twenty"]} of {Columns(context.ParentContext)}"));
        fixture.Service.Update(Mixed(id));
        Assert.Equal(["10 name of name,statecode", "10 statecode of name,statecode"], fixture.Log);
    }

    /// <summary>The first part renews the row's version; what the caller read is held against the row before it.</summary>
    [Theory, InlineData("Update"), InlineData("UpdateMultiple")]
    public void RowVersion_IsCheckedOnce(string message)
    {
        using var fixture = new PipelineFixture();
        var id = fixture.Account("Nordvind");
        var change = Mixed(id);
        change.RowVersion = fixture.Account(id).RowVersion;
        Send(fixture, message, change);
        Assert.Equal(("Nordvind AB", null, 1), State(fixture, id));
        Assert.Throws<FaultException<OrganizationServiceFault>>(() => Send(fixture, message, change));
    }

    [Theory, InlineData(false), InlineData(true)]
    public void UpdateMultiple_PreValidation_RunsOnceForEachRow(bool rowByRow)
    {
        using var fixture = new PipelineFixture(new PlatformUnknowns { BatchesRunRowByRow = rowByRow });
        var ids = new[] { fixture.Account("One"), fixture.Account("Two") };
        LogAllStages(fixture);
        fixture.Service.Execute(new OrganizationRequest("UpdateMultiple") { ["Targets"] = new EntityCollection([.. ids.Select(Mixed)]) { EntityName = "account" } });
        Assert.Equal(2, fixture.Log.Count(line => line == "10: name,statecode"));
        Assert.Equal(10, fixture.Log.Count);
        Assert.Equal(rowByRow ? "20: name" : "10: name,statecode", fixture.Log[1]);
        Assert.All(ids, id => Assert.Equal(("Nordvind AB", null, 1), State(fixture, id)));
    }

    private static void LogAllStages(PipelineFixture fixture)
    {
        foreach (var stage in new[] { Stage.PreValidation, Stage.PreOperation, Stage.PostOperation })
        {
            fixture.On("Update", "account", stage, (context, _) => fixture.Log.Add($"{context.Stage}: {Columns(context)}"), rank: 9);
        }
    }

    private static void Send(PipelineFixture fixture, string message, Entity change) => fixture.Service.Execute(message == "Update"
        ? new UpdateRequest { Target = change, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches }
        : new OrganizationRequest(message)
        {
            ["Targets"] = new EntityCollection([change]) { EntityName = change.LogicalName }, ["ConcurrencyBehavior"] = ConcurrencyBehavior.IfRowVersionMatches,
        });

    private static Entity Mixed(Guid id) => new("account", id) { ["name"] = "Nordvind AB", ["statecode"] = new OptionSetValue(1) };

    private static Entity Target(IPluginExecutionContext context) => (Entity)context.InputParameters["Target"];

    /// <summary>The columns of Target that a caller may write, sorted.</summary>
    private static string Columns(IPluginExecutionContext context) => string.Join(',',
        Target(context).Attributes.Keys.Where(k => k is "name" or "description" or "statecode").Order(StringComparer.Ordinal));

    private static (string? Name, string? Description, int State) State(PipelineFixture fixture, Guid id)
    {
        var row = fixture.Account(id);
        return (row.GetAttributeValue<string>("name"), row.GetAttributeValue<string>("description"), row.GetAttributeValue<OptionSetValue>("statecode").Value);
    }
}
