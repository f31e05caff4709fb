using System;
using System.ServiceModel;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Pipeline;

/// <summary>Whatever a request lacks, its caller gets a fault that says so, never another exception.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly PipelineFixture _fixture = new();

    private IOrganizationService Service => _fixture.Service;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Nulls_AreRefusedByName()
    {
        Refused("'request' is null", () => Service.Execute(null));
        Refused("RequestName", () => Service.Execute(new OrganizationRequest()));
        Refused("'Target'", () => Service.Create(null));
        Refused("names no table", () => Service.Create(new Entity()));
        Refused("names no table", () => Service.Delete(null, Guid.NewGuid()));
        Refused("names no table", () => Service.Retrieve(null, Guid.NewGuid(), new ColumnSet(true)));
        Refused("'ColumnSet'", () => Service.Retrieve("account", _fixture.Account("Nordvind"), null));
        Refused("with Name = ''", () => Service.Retrieve("account", _fixture.Account("Nordvind"), new ColumnSet([null])));
        Refused("'Query'", () => Service.RetrieveMultiple(null));
        Refused("names no table", () => Service.RetrieveMultiple(new QueryExpression()));
        Refused("with Name = ''", () => Service.RetrieveMultiple(new QueryExpression("account") { ColumnSet = new ColumnSet([null]) }));
        Refused("needs one value", () => Service.RetrieveMultiple(new QueryExpression("account") { Criteria = { Conditions = { new ConditionExpression() } } }));
        Refused("RetrieveMultiple", () => Service.RetrieveMultiple(new QueryExpression("account") { Criteria = { Conditions = { null } } }));
        Refused("FetchExpression", () => Service.RetrieveMultiple(new FetchExpression(null)));
        Refused("one element 'entity'", () => Service.RetrieveMultiple(new FetchExpression("<fetch><entity name='account'/><entity name='task'/></fetch>")));
    }

    [Theory]
    [InlineData("CreateMultiple")]
    [InlineData("UpdateMultiple")]
    [InlineData("UpsertMultiple")]
    public void NullAmongTargets_IsRefused(string message) => Refused("'Targets'", () => Service.Execute(new OrganizationRequest(message)
    {
        ["Targets"] = new EntityCollection([new Entity("account"), null]) { EntityName = "account" },
    }));

    [Fact]
    public void NullAmongRelatedRows_IsRefused() => Refused("'RelatedEntities'", () => Service.Associate(
        "account", _fixture.Account("Nordvind"), new Relationship("opportunity_customer_accounts"), [null]));

    [Fact]
    public void State_Emptied_IsRefused_AndOfANewRowTheFirst()
    {
        var id = Service.Create(new Entity("account") { ["name"] = "Nordvind", ["statecode"] = null });
        Assert.Equal(0, _fixture.Account(id).GetAttributeValue<OptionSetValue>("statecode").Value);
        Refused("'account.statecode' can't be emptied", () => Service.Update(new Entity("account", id) { ["statecode"] = null }));
    }

    [Fact]
    public void Win_WithoutAnEnd_EndsNow()
    {
        var id = Service.Create(new Entity("opportunity") { ["name"] = "One" });
        var close = new Entity("opportunityclose") { ["opportunityid"] = new EntityReference("opportunity", id), ["actualend"] = null };
        Service.Execute(new WinOpportunityRequest { OpportunityClose = close, Status = new OptionSetValue(-1) });
        Assert.True(Service.Retrieve("opportunity", id, new ColumnSet("actualclosedate")).Contains("actualclosedate"));
    }

    [Fact]
    public void SystemRequired_Missing_IsRefused()
    {
        var currency = new Entity("transactioncurrency")
        {
            ["currencyname"] = "Krona", ["isocurrencycode"] = "SEK", ["currencysymbol"] = "kr", ["currencyprecision"] = 2,
        };
        Refused("'exchangerate'", () => Service.Create(currency));
        currency["exchangerate"] = 11.5m;
        var id = Service.Create(currency);
        Refused("'transactioncurrency.exchangerate' can't be emptied", () => Service.Update(new Entity("transactioncurrency", id) { ["exchangerate"] = null }));
    }

    private static void Refused(string words, Action act) =>
        Assert.Contains(words, Assert.Throws<FaultException<OrganizationServiceFault>>(act).Message, StringComparison.Ordinal);
}
