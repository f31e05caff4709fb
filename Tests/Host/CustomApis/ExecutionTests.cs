using System;
using System.Linq;
using System.ServiceModel;
using LocalDataverse;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Xunit;

namespace Host.CustomApis;

/// <summary>A custom API runs as any message does: stages, contexts, depth, one transaction.</summary>
public sealed class ExecutionTests : IDisposable
{
    private readonly ApiFixture _fixture = new();
    private readonly EntityReference _account;

    public ExecutionTests() => _account = new EntityReference("account", _fixture.Pipeline.Account("Nordvind"));

    public void Dispose() => _fixture.Dispose();

    /// <summary>event-framework: the API's class is the main operation; steps of others run before and after it.</summary>
    [Fact]
    public void Stages_RunAroundTheMainOperation()
    {
        foreach (var stage in new[] { Stage.PostOperation, Stage.MainOperation, Stage.PreOperation, Stage.PreValidation })
        {
            _fixture.On(ApiFixture.Rename, stage, (context, _) => _fixture.Log.Add($"{context.Stage} {context.IsInTransaction}"));
        }

        Rename("Nordvind AB");
        Assert.Equal(["10 False", "20 True", "30 True", "40 True"], _fixture.Log);
    }

    [Fact]
    public void Tag_IsASharedVariable_AndNoParameter()
    {
        _fixture.Main(ApiFixture.Rename, (context, _) => _fixture.Log.Add($"{context.SharedVariables["tag"]} {context.InputParameters.Contains("tag")}"));
        _fixture.Pipeline.Service.Execute(new OrganizationRequest(ApiFixture.Rename) { ["Target"] = _account, ["Name"] = "Nordvind AB", ["tag"] = "migration" });
        Assert.Equal(["migration False"], _fixture.Log);
    }

    [Fact]
    public void Context_OfABoundApi_NamesTheRow()
    {
        _fixture.Main(ApiFixture.Rename, (context, _) => _fixture.Log.AddRange(
            [context.MessageName, context.PrimaryEntityName, $"{context.PrimaryEntityId == _account.Id}", $"{context.Depth}",
             $"{context.UserId == WellKnown.SystemUserId}", (string)context.InputParameters["Name"], ((EntityReference)context.InputParameters["Target"]).LogicalName]));
        Rename("Nordvind AB");
        Assert.Equal([ApiFixture.Rename, "account", "True", "1", "True", "Nordvind AB", "account"], _fixture.Log);
    }

    [Fact]
    public void Context_OfAnUnboundApi_HasNoRow()
    {
        _fixture.Main(ApiFixture.Count, (context, _) => _fixture.Log.Add($"{context.PrimaryEntityName} {context.PrimaryEntityId == Guid.Empty}"));
        _fixture.Call(ApiFixture.Count, ("User", new EntityReference("systemuser", WellKnown.SystemUserId)));
        Assert.Equal(["none True"], _fixture.Log);
    }

    /// <summary>understand-the-data-context: 20 to 40 share variables; those of 10 come through the parent context.</summary>
    [Fact]
    public void SharedVariables_OfStage10_ComeThroughTheParentContext()
    {
        _fixture.On(ApiFixture.Rename, Stage.PreValidation, (context, _) => context.SharedVariables["ten"] = 10);
        _fixture.On(ApiFixture.Rename, Stage.PreOperation, (context, _) => context.SharedVariables["twenty"] = 20);
        _fixture.Main(ApiFixture.Rename, (context, _) => _fixture.Log.Add(
            $"{context.SharedVariables["twenty"]} {context.ParentContext.SharedVariables["ten"]} {context.SharedVariables.Contains("ten")}"));
        Rename("Nordvind AB");
        Assert.Equal(["20 10 False"], _fixture.Log);
    }

    /// <summary>Plug-ins of every stage have a say in the answer, the last one the last.</summary>
    [Fact]
    public void Response_IsWhatTheStagesLeave()
    {
        _fixture.Main(ApiFixture.Rename, (context, _) =>
        {
            context.OutputParameters["Old"] = "Nordvind";
            context.OutputParameters["Length"] = 1;
        });
        _fixture.On(ApiFixture.Rename, Stage.PostOperation, (context, _) => context.OutputParameters["Length"] = 2);
        var response = Rename("Nordvind AB");
        Assert.Equal(ApiFixture.Rename, response.ResponseName);
        Assert.Equal([("Length", 2), ("Old", "Nordvind")], response.Results.OrderBy(r => r.Key).Select(r => (r.Key, r.Value)));
    }

    /// <summary>custom-api: without a class the message still is an event.</summary>
    [Fact]
    public void Api_WithoutAClass_RunsItsSteps()
    {
        _fixture.On(ApiFixture.Rename, Stage.PostOperation, (_, _) => _fixture.Log.Add("ran"));
        var response = Rename("Nordvind AB");
        Assert.Equal(["ran"], _fixture.Log);
        Assert.Equal(["Old", "Length"], response.Results.Keys.OrderDescending());
        Assert.All(response.Results.Values, Assert.Null);
    }

    /// <summary>IExecutionContext.Depth: what the class does is one deeper, and its events name the API as their cause.</summary>
    [Fact]
    public void NestedEvents_AreOneDeeper_AndKnowTheirCause()
    {
        _fixture.Main(ApiFixture.Rename, (_, service) => service.Update(new Entity("account", _account.Id) { ["name"] = "Nordvind AB" }));
        _fixture.Pipeline.On("Update", "account", Stage.PreValidation,
            (context, _) => _fixture.Log.Add($"{context.Depth} {context.ParentContext.MessageName} {context.ParentContext.Stage} {context.IsInTransaction}"));
        Rename("Nordvind AB");
        Assert.Equal([$"2 {ApiFixture.Rename} 30 True"], _fixture.Log);
    }

    /// <summary>event-framework: an exception after the main operation undoes all of it.</summary>
    [Fact]
    public void Failure_AfterTheMainOperation_UndoesEverything()
    {
        _fixture.Main(ApiFixture.Rename, (_, service) => service.Update(new Entity("account", _account.Id) { ["name"] = "Nordvind AB" }));
        _fixture.On(ApiFixture.Rename, Stage.PostOperation, (_, _) => throw new InvalidPluginExecutionException("No."));
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => Rename("Nordvind AB"));
        Assert.Equal("No.", fault.Message);
        Assert.Equal("Nordvind", _fixture.Pipeline.Account(_account.Id)["name"]);
    }

    /// <summary>A plug-in that swallows the failure of an API it called has lost its transaction all the same.</summary>
    [Fact]
    public void Failure_SwallowedByAnOuterPlugin_UndoesEverything()
    {
        _fixture.Main(ApiFixture.Rename, (_, _) => throw new InvalidPluginExecutionException("No."));
        _fixture.Pipeline.On("Create", "contact", Stage.PostOperation, (_, service) =>
            Record.Exception(() => service.Execute(new OrganizationRequest(ApiFixture.Rename) { ["Target"] = _account, ["Name"] = "X" })));
        Assert.Throws<FaultException<OrganizationServiceFault>>(() => _fixture.Service.Create(new Entity("contact") { ["lastname"] = "Berg" }));
        Assert.Equal(0, _fixture.Pipeline.Count("contact"));
    }

    [Fact]
    public void Api_InExecuteTransaction_SharesItsTransaction()
    {
        _fixture.Main(ApiFixture.Rename, (_, service) => service.Update(new Entity("account", _account.Id) { ["name"] = "Nordvind AB" }));
        var rename = new OrganizationRequest(ApiFixture.Rename) { ["Target"] = _account, ["Name"] = "Nordvind AB" };
        var batch = new ExecuteTransactionRequest { Requests = [rename, new DeleteRequest { Target = new EntityReference("account", Guid.NewGuid()) }] };
        Assert.Throws<FaultException<OrganizationServiceFault>>(() => _fixture.Service.Execute(batch));
        Assert.Equal("Nordvind", _fixture.Pipeline.Account(_account.Id)["name"]);
    }

    private OrganizationResponse Rename(string name) => _fixture.Call(ApiFixture.Rename, ("Target", _account), ("Name", name));
}
