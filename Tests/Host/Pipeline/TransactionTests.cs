using System;
using System.ServiceModel;
using LocalDataverse;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.Pipeline;

/// <summary>event-framework: any exception in a synchronous stage rolls the whole transaction back, nested work included.</summary>
public sealed class TransactionTests
{
    [Fact]
    public void PostOperation_ThrowsAfterNestedWrites_NothingIsLeft()
    {
        using var fixture = new PipelineFixture();
        fixture.On("Create", "account", Stage.PostOperation, (context, service) =>
        {
            service.Create(new Entity("task") { ["subject"] = "Call them" });
            throw new InvalidPluginExecutionException("Stop here.");
        });

        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => fixture.Account("Nordvind"));
        Assert.Equal("Stop here.", fault.Message);
        Assert.Equal(Faults.IsvAborted, fault.Detail.ErrorCode);
        Assert.Equal(0, fixture.Count("account"));
        Assert.Equal(0, fixture.Count("task"));
    }

    /// <summary>handle-exceptions: only InvalidPluginExecutionException controls the text that a caller sees.</summary>
    [Fact]
    public void OtherException_TextDoesNotReachTheCaller()
    {
        using var fixture = new PipelineFixture();
        fixture.On("Create", "account", Stage.PostOperation, (_, _) => throw new ArgumentException("internal detail"));

        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => fixture.Account("Nordvind"));
        Assert.Equal("An unexpected error occurred from ISV code.", fault.Message);
        Assert.Equal(0, fixture.Count("account"));
    }

    /// <summary>What a nested plug-in says, and what the local host does not do, passes a plug-in that lets it through.</summary>
    [Fact]
    public void NestedFault_LetThrough_KeepsItsCodeAndText()
    {
        using var fixture = new PipelineFixture();
        fixture.On("Create", "task", Stage.PostOperation, (_, _) => throw new InvalidPluginExecutionException(OperationStatus.Failed, 4711, "My own words."));
        fixture.On("Create", "account", Stage.PostOperation, (_, service) => service.Create(new Entity("task") { ["subject"] = "Nested" }));

        var own = Assert.Throws<FaultException<OrganizationServiceFault>>(() => fixture.Account("Nordvind"));
        Assert.Equal(("My own words.", 4711), (own.Message, own.Detail.ErrorCode));

        using var other = new PipelineFixture();
        var id = other.Account("Nordvind");
        other.On("Update", "account", Stage.PostOperation, (_, service) => service.Execute(new OrganizationRequest("QualifyLead")));
        var refused = Assert.Throws<FaultException<OrganizationServiceFault>>(() => other.Service.Update(new Entity("account", id) { ["name"] = "Changed" }));
        Assert.Contains("not supported by the local host: message 'QualifyLead'", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>business-logic best practices: a failed service call dooms the transaction even when it is caught.</summary>
    [Fact]
    public void FailedServiceCall_Swallowed_DoomsTheTransaction()
    {
        using var fixture = new PipelineFixture();
        fixture.On("Create", "account", Stage.PostOperation, (_, service) =>
        {
            try
            {
                service.Delete("task", Guid.NewGuid());
            }
            catch (FaultException<OrganizationServiceFault>)
            {
                // Ignored on purpose: the platform does not let it pass.
            }
        });

        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => fixture.Account("Nordvind"));
        Assert.Contains("no active transaction", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, fixture.Count("account"));
    }

    /// <summary>The same, when the plug-in goes on working after the swallowed error.</summary>
    [Fact]
    public void FailedServiceCall_FollowedByAnother_IsRefused()
    {
        using var fixture = new PipelineFixture();
        Exception? second = null;
        fixture.On("Create", "account", Stage.PostOperation, (_, service) =>
        {
            Assert.Throws<FaultException<OrganizationServiceFault>>(() => service.Delete("task", Guid.NewGuid()));
            second = Record.Exception(() => service.Create(new Entity("task") { ["subject"] = "Too late" }));
        });

        Assert.Throws<FaultException<OrganizationServiceFault>>(() => fixture.Account("Nordvind"));
        Assert.Contains("no active transaction", second!.Message, StringComparison.Ordinal);
        Assert.Equal(0, fixture.Count("task"));
    }

    /// <summary>event-framework: stage 10 of a first request runs outside the transaction, of a nested one inside.</summary>
    [Fact]
    public void PreValidation_IsInTransaction_OnlyWhenNested()
    {
        using var fixture = new PipelineFixture();
        fixture.On("Create", "task", Stage.PreValidation, (context, _) => fixture.Log.Add($"task {context.IsInTransaction}"));
        fixture.On("Create", "account", Stage.PostOperation, (_, service) => service.Create(new Entity("task") { ["subject"] = "Nested" }));

        fixture.Service.Create(new Entity("task") { ["subject"] = "First" });
        fixture.Account("Nordvind");
        Assert.Equal(["task False", "task True"], fixture.Log);
    }

    /// <summary>bulk-operations: one failing row of CreateMultiple rolls back all.</summary>
    [Fact]
    public void CreateMultiple_OneRowFails_NoneIsLeft()
    {
        using var fixture = new PipelineFixture();
        fixture.On("Create", "account", Stage.PostOperation, (context, _) =>
        {
            if (((Entity)context.InputParameters["Target"]).GetAttributeValue<string>("name") == "Bad")
            {
                throw new InvalidPluginExecutionException("Bad name.");
            }
        });

        var targets = new EntityCollection([new Entity("account") { ["name"] = "Good" }, new Entity("account") { ["name"] = "Bad" }]) { EntityName = "account" };
        Assert.Throws<FaultException<OrganizationServiceFault>>(() => fixture.Service.Execute(new OrganizationRequest("CreateMultiple") { ["Targets"] = targets }));
        Assert.Equal(0, fixture.Count("account"));
    }

    /// <summary>ExecuteTransaction is one transaction, ExecuteMultiple one for each request.</summary>
    [Theory]
    [InlineData("ExecuteTransaction", 0)]
    [InlineData("ExecuteMultiple", 1)]
    public void Batch_SecondRequestFails_KeepsTheFirstOnlyWhenSeparate(string message, int left)
    {
        using var fixture = new PipelineFixture();
        var requests = new OrganizationRequestCollection
        {
            new Microsoft.Xrm.Sdk.Messages.CreateRequest { Target = new Entity("account") { ["name"] = "First" } },
            new Microsoft.Xrm.Sdk.Messages.DeleteRequest { Target = new EntityReference("account", Guid.NewGuid()) },
        };
        var request = new OrganizationRequest(message) { ["Requests"] = requests };
        if (message == "ExecuteMultiple")
        {
            request["Settings"] = new ExecuteMultipleSettings { ContinueOnError = true, ReturnResponses = true };
        }

        Record.Exception(() => fixture.Service.Execute(request));
        Assert.Equal(left, fixture.Count("account"));
    }
}
