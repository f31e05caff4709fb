using System;
using System.Linq;
using Host.Layers;
using Host.Solutions;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Pipeline;

/// <summary>Steps are disabled and enabled by an Update of their rows' state. The sample's class does nothing but throw.</summary>
public sealed class StepStateTests : IDisposable
{
    private static readonly Guid StepId = new("7b1e0c6a-5b0e-4e57-9e0b-000000000003");
    private readonly LayerFixture _fixture = new();

    [Fact]
    public void Step_Disabled_DoesNotRun()
    {
        var part = _fixture.Part("Bolt");
        Assert.Throws<System.ServiceModel.FaultException<OrganizationServiceFault>>(() => Change(part));
        SetState(1);
        Change(part);
        SetState(0);
        Assert.Throws<System.ServiceModel.FaultException<OrganizationServiceFault>>(() => Change(part));
    }

    [Fact]
    public void Step_DisabledByAnAdministrator_StaysSoAfterAnUpdate()
    {
        SetState(1);
        _fixture.Organization.Import(LayerFixture.Next(), new LocalDataverse.Layers.ImportSettings(EnablesSteps: false));
        Assert.False(_fixture.Organization.Model.Steps.All.Single().IsEnabled);
        Assert.Equal(1, _fixture.Service.Retrieve("sdkmessageprocessingstep", StepId, new ColumnSet(true)).GetAttributeValue<OptionSetValue>("statecode").Value);
    }

    public void Dispose() => _fixture.Dispose();

    private void Change(Guid part) => _fixture.Service.Update(new Entity("sbx_part", part) { ["sbx_percent"] = 5m });

    private void SetState(int state) => _fixture.Service.Update(new Entity("sdkmessageprocessingstep", StepId)
    {
        ["statecode"] = new OptionSetValue(state), ["statuscode"] = new OptionSetValue(state + 1),
    });
}
