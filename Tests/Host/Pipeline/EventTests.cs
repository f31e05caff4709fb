using System;
using System.Linq;
using System.ServiceModel;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Microsoft.Crm.Sdk.Messages;
using Xunit;

namespace Host.Pipeline;

/// <summary>Which steps run, in which order, and what they are shown.</summary>
public sealed class EventTests
{
    /// <summary>register-plug-in: steps of a stage run by rank, low first.</summary>
    [Fact]
    public void Steps_SameStage_RunByRank()
    {
        using var fixture = new PipelineFixture();
        fixture.On("Create", "account", Stage.PostOperation, (_, _) => fixture.Log.Add("second"), rank: 20);
        fixture.On("Create", "account", Stage.PostOperation, (_, _) => fixture.Log.Add("first"), rank: 10);
        fixture.On("Create", "account", Stage.PreOperation, (_, _) => fixture.Log.Add("before"), rank: 99);
        fixture.Account("Nordvind");
        Assert.Equal(["before", "first", "second"], fixture.Log);
    }

    /// <summary>register-plug-in: a filter asks whether a column is in the update, not whether it changed.</summary>
    [Fact]
    public void Filter_ColumnInUpdate_RunsEvenIfUnchanged()
    {
        using var fixture = new PipelineFixture();
        var id = fixture.Account("Nordvind");
        fixture.On("Update", "account", Stage.PostOperation, (_, _) => fixture.Log.Add("ran"), filter: ["name"]);
        fixture.Service.Update(new Entity("account", id) { ["name"] = "Nordvind" });
        fixture.Service.Update(new Entity("account", id) { ["description"] = "Another column" });
        Assert.Equal(["ran"], fixture.Log);
    }

    /// <summary>A PreOperation step that adds a column makes later steps that filter on it run.</summary>
    [Fact]
    public void Filter_ColumnAddedByEarlierStep_Runs()
    {
        using var fixture = new PipelineFixture();
        var id = fixture.Account("Nordvind");
        fixture.On("Update", "account", Stage.PreOperation, (context, _) => ((Entity)context.InputParameters["Target"])["description"] = "Added");
        fixture.On("Update", "account", Stage.PostOperation, (_, _) => fixture.Log.Add("ran"), filter: ["description"]);
        fixture.Service.Update(new Entity("account", id) { ["name"] = "Nordvind AB" });
        Assert.Equal(["ran"], fixture.Log);
        Assert.Equal("Added", fixture.Account(id)["description"]);
    }

    /// <summary>Columns that the platform itself adds to Target are seen by PostOperation and satisfy no filter.</summary>
    [Fact]
    public void Filter_ColumnOfThePlatform_DoesNotRun()
    {
        using var fixture = new PipelineFixture();
        var id = fixture.Account("Nordvind");
        fixture.On("Update", "account", Stage.PostOperation, (_, _) => fixture.Log.Add("filtered"), filter: ["modifiedon"]);
        fixture.On("Update", "account", Stage.PreOperation, (context, _) => fixture.Log.Add($"pre {Target(context).Contains("modifiedon")}"));
        fixture.On("Update", "account", Stage.PostOperation, (context, _) => fixture.Log.Add($"post {Target(context).Contains("modifiedon")}"));
        fixture.Service.Update(new Entity("account", id) { ["name"] = "Nordvind AB" });
        Assert.Equal(["pre False", "post True"], fixture.Log);
    }

    /// <summary>register-plug-in: images hold the columns asked for, before and after the operation; null columns are absent.</summary>
    [Fact]
    public void Images_Update_HoldBeforeAndAfter()
    {
        using var fixture = new PipelineFixture();
        var id = fixture.Account("Nordvind");
        fixture.On("Update", "account", Stage.PostOperation,
            (context, _) =>
            {
                fixture.Log.Add((string)context.PreEntityImages["PreImage"]["name"]);
                fixture.Log.Add((string)context.PostEntityImages["PostImage"]["name"]);
                fixture.Log.Add(string.Join(',', context.PreEntityImages["PreImage"].Attributes.Keys));
            },
            images: [new StepImage("PreImage", ImageKind.Pre, "Target", ["name", "description"]), new StepImage("PostImage", ImageKind.Post, "Target", ["name"])]);
        fixture.Service.Update(new Entity("account", id) { ["name"] = "Nordvind AB" });
        Assert.Equal(["Nordvind", "Nordvind AB", "name"], fixture.Log);
    }

    [Fact]
    public void Images_Delete_HoldTheRowThatWas()
    {
        using var fixture = new PipelineFixture();
        var id = fixture.Account("Nordvind");
        fixture.On("Delete", "account", Stage.PostOperation,
            (context, _) => fixture.Log.Add((string)context.PreEntityImages["PreImage"]["name"]),
            images: [new StepImage("PreImage", ImageKind.Pre, "Target", ["name"])]);
        fixture.Service.Delete("account", id);
        Assert.Equal(["Nordvind"], fixture.Log);
    }

    /// <summary>understand-the-data-context: 20 and 40 share variables; those of 10 come through the parent context.</summary>
    [Fact]
    public void SharedVariables_OfStage10_ComeThroughTheParentContext()
    {
        using var fixture = new PipelineFixture();
        fixture.On("Create", "account", Stage.PreValidation, (context, _) => context.SharedVariables["ten"] = "10");
        fixture.On("Create", "account", Stage.PreOperation, (context, _) => context.SharedVariables["twenty"] = "20");
        fixture.On("Create", "account", Stage.PostOperation, (context, _) => fixture.Log.Add(
            $"{context.SharedVariables.Contains("ten")} {context.SharedVariables["twenty"]} {context.ParentContext.SharedVariables["ten"]}"));
        fixture.Account("Nordvind");
        Assert.Equal(["False 20 10"], fixture.Log);
    }

    /// <summary>IExecutionContext.Depth: one more for each message that a plug-in issues; above 8 the chain is stopped.</summary>
    [Fact]
    public void Depth_EndlessChain_IsStoppedAbove8()
    {
        using var fixture = new PipelineFixture();
        var id = fixture.Account("Nordvind");
        fixture.On("Update", "account", Stage.PostOperation, (context, service) =>
        {
            fixture.Log.Add($"{context.Depth}");
            service.Update(new Entity("account", id) { ["name"] = $"Depth {context.Depth}" });
        });

        Assert.Throws<FaultException<OrganizationServiceFault>>(() => fixture.Service.Update(new Entity("account", id) { ["name"] = "Start" }));
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8"], fixture.Log);
        Assert.Equal("Nordvind", fixture.Account(id)["name"]);
    }

    /// <summary>special-update-operation-behavior: state or owner mixed with other columns delivers Update once for each.</summary>
    [Fact]
    public void Update_StateAndOwnerMixedWithOthers_IsDeliveredInParts()
    {
        using var fixture = new PipelineFixture();
        var id = fixture.Account("Nordvind");
        var user = fixture.Person("Anna");
        fixture.On("Update", "account", Stage.PostOperation, (context, _) => fixture.Log.Add(
            $"{context.Depth}: " + string.Join(',', Target(context).Attributes.Keys.Where(k => k is "name" or "ownerid" or "statecode"))));
        fixture.Service.Update(new Entity("account", id)
        {
            ["statecode"] = new OptionSetValue(1),
            ["name"] = "Nordvind AB",
            ["ownerid"] = new EntityReference("systemuser", user),
        });
        Assert.Equal(["1: name", "1: ownerid", "1: statecode"], fixture.Log);
    }

    /// <summary>special-update-operation-behavior: Assign and SetState raise Update; their own steps still run.</summary>
    [Fact]
    public void AssignAndSetState_RaiseUpdate()
    {
        using var fixture = new PipelineFixture();
        var id = fixture.Account("Nordvind");
        foreach (var message in new[] { "Assign", "SetState", "Update" })
        {
            fixture.On(message, "account", Stage.PostOperation, (context, _) => fixture.Log.Add(context.MessageName));
        }

        var account = new EntityReference("account", id);
        fixture.Service.Execute(new AssignRequest { Target = account, Assignee = new EntityReference("systemuser", LocalDataverse.WellKnown.SystemUserId) });
        fixture.Service.Execute(new SetStateRequest { EntityMoniker = account, State = new OptionSetValue(1), Status = new OptionSetValue(2) });
        Assert.Equal(["Update", "Assign", "Update", "SetState"], fixture.Log);
    }

    /// <summary>opportunity reference: deleting an account deletes its opportunities, whose own Delete steps run with the account's Delete above them.</summary>
    [Fact]
    public void Delete_Cascades_ChildStepsSeeTheParentsDelete()
    {
        using var fixture = new PipelineFixture();
        var account = fixture.Account("Nordvind");
        fixture.Service.Create(new Entity("opportunity") { ["name"] = "One", ["customerid"] = new EntityReference("account", account) });
        fixture.On("Delete", "opportunity", Stage.PostOperation, (context, _) =>
        {
            for (var above = context.ParentContext; above is not null; above = above.ParentContext)
            {
                fixture.Log.Add($"{above.MessageName} {above.PrimaryEntityName} {above.Stage}");
            }
        });
        fixture.Service.Delete("account", account);
        Assert.Contains("Delete account 30", fixture.Log);
        Assert.Equal(0, fixture.Count("opportunity"));
    }

    /// <summary>cascading-behavior: an Assign cascade re-assigns the children one by one, each with its Update.</summary>
    [Fact]
    public void Assign_Cascades_UnlessTheOwnerIsTheSame()
    {
        using var fixture = new PipelineFixture();
        var account = fixture.Account("Nordvind");
        var user = fixture.Person("Anna");
        fixture.Service.Create(new Entity("opportunity") { ["name"] = "One", ["customerid"] = new EntityReference("account", account) });
        fixture.On("Update", "opportunity", Stage.PostOperation, (_, _) => fixture.Log.Add("moved"), filter: ["ownerid"]);
        var change = new Entity("account", account) { ["ownerid"] = new EntityReference("systemuser", user) };
        fixture.Service.Update(change);
        fixture.Service.Update(change);
        Assert.Equal(["moved"], fixture.Log);
    }

    /// <summary>One instance of a class serves every execution of its step, from any thread.</summary>
    [Fact]
    public void Steps_ManyThreads_AllRunOnce()
    {
        using var fixture = new PipelineFixture();
        var count = 0;
        fixture.On("Create", "account", Stage.PreValidation, (_, _) => System.Threading.Interlocked.Increment(ref count));
        System.Threading.Tasks.Parallel.For(0, 40, i => fixture.Account($"Customer {i}"));
        Assert.Equal(40, count);
        Assert.Equal(40, fixture.Count("account"));
    }

    private static Entity Target(IPluginExecutionContext context) => (Entity)context.InputParameters["Target"];
}
