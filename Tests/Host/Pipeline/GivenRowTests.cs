using System;
using System.ServiceModel;
using System.Xml.Linq;
using Host.Solutions;
using LocalDataverse;
using LocalDataverse.Registrations;
using LocalDataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Pipeline;

/// <summary>What plug-ins get of a request, and what the main operation takes of what they made of it.</summary>
public sealed class GivenRowTests : IDisposable
{
    private readonly PipelineFixture _fixture = new();

    private IOrganizationService Service => _fixture.Service;

    public void Dispose() => _fixture.Dispose();

    /// <summary>use-alternate-key-reference-record: plug-ins get the id, never the key.</summary>
    [Theory]
    [InlineData("Create", Stage.PreValidation)]
    [InlineData("Create", Stage.PreOperation)]
    [InlineData("Update", Stage.PreValidation)]
    [InlineData("Update", Stage.PreOperation)]
    public void LookupByKey_HasItsIdBeforeStage10(string message, Stage stage)
    {
        _fixture.Organization.Import(SamplePackage.Zip(WithKey));
        var whole = Service.Create(new Entity("sbx_whole") { ["sbx_number"] = "W1" });
        EntityReference? seen = null;
        _fixture.On(message, "sbx_part", stage, (context, _) => seen = Target(context).GetAttributeValue<EntityReference>("sbx_wholeid"));
        var byKey = new EntityReference("sbx_whole", "sbx_number", "W1");
        var id = Service.Create(new Entity("sbx_part") { ["sbx_wholeid"] = byKey });
        Service.Update(new Entity("sbx_part", id) { ["sbx_wholeid"] = byKey });
        Assert.Equal(whole, seen!.Id);
        Assert.Empty(seen.KeyAttributes);
        Assert.Equal(Guid.Empty, byKey.Id);
    }

    [Fact]
    public void LookupByKey_OfNoRow_IsRefusedBeforeStage10()
    {
        _fixture.Organization.Import(SamplePackage.Zip(WithKey));
        _fixture.On("Create", "sbx_part", Stage.PreValidation, (_, _) => _fixture.Log.Add("ran"));
        var fault = Refused(() => Service.Create(new Entity("sbx_part") { ["sbx_wholeid"] = new EntityReference("sbx_whole", "sbx_number", "W2") }));
        Assert.Equal(Faults.RecordNotFoundByEntityKey, fault.Detail.ErrorCode);
        Assert.Empty(_fixture.Log);
    }

    [Fact]
    public void Values_ChangedByAPlugin_StayAsTheyAreForTheCaller()
    {
        _fixture.On("Create", "opportunity", Stage.PreOperation, (context, _) => Target(context).GetAttributeValue<Money>("estimatedvalue").Value = 7m);
        var row = new Entity("opportunity") { ["name"] = "One", ["estimatedvalue"] = new Money(10m) };
        var id = Service.Create(row);
        Assert.Equal(10m, row.GetAttributeValue<Money>("estimatedvalue").Value);
        Assert.Equal(7m, Service.Retrieve("opportunity", id, new ColumnSet("estimatedvalue")).GetAttributeValue<Money>("estimatedvalue").Value);
    }

    [Fact]
    public void Images_OfTwoSteps_ShareNoValue()
    {
        var id = Service.Create(new Entity("opportunity") { ["name"] = "One", ["estimatedvalue"] = new Money(10m) });
        var image = new StepImage("PreImage", ImageKind.Pre, "Target", ["estimatedvalue"]);
        _fixture.On("Update", "opportunity", Stage.PostOperation, (context, _) => Amount(context).Value = 99m, rank: 1, images: [image]);
        var seen = 0m;
        _fixture.On("Update", "opportunity", Stage.PostOperation, (context, _) => seen = Amount(context).Value, rank: 2, images: [image]);
        Service.Update(new Entity("opportunity", id) { ["name"] = "Two" });
        Assert.Equal(10m, seen);

        static Money Amount(IPluginExecutionContext context) => context.PreEntityImages["PreImage"].GetAttributeValue<Money>("estimatedvalue");
    }

    [Theory]
    [InlineData("Create", Stage.PreValidation)]
    [InlineData("Create", Stage.PreOperation)]
    [InlineData("Update", Stage.PreValidation)]
    [InlineData("Update", Stage.PreOperation)]
    public void Target_Replaced_IsWhatIsWritten(string message, Stage stage)
    {
        _fixture.On(message, "account", stage, (context, _) => context.InputParameters["Target"] = new Entity("account") { ["name"] = "Replaced" });
        var id = _fixture.Account("Nordvind");
        Service.Update(new Entity("account", id) { ["name"] = "Changed" });
        Assert.Equal(message == "Create" ? "Changed" : "Replaced", _fixture.Account(id)["name"]);
    }

    [Fact]
    public void TargetId_SetBeforeCreate_IsTheRowsId()
    {
        var wanted = Guid.NewGuid();
        _fixture.On("Create", "account", Stage.PreOperation, (context, _) => Target(context).Id = wanted);
        Assert.Equal(wanted, _fixture.Account("Nordvind"));
        Assert.Equal("Nordvind", _fixture.Account(wanted)["name"]);
    }

    [Fact]
    public void Query_ConditionAddedOrReplaced_IsWhatRuns()
    {
        _fixture.Account("Nordvind");
        var other = _fixture.Account("Other");
        _fixture.On("RetrieveMultiple", "account", Stage.PreOperation, (context, _) =>
        {
            if (context.InputParameters["Query"] is QueryExpression query)
            {
                query.Criteria.AddCondition("name", ConditionOperator.Equal, "Other");
            }
            else
            {
                context.InputParameters["Query"] = new QueryExpression("account") { TopCount = 1 };
            }
        });
        Assert.Equal(other, Assert.Single(Service.RetrieveMultiple(new QueryExpression("account")).Entities).Id);
        Assert.Single(Service.RetrieveMultiple(new FetchExpression("<fetch><entity name='account'/></fetch>")).Entities);
    }

    [Fact]
    public void ColumnSet_Changed_IsWhatIsRead()
    {
        var id = _fixture.Account("Nordvind");
        _fixture.On("Retrieve", "account", Stage.PreOperation, (context, _) => ((ColumnSet)context.InputParameters["ColumnSet"]).AddColumn("name"));
        var asked = new ColumnSet("description");
        Assert.Equal("Nordvind", Service.Retrieve("account", id, asked)["name"]);
        Assert.Equal(["description"], asked.Columns);
    }

    [Fact]
    public void Assignee_Replaced_IsTheOwner()
    {
        var id = _fixture.Account("Nordvind");
        var anna = Person("Anna");
        Service.AssignRole(new EntityReference("systemuser", anna));
        _fixture.On("Assign", "account", Stage.PreOperation, (context, _) => context.InputParameters["Assignee"] = new EntityReference("systemuser", anna));
        Service.Execute(new AssignRequest { Target = new EntityReference("account", id), Assignee = new EntityReference("systemuser", WellKnown.SystemUserId) });
        Assert.Equal(anna, _fixture.Account(id).GetAttributeValue<EntityReference>("ownerid").Id);
    }

    [Fact]
    public void Close_ChangedByAPlugin_IsWhatIsCreated()
    {
        var id = Service.Create(new Entity("opportunity") { ["name"] = "One" });
        _fixture.On("Win", "opportunity", Stage.PreOperation, (context, _) => ((Entity)context.InputParameters["OpportunityClose"])["subject"] = "By plug-in");
        var close = new Entity("opportunityclose") { ["subject"] = "By caller", ["opportunityid"] = new EntityReference("opportunity", id) };
        Service.Execute(new WinOpportunityRequest { OpportunityClose = close, Status = new OptionSetValue(-1) });
        Assert.Equal("By plug-in", Assert.Single(Service.RetrieveMultiple(new QueryExpression("opportunityclose") { ColumnSet = new ColumnSet("subject") }).Entities)["subject"]);
        Assert.Equal("By caller", close["subject"]);
    }

    [Fact]
    public void RelatedEntities_Upsert_AreCreatedWithANewRow_AndRefusedInAnUpdate()
    {
        var row = new Entity("account", Guid.NewGuid()) { ["name"] = "Nordvind" };
        row.RelatedEntities[new Relationship("opportunity_customer_accounts")] = new EntityCollection([new Entity("opportunity") { ["name"] = "One" }]);
        Assert.True(((UpsertResponse)Service.Execute(new UpsertRequest { Target = row })).RecordCreated);
        Assert.Equal(1, _fixture.Count("opportunity"));

        Assert.Contains("RelatedEntities", Refused(() => Service.Execute(new UpsertRequest { Target = row })).Message, StringComparison.Ordinal);
        Assert.Contains("RelatedEntities", Refused(() => Service.Update(row)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Id_OnlyAsColumn_FindsTheRow_AndAContradictionIsRefused()
    {
        var id = _fixture.Account("Nordvind");
        Service.Update(new Entity("account") { ["accountid"] = id, ["name"] = "Found" });
        Assert.Equal("Found", _fixture.Account(id)["name"]);

        var other = Guid.NewGuid();
        Assert.Contains($"{other}", Refused(() => Service.Update(new Entity("account", id) { ["accountid"] = other })).Message, StringComparison.Ordinal);
        Assert.Contains($"{other}", Refused(() => Service.Create(new Entity("account", id) { ["accountid"] = other })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Status_Minus1_IsTheStatesDefault()
    {
        var id = Service.Create(new Entity("account") { ["name"] = "Nordvind", ["statuscode"] = new OptionSetValue(-1) });
        Service.Execute(new SetStateRequest { EntityMoniker = new EntityReference("account", id), State = new OptionSetValue(1), Status = new OptionSetValue(-1) });
        Assert.Equal(2, _fixture.Account(id).GetAttributeValue<OptionSetValue>("statuscode").Value);
        Service.Update(new Entity("account", id) { ["statuscode"] = new OptionSetValue(-1) });
        Assert.Equal(2, _fixture.Account(id).GetAttributeValue<OptionSetValue>("statuscode").Value);
    }

    private static Entity Target(IPluginExecutionContext context) => (Entity)context.InputParameters["Target"];

    private static FaultException<OrganizationServiceFault> Refused(Action act) => Assert.Throws<FaultException<OrganizationServiceFault>>(act);

    private static void WithKey(XElement customizations)
    {
        var attributes = customizations.Column("sbx_Whole", "sbx_WholeId").Parent!;
        attributes.Add(XElement.Parse("<attribute PhysicalName='sbx_Number'><Type>nvarchar</Type><LogicalName>sbx_number</LogicalName><MaxLength>20</MaxLength></attribute>"));
        attributes.AddAfterSelf(XElement.Parse("""
            <EntityKeys><EntityKey><Name>sbx_Number</Name><LogicalName>sbx_number</LogicalName><EntityKeyAttributes>
            <AttributeName>sbx_number</AttributeName></EntityKeyAttributes></EntityKey></EntityKeys>
            """));
    }

    private Guid Person(string firstName) => Service.Create(new Entity("systemuser") { ["firstname"] = firstName, ["lastname"] = "Svensson" });
}
