using System;
using System.Activities;
using System.Collections.Generic;
using System.ServiceModel;
using Host.Pipeline;
using LocalDataverse;
using LocalDataverse.Activities;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.Activities;

/// <summary>What a process may give to an activity, and what the activity then finds.</summary>
public sealed class InputTests : IDisposable
{
    private readonly PipelineFixture _fixture = new();
    private (int Number, decimal Factor, EntityReference? Row)? _found;

    public InputTests() => _fixture.Organization.Register(new Does((it, context) =>
        _found = (it.Number.Get(context), it.Factor.Get(context), it.Row.Get(context))));

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Given_IsFound()
    {
        var row = new EntityReference("account", Guid.NewGuid());
        Step(Does.Name, ("Number", 3), ("Factor", 1.5m), ("Row", row));
        Assert.Equal((3, 1.5m, row), _found);
    }

    [Fact]
    public void NotGiven_IsTheDefault_OrNothing()
    {
        Step(Does.Name);
        Assert.Equal((7, 0m, (EntityReference?)null), _found);
    }

    /// <summary>An empty column is no reason for the default: the process has bound the input.</summary>
    [Fact]
    public void EmptyColumn_IsNothing_And0ForANumber()
    {
        Step(Does.Name, ("Number", null), ("Factor", null), ("Row", null));
        Assert.Equal((0, 0m, (EntityReference?)null), _found);
    }

    public static TheoryData<string, object, string> Bad() => new()
    {
        { "Nombre", 3, "no input 'Nombre'" },
        { "Number", 3m, "'Number' is of type Int32; got Decimal" },
        { "Row", new EntityReference("contact", Guid.NewGuid()), "'Row' is a row of 'account'; got one of 'contact'" },
        { "Row", "Nordvind", "'Row' is of type EntityReference; got String" },
    };

    [Theory, MemberData(nameof(Bad))]
    public void Bad_IsRefused(string input, object value, string naming) => Refused(Faults.InvalidArgument, naming, Does.Name, (input, value));

    [Fact]
    public void BadDeclarations_AreRefused()
    {
        foreach (var (activity, naming) in new Dictionary<CodeActivity, string>
        {
            [new RefersToNoTable()] = "ReferenceTarget", [new OptionOfNoColumn()] = "AttributeTarget", [new TakesAGuid()] = "System.Guid",
            [new HasNoInputAttribute()] = "no Input attribute",
        })
        {
            _fixture.Organization.Register(activity);
            Refused(Faults.InvalidArgument, naming, activity.GetType().FullName!);
        }
    }

    [Fact]
    public void Default_OfAKindNotReadHere_IsRefused()
    {
        _fixture.Organization.Register(new DefaultsToWords());
        Refused(Faults.NotSupported, "not supported by the local host: default 'seven'", typeof(DefaultsToWords).FullName!, ("Number", 1));
    }

    [Fact]
    public void Required_NotSet_IsRefused()
    {
        _fixture.Organization.Register(new DefaultsToWords());
        Refused(Faults.InvalidArgument, "required input 'Number' is not set", typeof(DefaultsToWords).FullName!);
    }

    private void Step(string activity, params (string Name, object? Value)[] inputs) => _fixture.Organization.RunProcess(
        new ProcessStart(new EntityReference("account", Guid.NewGuid()), WellKnown.SystemUserId), process => process.Step(activity, inputs));

    private void Refused(int code, string naming, string activity, params (string Name, object? Value)[] inputs)
    {
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => Step(activity, inputs));
        Assert.Equal(code, fault.Detail.ErrorCode);
        Assert.Contains(naming, fault.Message, StringComparison.Ordinal);
        Assert.Null(_found);
    }
}
