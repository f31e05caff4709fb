using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse;
using LocalDataverse.Registrations;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.Pipeline;

/// <summary>
/// What an event is shown of the one that caused it. understand-the-data-context promises shared variables to later steps of
/// the same event only; whether they go down to a nested event, and back up, is each way here.
/// </summary>
public sealed class ParentContextTests
{
    [Theory]
    [InlineData(true, true, "down", "up")]
    [InlineData(true, false, "down", "-")]
    [InlineData(false, true, "-", "-")]
    [InlineData(false, false, "-", "-")]
    public void NestedEvent_OfAPlugin_SharedVariables(bool areVisible, bool areWritable, string below, string above)
    {
        using var fixture = Fixture(areVisible, areWritable);
        fixture.On("Create", "account", Stage.PostOperation, (context, service) =>
        {
            context.SharedVariables["down"] = "down";
            service.Create(new Entity("task") { ["subject"] = "Call" });
            fixture.Log.Add(Variable(context, "up"));
        });
        Nested(fixture, "task", context => context.ParentContext.ParentContext);
        fixture.Account("Nordvind");
        Assert.Equal([below, above], fixture.Log);
    }

    /// <summary>The platform's own consequences of an event, a deep insert among them, are shown the same.</summary>
    [Theory]
    [InlineData(true, true, "down", "up")]
    [InlineData(true, false, "down", "-")]
    [InlineData(false, true, "-", "-")]
    public void NestedEvent_OfADeepInsert_SharedVariables(bool areVisible, bool areWritable, string below, string above)
    {
        using var fixture = Fixture(areVisible, areWritable);
        fixture.On("Create", "account", Stage.PreOperation, (context, _) => context.SharedVariables["down"] = "down");
        fixture.On("Create", "account", Stage.PostOperation, (context, _) => fixture.Log.Add(Variable(context, "up")));
        Nested(fixture, "contact", context => context.ParentContext.ParentContext);
        fixture.Service.Create(new Entity("account")
        {
            ["name"] = "Nordvind",
            RelatedEntities = { [new Relationship("contact_customer_accounts")] = new EntityCollection([new Entity("contact") { ["lastname"] = "Berg" }]) },
        });
        Assert.Equal([below, above], fixture.Log);
    }

    /// <summary>Assign raises Update: that too is a nested event.</summary>
    [Theory, InlineData(true, "down"), InlineData(false, "-")]
    public void NestedEvent_OfAnAssign_SharedVariables(bool areVisible, string below)
    {
        using var fixture = Fixture(areVisible, areWritable: true);
        var account = fixture.Account("Nordvind");
        fixture.On("Assign", "account", Stage.PreOperation, (context, _) => context.SharedVariables["down"] = "down");
        fixture.On("Update", "account", Stage.PreOperation, (context, _) => fixture.Log.Add(Variable(context.ParentContext.ParentContext, "down")));
        fixture.Service.Execute(new AssignRequest
        {
            Target = new EntityReference("account", account), Assignee = new EntityReference("systemuser", WellKnown.SystemUserId),
        });
        Assert.Equal([below], fixture.Log);
    }

    /// <summary>Two levels up is above, too: a variable that a cause of the cause noted.</summary>
    [Theory, InlineData(true, "down"), InlineData(false, "-")]
    public void NestedEvent_TwoLevelsDown_SharedVariables(bool areVisible, string below)
    {
        using var fixture = Fixture(areVisible, areWritable: false);
        fixture.On("Create", "account", Stage.PostOperation, (context, service) =>
        {
            context.SharedVariables["down"] = "down";
            service.Create(new Entity("contact") { ["lastname"] = "Berg" });
        });
        fixture.On("Create", "contact", Stage.PostOperation, (_, service) => service.Create(new Entity("task") { ["subject"] = "Call" }));
        fixture.On("Create", "task", Stage.PostOperation, (context, _) => fixture.Log.Add(
            Above(context).Select(above => Variable(above, "down")).FirstOrDefault(value => value != "-") ?? "-"));
        fixture.Account("Nordvind");
        Assert.Equal([below], fixture.Log);
    }

    /// <summary>Documented: PreValidation's come through the parent context, PreOperation's stay. No answer changes that.</summary>
    [Theory, InlineData(true, true), InlineData(true, false), InlineData(false, false)]
    public void SameEvent_LaterStages_HaveTheVariables(bool areVisible, bool areWritable)
    {
        using var fixture = Fixture(areVisible, areWritable);
        var id = fixture.Account("Nordvind");
        fixture.On("Update", "account", Stage.PreValidation, (context, _) => context.SharedVariables["ten"] = "10");
        fixture.On("Update", "account", Stage.PreOperation, (context, _) => context.SharedVariables["twenty"] = Variable(context.ParentContext, "ten"));
        fixture.On("Update", "account", Stage.PostOperation, (context, _) => fixture.Log.Add(
            $"{Variable(context.ParentContext, "ten")} {Variable(context, "twenty")}"));
        fixture.Service.Update(new Entity("account", id) { ["name"] = "Nordvind AB", ["statecode"] = new OptionSetValue(1) });
        Assert.Equal(["10 10", "10 10"], fixture.Log);
    }

    [Theory]
    [InlineData("CreateMultiple", "Create", true)]
    [InlineData("CreateMultiple", "Create", false)]
    [InlineData("UpdateMultiple", "Update", true)]
    [InlineData("UpdateMultiple", "Update", false)]
    public void RowOfABatch_HasTheBatchAboveIt(string batch, string message, bool rowByRow)
    {
        using var fixture = new PipelineFixture(new PlatformUnknowns { BatchesRunRowByRow = rowByRow });
        var rows = Rows(fixture, batch);
        foreach (var stage in new[] { Stage.PreValidation, Stage.PreOperation, Stage.PostOperation })
        {
            fixture.On(message, "account", stage, (context, _) =>
            {
                var above = Above(context).First(c => c.MessageName != message);
                var targets = (EntityCollection)above.InputParameters["Targets"];
                fixture.Log.Add($"{above.MessageName} {above.PrimaryEntityName} {above.Stage} {context.Depth}-{above.Depth} "
                    + string.Join(',', targets.Entities.Select(row => row["name"])));
            });
        }

        Send(fixture, batch, rows);
        Assert.Equal(6, fixture.Log.Count);
        Assert.All(fixture.Log, line => Assert.Equal($"{batch} account 30 1-1 One,Two", line));
    }

    /// <summary>The batch's rows are those that the caller sent: a step that changes its own row changes no other's view.</summary>
    [Fact]
    public void RowOfABatch_ChangedByAStep_BatchKeepsWhatWasSent()
    {
        using var fixture = new PipelineFixture();
        fixture.On("Create", "account", Stage.PreOperation, (context, _) => ((Entity)context.InputParameters["Target"])["name"] = "Changed");
        fixture.On("Create", "account", Stage.PostOperation, (context, _) => fixture.Log.AddRange(
            ((EntityCollection)Above(context).First(c => c.MessageName == "CreateMultiple").InputParameters["Targets"]).Entities.Select(row => (string)row["name"])));
        Send(fixture, "CreateMultiple", [new Entity("account") { ["name"] = "One" }]);
        Assert.Equal(["One"], fixture.Log);
    }

    [Theory, InlineData("CreateMultiple", "Create"), InlineData("UpdateMultiple", "Update")]
    public void RowOfABatch_ThatDoesNotShow_HasNothingAboveIt(string batch, string message)
    {
        using var fixture = new PipelineFixture(new PlatformUnknowns { BatchShowsItsTargets = false });
        var rows = Rows(fixture, batch);
        fixture.On(message, "account", Stage.PostOperation, (context, _) => fixture.Log.Add($"{context.Depth} "
            + string.Join(',', Above(context).Select(c => $"{c.MessageName} {c.Stage}"))));
        Send(fixture, batch, rows);
        Assert.Equal([$"1 {message} 10", $"1 {message} 10"], fixture.Log);
    }

    private static PipelineFixture Fixture(bool areVisible, bool areWritable) =>
        new(new PlatformUnknowns { ParentVariablesAreVisible = areVisible, ParentVariablesAreWritable = areWritable });

    /// <summary>Notes what the nested event finds above itself, and leaves something there.</summary>
    private static void Nested(PipelineFixture fixture, string table, Func<IPluginExecutionContext, IPluginExecutionContext> cause) =>
        fixture.On("Create", table, Stage.PostOperation, (context, _) =>
        {
            fixture.Log.Add(Variable(cause(context), "down"));
            cause(context).SharedVariables["up"] = "up";
        });

    private static IEnumerable<IPluginExecutionContext> Above(IPluginExecutionContext context)
    {
        for (var above = context.ParentContext; above is not null; above = above.ParentContext)
        {
            yield return above;
        }
    }

    private static string Variable(IPluginExecutionContext context, string name) =>
        context.SharedVariables.TryGetValue(name, out var value) ? (string)value : "-";

    private static Entity[] Rows(PipelineFixture fixture, string batch)
    {
        string[] names = ["One", "Two"];
        return [.. names.Select(name => batch == "CreateMultiple"
            ? new Entity("account") { ["name"] = name }
            : new Entity("account", fixture.Account("Before")) { ["name"] = name })];
    }

    private static void Send(PipelineFixture fixture, string batch, Entity[] rows) =>
        fixture.Service.Execute(new OrganizationRequest(batch) { ["Targets"] = new EntityCollection(rows) { EntityName = "account" } });
}
