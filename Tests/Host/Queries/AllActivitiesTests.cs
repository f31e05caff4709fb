using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using Host.Pipeline;
using Host.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Queries;

/// <summary>All kinds of activities as one table, activitypointer: read by what they are about, as a timeline does.</summary>
public sealed class AllActivitiesTests : IDisposable
{
    private readonly PipelineFixture _fixture = new();

    private IOrganizationService Service => _fixture.Service;

    [Fact]
    public void Activities_OfAnOpportunity_AreFoundTogether()
    {
        var opportunity = new EntityReference("opportunity", Service.Create(new Entity("opportunity") { ["name"] = "Crane" }));
        foreach (var kind in new[] { "task", "appointment", "phonecall", "email" })
        {
            Service.Create(new Entity(kind) { ["subject"] = kind, ["regardingobjectid"] = opportunity });
        }

        Service.Create(new Entity("task") { ["subject"] = "Elsewhere" });
        Service.Create(new Entity("opportunityclose") { ["subject"] = "Closed", ["opportunityid"] = opportunity, ["opportunitystatecode"] = new OptionSetValue(2) });

        var rows = Timeline(Service, opportunity.Id);
        Assert.Equal(["appointment", "email", "opportunityclose", "phonecall", "task"], rows.Select(r => (string)r["activitytypecode"]));
        Assert.All(rows, r => Assert.Equal(opportunity.Id, r.GetAttributeValue<EntityReference>("regardingobjectid").Id));
        Assert.Equal("Task", rows[^1].FormattedValues["activitytypecode"]);
        Assert.Equal("Crane", rows[^1].FormattedValues["regardingobjectid"]);
        Assert.Equal("task", Service.Retrieve("activitypointer", rows[^1].Id, new ColumnSet("subject"))["subject"]);
    }

    [Fact]
    public void Activities_AsOne_CanBeLinked()
    {
        var account = _fixture.Account("Nordvind");
        Service.Create(new Entity("task") { ["subject"] = "Call", ["regardingobjectid"] = new EntityReference("account", account) });
        var query = new QueryExpression("account") { ColumnSet = new ColumnSet("name") };
        query.AddLink("activitypointer", "accountid", "regardingobjectid").Columns = new ColumnSet("subject");
        Assert.Equal("Call", ((AliasedValue)Assert.Single(Service.RetrieveMultiple(query).Entities)["activitypointer1.subject"]).Value);
    }

    [Fact]
    public void Activities_AsOne_CanNotBeWritten()
    {
        var task = Service.Create(new Entity("task") { ["subject"] = "One" });
        foreach (var act in new Action[]
        {
            () => Service.Create(new Entity("activitypointer") { ["subject"] = "One" }),
            () => Service.Update(new Entity("activitypointer", task) { ["subject"] = "Two" }),
            () => Service.Delete("activitypointer", task),
        })
        {
            Assert.Contains("activitypointer", Assert.Throws<FaultException<OrganizationServiceFault>>(act).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Activities_AsOne_AreThoseThatOneMayRead()
    {
        using var security = new SecurityFixture();
        var anna = security.Person("Anna", security.Nordic, security.Role("prvReadActivity Basic"));
        var mine = security.System.Create(new Entity("task") { ["subject"] = "Mine", ["ownerid"] = SecurityFixture.User(anna) });
        var shared = security.System.Create(new Entity("phonecall") { ["subject"] = "Shared" });
        security.System.Create(new Entity("task") { ["subject"] = "Another's" });
        security.Share(new EntityReference("phonecall", shared), SecurityFixture.User(anna), Microsoft.Crm.Sdk.Messages.AccessRights.ReadAccess);
        Assert.Equal([mine, shared], security.Seen(anna, "activitypointer").Order(Comparer<Guid>.Create((a, b) => a == mine ? -1 : b == mine ? 1 : 0)));
    }

    [Fact] // quick find asks for the label of a choice by its …name column
    public void ChoiceName_Compared_IsItsLabelInTheReadersLanguage()
    {
        Service.Create(new Entity("task") { ["subject"] = "Urgent", ["prioritycode"] = new OptionSetValue(2) });
        Service.Create(new Entity("task") { ["subject"] = "Usual", ["prioritycode"] = new OptionSetValue(1) });
        var label = _fixture.Organization.Catalog.Get("task").Get("prioritycode").Choice!.Find(2)!.Label.In(1033)!;
        var query = new QueryExpression("task") { ColumnSet = new ColumnSet("subject") };
        query.Criteria.AddCondition("prioritycodename", ConditionOperator.Like, label[..2] + "%");
        Assert.Equal("Urgent", Assert.Single(Service.RetrieveMultiple(query).Entities)["subject"]);
    }

    public void Dispose() => _fixture.Dispose();

    private static IReadOnlyList<Entity> Timeline(IOrganizationService service, Guid about)
    {
        var query = new QueryExpression("activitypointer") { ColumnSet = new ColumnSet("subject", "activitytypecode", "regardingobjectid") };
        query.Criteria.AddCondition("regardingobjectid", ConditionOperator.Equal, about);
        query.AddOrder("activitytypecode", OrderType.Ascending);
        return [.. service.RetrieveMultiple(query).Entities];
    }
}
