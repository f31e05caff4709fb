using System;
using System.Activities;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using System.ServiceModel;
using Host.Pipeline;
using LocalDataverse;
using LocalDataverse.Activities;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;
using Xunit;

namespace Host.Activities;

/// <summary>How activities run: transaction, user, errors, trace.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly PipelineFixture _fixture = new();
    private readonly EntityReference _row;

    public ProcessTests() => _row = new EntityReference("account", _fixture.Account("Nordvind"));

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void RealTime_AStepFails_TheStepsBeforeItAreUndone()
    {
        Refused(() => Run(isRealTime: true, CreateAnAccount, _ => throw new InvalidPluginExecutionException("No.")), Faults.IsvAborted, "No.");
        Assert.Equal(1, _fixture.Count("account"));
    }

    [Fact]
    public void Background_AStepFails_WhatTheStepsBeforeItDidStays()
    {
        Refused(() => Run(isRealTime: false, CreateAnAccount, _ => throw new InvalidPluginExecutionException("No.")), Faults.IsvAborted, "No.");
        Assert.Equal(2, _fixture.Count("account"));
    }

    [Fact]
    public void RealTime_AnErrorIsIgnored_TheWholeIsDoomed()
    {
        Refused(() => Run(isRealTime: true, CreateAnAccount, IgnoreAnError), Faults.UnExpected, "no active transaction");
        Assert.Equal(1, _fixture.Count("account"));
    }

    [Fact]
    public void Background_AnErrorIsIgnored_TheRestGoesOn()
    {
        Run(isRealTime: false, IgnoreAnError, CreateAnAccount);
        Assert.Equal(2, _fixture.Count("account"));
    }

    [Fact]
    public void AnotherException_IsHiddenFromTheUser_AndInTheTrace()
    {
        var fault = Refused(() => Run(isRealTime: true, _ => throw new InvalidOperationException("secret")), Faults.IsvUnExpected, "unexpected error");
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
        Assert.Contains("secret", fault.TraceText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 1, 0)]
    [InlineData(false, 0, 1)]
    public void Context_SaysWhatTheProcessIs(bool isRealTime, int workflowMode, int mode)
    {
        var (starter, owner) = (_fixture.Person("Anna"), _fixture.Person("Bo"));
        IWorkflowContext? seen = null;
        var account = Guid.Empty;
        _fixture.Organization.Register(new Does((_, context) =>
        {
            seen = context.GetExtension<IWorkflowContext>();
            account = context.GetExtension<IOrganizationServiceFactory>().CreateOrganizationService(seen.UserId).Create(new Entity("account") { ["name"] = "Another" });
            Assert.Null(context.GetExtension<IPluginExecutionContext>());
        }));
        _fixture.Organization.RunProcess(new ProcessStart(_row, starter) { IsRealTime = isRealTime, RunsAs = owner }, process => process.Step(Does.Name));

        Assert.Equal((owner, starter), (seen!.UserId, seen.InitiatingUserId));
        Assert.Equal((workflowMode, mode, 0, 1), (seen.WorkflowMode, seen.Mode, seen.WorkflowCategory, seen.Depth));
        Assert.Equal(("account", _row.Id, isRealTime), (seen.PrimaryEntityName, seen.PrimaryEntityId, seen.IsInTransaction));
        Assert.Null(seen.ParentContext);
        Assert.Equal(owner, _fixture.Account(account).GetAttributeValue<EntityReference>("createdby").Id);
    }

    /// <summary>Plug-ins see the process as their cause, and whoever started it as the initiating user.</summary>
    [Fact]
    public void Plugins_SeeTheProcessAbove()
    {
        var causes = new List<(string Message, int Depth, Guid Initiating)>();
        var (starter, owner) = (_fixture.Person("Anna"), _fixture.Person("Bo"));
        _fixture.On("Create", "account", LocalDataverse.Registrations.Stage.PreValidation,
            (context, _) => causes.Add((context.ParentContext.MessageName, context.Depth, context.InitiatingUserId)));
        _fixture.Organization.Register(new Does(CreateAnAccount));
        _fixture.Organization.RunProcess(new ProcessStart(_row, starter) { RunsAs = owner }, process => process.Step(Does.Name));
        Assert.Equal([("ExecuteWorkflow", 2, starter)], causes);
    }

    /// <summary>The platform keeps one instance and may use it from several threads.</summary>
    [Fact]
    public void OneInstance_ManyRunsAtOnce_ValuesDoNotMix()
    {
        _fixture.Organization.Register(new Does((it, context) => it.Result.Set(context, it.Number.Get(context) * it.Factor.Get(context))));
        var results = new decimal[200];
        Parallel.For(0, results.Length, i => _fixture.Organization.RunProcess(new ProcessStart(_row, WellKnown.SystemUserId) { IsRealTime = false }, process =>
            results[i] = (decimal)process.Step(Does.Name, ("Number", i), ("Factor", 0.5m))["Result"]!));
        Assert.Equal(Enumerable.Range(0, results.Length).Select(i => i * 0.5m), results);
    }

    [Fact]
    public void Activity_Unknown_IsRefusedByName() => Refused(() => _fixture.Organization.RunProcess(
        new ProcessStart(_row, WellKnown.SystemUserId), process => process.Step("Opps.Nothing")), Faults.InvalidArgument, "'Opps.Nothing'");

    private static void CreateAnAccount(IOrganizationService service) => service.Create(new Entity("account") { ["name"] = "Another" });

    private static void IgnoreAnError(IOrganizationService service)
    {
        try
        {
            service.Delete("account", Guid.NewGuid());
        }
        catch (FaultException<OrganizationServiceFault>)
        {
            // What a careful activity does not do in a transaction.
        }
    }

    private void Run(bool isRealTime, params Action<IOrganizationService>[] steps)
    {
        var left = new Queue<Action<IOrganizationService>>(steps);
        _fixture.Organization.Register(new Does(service => left.Dequeue()(service)));
        _fixture.Organization.RunProcess(new ProcessStart(_row, WellKnown.SystemUserId) { IsRealTime = isRealTime }, process =>
        {
            while (left.Count > 0)
            {
                process.Step(Does.Name);
            }
        });
    }

    private static OrganizationServiceFault Refused(Action act, int code, string naming)
    {
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(act);
        Assert.Equal(code, fault.Detail.ErrorCode);
        Assert.Contains(naming, fault.Message, StringComparison.Ordinal);
        return fault.Detail;
    }
}
