using System;
using System.ServiceModel;
using LocalDataverse;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Xunit;

namespace Host.Pipeline;

/// <summary>
/// optimistic-concurrency: Update and Delete with IfRowVersionMatches. Steps find the behaviour among the input parameters; the
/// version is compared by the platform's own operation, after the PreOperation steps.
/// </summary>
public sealed class RowVersionTests : IDisposable
{
    private readonly PipelineFixture _fixture = new();
    private readonly Guid _id;

    public RowVersionTests() => _id = _fixture.Account("Nordvind");

    public void Dispose() => _fixture.Dispose();

    [Theory, InlineData("Update"), InlineData("UpdateMultiple"), InlineData("Delete")]
    public void Behaviour_IsAmongTheInputParameters(string message)
    {
        foreach (var stage in new[] { Stage.PreValidation, Stage.PreOperation, Stage.PostOperation })
        {
            _fixture.On(message == "Delete" ? message : "Update", "account", stage, (context, _) =>
                _fixture.Log.Add($"{context.Stage} {context.InputParameters["ConcurrencyBehavior"]} {Version(context.InputParameters["Target"]) is not null}"));
        }

        Send(message, Version(_fixture.Account(_id)));
        Assert.Equal(["10 IfRowVersionMatches True", "20 IfRowVersionMatches True", "40 IfRowVersionMatches True"], _fixture.Log);
    }

    /// <summary>What one of the event's steps causes was asked for without a condition.</summary>
    [Fact]
    public void Behaviour_IsNotThatOfNestedRequests()
    {
        _fixture.On("Update", "account", Stage.PostOperation, (_, service) => service.Create(new Entity("task") { ["subject"] = "Call" }));
        _fixture.On("Create", "task", Stage.PreOperation, (context, _) => _fixture.Log.Add($"{context.InputParameters.Contains("ConcurrencyBehavior")}"));
        Send("Update", Version(_fixture.Account(_id)));
        Assert.Equal(["False"], _fixture.Log);
    }

    /// <summary>A step that writes the row before it makes the caller's version stale, even if it was current.</summary>
    [Theory]
    [InlineData("Update", Stage.PreOperation, false)]
    [InlineData("Update", Stage.PreValidation, false)]
    [InlineData("Update", Stage.PostOperation, true)]
    [InlineData("Delete", Stage.PreOperation, false)]
    internal void RowWrittenByAStep_BeforeTheOperation_IsAMismatch(string message, Stage stage, bool isAllowed)
    {
        _fixture.On(message, "account", stage, (context, service) =>
        {
            if (context.Depth == 1)
            {
                service.Update(new Entity("account", _id) { ["description"] = "Touched" });
            }
        });
        var version = Version(_fixture.Account(_id));
        if (isAllowed)
        {
            Send(message, version);
        }
        else
        {
            Refused(message, version);
        }
    }

    [Theory, InlineData("Update"), InlineData("UpdateMultiple"), InlineData("Delete")]
    public void OlderVersion_IsAMismatch(string message)
    {
        var version = Version(_fixture.Account(_id));
        _fixture.Service.Update(new Entity("account", _id) { ["description"] = "Meanwhile" });
        Refused(message, version);
    }

    /// <summary>UpsertRequest has no concurrency behaviour: a version in its Target is no condition.</summary>
    [Fact]
    public void Upsert_OlderVersion_IsWritten()
    {
        var version = Version(_fixture.Account(_id));
        _fixture.Service.Update(new Entity("account", _id) { ["description"] = "Meanwhile" });
        _fixture.Service.Execute(new UpsertRequest { Target = new Entity("account", _id) { ["name"] = "Nordvind AB", RowVersion = version } });
        Assert.Equal("Nordvind AB", _fixture.Account(_id)["name"]);
    }

    private void Refused(string message, string? version) => Assert.Equal(Faults.ConcurrencyVersionMismatch,
        Assert.Throws<FaultException<OrganizationServiceFault>>(() => Send(message, version)).Detail.ErrorCode);

    private void Send(string message, string? version)
    {
        var change = new Entity("account", _id) { ["name"] = "Nordvind AB", RowVersion = version };
        _fixture.Service.Execute(new OrganizationRequest(message)
        {
            ["ConcurrencyBehavior"] = ConcurrencyBehavior.IfRowVersionMatches,
            [message == "UpdateMultiple" ? "Targets" : "Target"] = message switch
            {
                "UpdateMultiple" => new EntityCollection([change]) { EntityName = "account" },
                "Update" => change,
                _ => new EntityReference("account", _id) { RowVersion = version },
            },
        });
    }

    private static string? Version(object target) => target is Entity row ? row.RowVersion : ((EntityReference)target).RowVersion;
}
