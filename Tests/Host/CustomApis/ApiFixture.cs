using System;
using System.Collections.Generic;
using System.ServiceModel;
using Host.Pipeline;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.CustomApis;

/// <summary>
/// An organisation with two custom APIs: sbx_Rename, bound to account, and sbx_Count, unbound. Their classes are what a test
/// registers at stage 30.
/// </summary>
internal sealed class ApiFixture : IDisposable
{
    public const string Rename = "sbx_Rename";
    public const string Count = "sbx_Count";
    private readonly PipelineFixture _pipeline = new();

    public ApiFixture() => _pipeline.Organization.Import(new ApiPackage()
        .Api(Rename, "account")
        .Takes(Rename, "Name", ApiValueType.String)
        .Takes(Rename, "Rows", ApiValueType.EntityCollection, isOptional: true, table: "contact")
        .Answers(Rename, "Old", ApiValueType.String)
        .Answers(Rename, "Length", ApiValueType.Integer)
        .Api(Count)
        .Takes(Count, "User", ApiValueType.EntityReference, table: "systemuser")
        .Takes(Count, "Limit", ApiValueType.Decimal, isOptional: true)
        .Answers(Count, "Number", ApiValueType.Integer)
        .Zip());

    public PipelineFixture Pipeline => _pipeline;

    public List<string> Log => _pipeline.Log;

    public IOrganizationService Service => _pipeline.Service;

    /// <summary>What the API's class does.</summary>
    public void Main(string api, Action<IPluginExecutionContext, IOrganizationService> act) => On(api, Stage.MainOperation, act);

    public void On(string api, Stage stage, Action<IPluginExecutionContext, IOrganizationService> act) =>
        _pipeline.On(api, api == Rename ? "account" : "none", stage, act);

    public OrganizationResponse Call(string api, params (string Name, object? Value)[] parameters)
    {
        var request = new OrganizationRequest(api);
        foreach (var (name, value) in parameters)
        {
            request[name] = value;
        }

        return Service.Execute(request);
    }

    /// <summary>The message of the fault, which must name these.</summary>
    public void IsRefused(string api, (string Name, object? Value)[] parameters, params string[] naming)
    {
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => Call(api, parameters));
        Assert.All(naming, name => Assert.Contains(name, fault.Message, StringComparison.Ordinal));
    }

    public void Dispose() => _pipeline.Dispose();
}
