using System;
using System.Linq;
using System.ServiceModel;
using LocalDataverse;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Pipeline;

/// <summary>What the platform does to every row, whatever plug-ins there are.</summary>
public sealed class RowTests : IDisposable
{
    private readonly PipelineFixture _fixture = new();

    private IOrganizationService Service => _fixture.Service;

    public void Dispose() => _fixture.Dispose();

    /// <summary>optimistic-concurrency: codes for a stale version and for a missing one.</summary>
    [Fact]
    public void Update_StaleRowVersion_IsRefused()
    {
        var id = _fixture.Account("Nordvind");
        var read = _fixture.Account(id);
        Service.Update(new Entity("account", id) { ["name"] = "Changed meanwhile" });

        var stale = new Entity("account", id) { ["name"] = "Too late", RowVersion = read.RowVersion };
        Assert.Equal(Faults.ConcurrencyVersionMismatch, CodeOf(() => Update(stale)));
        Assert.Equal(Faults.ConcurrencyVersionNotProvided, CodeOf(() => Update(new Entity("account", id) { ["name"] = "No version" })));
        Assert.Equal("Changed meanwhile", _fixture.Account(id)["name"]);

        var fresh = new Entity("account", id) { ["name"] = "In time", RowVersion = _fixture.Account(id).RowVersion };
        Update(fresh);
        Assert.Equal("In time", _fixture.Account(id)["name"]);
    }

    [Fact]
    public void Create_SaysNothing_GetsOwnerAuthorStateAndCurrency()
    {
        var anna = _fixture.Person("Anna");
        var id = _fixture.Organization.AsUser(anna).Create(new Entity("opportunity") { ["name"] = "One", ["estimatedvalue"] = new Money(10m) });
        var row = Service.Retrieve("opportunity", id, new ColumnSet(true));
        Assert.Equal(anna, row.GetAttributeValue<EntityReference>("ownerid").Id);
        Assert.Equal(anna, row.GetAttributeValue<EntityReference>("createdby").Id);
        Assert.Equal("Anna Svensson", row.GetAttributeValue<EntityReference>("ownerid").Name);
        Assert.Equal(0, row.GetAttributeValue<OptionSetValue>("statecode").Value);
        Assert.Equal(1, row.GetAttributeValue<OptionSetValue>("statuscode").Value);
        Assert.Equal(WellKnown.BaseCurrencyId, row.GetAttributeValue<EntityReference>("transactioncurrencyid").Id);
        Assert.Equal("Open", row.FormattedValues["statecode"]);
        Assert.False(row.Contains("actualvalue"));
    }

    [Fact]
    public void Ids_OfRowsThatBringNone_Ascend()
    {
        var ids = Enumerable.Range(0, 50).Select(_ => Service.Create(new Entity("account") { ["name"] = "One" })).ToList();
        Assert.Equal(ids.Order(), ids);
    }

    /// <summary>Money in the base currency is the amount divided by the exchange rate, in the base currency's decimals.</summary>
    [Fact]
    public void Money_OtherCurrency_HasItsBaseAmount()
    {
        var currency = Service.Create(new Entity("transactioncurrency")
        {
            ["currencyname"] = "Krona",
            ["isocurrencycode"] = "SEK",
            ["currencysymbol"] = "kr",
            ["currencyprecision"] = 2,
            ["exchangerate"] = 11.5m,
        });
        var id = Service.Create(new Entity("opportunity")
        {
            ["name"] = "One",
            ["estimatedvalue"] = new Money(100.005m),
            ["transactioncurrencyid"] = new EntityReference("transactioncurrency", currency),
        });
        var row = Service.Retrieve("opportunity", id, new ColumnSet(true));
        Assert.Equal(100.01m, row.GetAttributeValue<Money>("estimatedvalue").Value);
        Assert.Equal(8.70m, row.GetAttributeValue<Money>("estimatedvalue_base").Value);
        Assert.Equal(11.5m, row.GetAttributeValue<decimal>("exchangerate"));
    }

    [Fact]
    public void Values_ThatTheColumnCannotTake_AreRefusedByName()
    {
        AssertRefused("with Name = 'nosuch'", new Entity("account") { ["nosuch"] = 1 });
        AssertRefused("does not take a String", new Entity("opportunity") { ["estimatedvalue"] = "many" });
        AssertRefused("has no option 77", new Entity("opportunity") { ["statuscode"] = new OptionSetValue(77) });
        AssertRefused("Does Not Exist", new Entity("opportunity") { ["customerid"] = new EntityReference("account", Guid.NewGuid()) });
        AssertRefused("not to 'task'", new Entity("opportunity") { ["customerid"] = new EntityReference("task", Guid.NewGuid()) });
        AssertRefused("There is no table 'nosuch'", new Entity("nosuch"));
    }

    [Fact]
    public void UnknownMessage_IsRefusedByName()
    {
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => Service.Execute(new OrganizationRequest("QualifyLead")));
        Assert.StartsWith("not supported by the local host:", fault.Message, StringComparison.Ordinal);
        Assert.Contains("QualifyLead", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>Win creates an opportunityclose and closes the opportunity with its date and revenue; twice is refused.</summary>
    [Fact]
    public void Win_ClosesWithActualValueAndActivity()
    {
        var id = Service.Create(new Entity("opportunity") { ["name"] = "One", ["estimatedvalue"] = new Money(100m) });
        var win = new WinOpportunityRequest
        {
            OpportunityClose = new Entity("opportunityclose")
            {
                ["subject"] = "Won",
                ["opportunityid"] = new EntityReference("opportunity", id),
                ["actualrevenue"] = new Money(90m),
                ["actualend"] = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc),
            },
            Status = new OptionSetValue(3),
        };
        Service.Execute(win);

        var row = Service.Retrieve("opportunity", id, new ColumnSet(true));
        Assert.Equal(1, row.GetAttributeValue<OptionSetValue>("statecode").Value);
        Assert.Equal(3, row.GetAttributeValue<OptionSetValue>("statuscode").Value);
        Assert.Equal(90m, row.GetAttributeValue<Money>("actualvalue").Value);
        Assert.Equal(new DateTime(2026, 3, 1), row.GetAttributeValue<DateTime>("actualclosedate"));
        Assert.Equal(1, _fixture.Count("opportunityclose"));
        Assert.Equal(Faults.OpportunityAlreadyClosed, CodeOf(() => Service.Execute(win)));

        // Reopening changes the status and nothing else (learn.microsoft.com, reference of reopen_opportunity).
        Service.Update(new Entity("opportunity", id) { ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(1) });
        row = Service.Retrieve("opportunity", id, new ColumnSet(true));
        Assert.Equal((90m, new DateTime(2026, 3, 1)), (row.GetAttributeValue<Money>("actualvalue").Value, row.GetAttributeValue<DateTime>("actualclosedate")));
    }

    [Fact]
    public void Status_OfAnotherState_IsRefused()
    {
        var id = Service.Create(new Entity("opportunity") { ["name"] = "One" });
        Assert.Equal(Faults.InvalidStatus, CodeOf(() => Service.Update(new Entity("opportunity", id) { ["statuscode"] = new OptionSetValue(4) })));
    }

    private void Update(Entity target) =>
        Service.Execute(new UpdateRequest { Target = target, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });

    private static int CodeOf(Action act) => Assert.Throws<FaultException<OrganizationServiceFault>>(act).Detail.ErrorCode;

    private void AssertRefused(string words, Entity row) =>
        Assert.Contains(words, Assert.Throws<FaultException<OrganizationServiceFault>>(() => Service.Create(row)).Message, StringComparison.Ordinal);
}
