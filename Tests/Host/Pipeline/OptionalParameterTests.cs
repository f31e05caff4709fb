using System;
using System.ServiceModel;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Xunit;

namespace Host.Pipeline;

/// <summary>optional-parameters: what any request may say beside its message's own parameters.</summary>
public sealed class OptionalParameterTests : IDisposable
{
    private readonly PipelineFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(Stage.PreValidation)]
    [InlineData(Stage.PostOperation)]
    public void Tag_IsASharedVariable_OfThatRequestOnly(Stage stage)
    {
        _fixture.On("Create", "account", stage, (context, service) =>
        {
            _fixture.Log.Add((string)context.SharedVariables["tag"]);
            service.Create(new Entity("task") { ["subject"] = "Nested" });
        });
        _fixture.On("Create", "task", Stage.PostOperation, (context, _) => _fixture.Log.Add($"{context.SharedVariables.Contains("tag")}"));
        Create("account", ("tag", "migration"));
        Assert.Equal(["migration", "False"], _fixture.Log);
    }

    [Theory]
    [InlineData("BypassCustomPluginExecution", true, false)]
    [InlineData("BypassCustomPluginExecution", false, true)]
    [InlineData("BypassBusinessLogicExecution", "CustomSync", false)]
    [InlineData("BypassBusinessLogicExecution", "CustomSync,CustomAsync", false)]
    [InlineData("BypassBusinessLogicExecution", "CustomAsync", true)]
    public void Bypass_SkipsSteps(string name, object value, bool runs)
    {
        _fixture.On("Create", "account", Stage.PostOperation, (_, _) => _fixture.Log.Add("ran"));
        Create("account", (name, value));
        Assert.Equal(runs ? 1 : 0, _fixture.Log.Count);
        Assert.Equal(1, _fixture.Count("account"));
    }

    [Fact]
    public void Upsert_HandsThemOn()
    {
        _fixture.On("Create", "account", Stage.PostOperation, (_, _) => _fixture.Log.Add("ran"));
        _fixture.Service.Execute(new UpsertRequest { Target = new Entity("account", Guid.NewGuid()), ["BypassCustomPluginExecution"] = true });
        Assert.Empty(_fixture.Log);
    }

    [Fact]
    public void DuplicateDetection_IsAnInputParameter()
    {
        _fixture.On("Create", "account", Stage.PreOperation, (context, _) => _fixture.Log.Add($"{context.InputParameters["SuppressDuplicateDetection"]}"));
        Create("account", ("SuppressDuplicateDetection", true));
        Assert.Equal(["True"], _fixture.Log);
    }

    [Theory]
    [InlineData("SolutionUniqueName", "Sample", "'SolutionUniqueName'")]
    [InlineData("BypassBusinessLogicExecution", "Everything", "'Everything'")]
    public void Others_AreRefusedByName(string name, string value, string naming)
    {
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => Create("account", (name, value)));
        Assert.Contains(naming, fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, _fixture.Count("account"));
    }

    [Fact]
    public void OfExecuteMultiple_AreRefused() => Assert.Throws<FaultException<OrganizationServiceFault>>(() => _fixture.Service.Execute(
        new ExecuteMultipleRequest { Requests = [], Settings = new ExecuteMultipleSettings(), ["BypassCustomPluginExecution"] = true }));

    private void Create(string table, (string Name, object Value) parameter) =>
        _fixture.Service.Execute(new CreateRequest { Target = new Entity(table), [parameter.Name] = parameter.Value });
}
