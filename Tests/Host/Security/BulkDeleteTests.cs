using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using LocalDataverse;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Security;

/// <summary>delete-data-bulk: what the queries find is deleted by a job, as its caller; the job's rows tell how it went.</summary>
public sealed class BulkDeleteTests : IDisposable
{
    private readonly SecurityFixture _fixture = new();
    private readonly Guid _anna;
    private readonly Guid _bo;

    public BulkDeleteTests()
    {
        var role = _fixture.Role("prvReadAccount Global", "prvDeleteAccount Basic", "prvBulkDelete Global", "prvReadAsyncOperation Global", "prvReadBulkDeleteOperation Global");
        (_anna, _bo) = (_fixture.Person("Anna", _fixture.Nordic, role), _fixture.Person("Bo", _fixture.Nordic, role));
    }

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void WhatTheQueriesFind_Goes_AndWhatTheCallerMayNotDelete_Stays()
    {
        Guid[] annas = [_fixture.Account(_anna), _fixture.Account(_anna)];
        var bos = _fixture.Account(_bo);
        var query = All();
        var job = ((BulkDeleteResponse)_fixture.As(_anna).Execute(Request(query))).JobId;
        Assert.Equal([bos], Accounts());
        Assert.DoesNotContain(bos, annas);
        Assert.Equal(("Old customers", 3, 30), (Row(job)["name"], Row(job).GetAttributeValue<OptionSetValue>("statecode").Value, Row(job).GetAttributeValue<OptionSetValue>("statuscode").Value));
        Assert.Equal((2, 1), Counts(job));
        Assert.Equal(0, query.PageInfo?.PageNumber ?? 0);
    }

    [Fact]
    public void SeveralQueries_AreOneJob()
    {
        for (var i = 0; i < 3; i++)
        {
            _fixture.Account(_anna);
        }

        var none = All();
        none.Criteria.AddCondition("name", ConditionOperator.Equal, "Nobody");
        var job = ((BulkDeleteResponse)_fixture.System.Execute(Request(none, All()))).JobId;
        Assert.Empty(Accounts());
        Assert.Equal((3, 0), Counts(job));
    }

    [Fact]
    public void QueryThatFails_FailsTheJob()
    {
        _fixture.Account(_anna);
        var job = ((BulkDeleteResponse)_fixture.System.Execute(Request(new QueryExpression("account") { ColumnSet = new ColumnSet("nocolumn") }))).JobId;
        Assert.Equal(31, Row(job).GetAttributeValue<OptionSetValue>("statuscode").Value);
        Assert.Single(Accounts());
        Assert.Equal((0, 0), Counts(job));
    }

    [Fact]
    public void WithoutThePrivilege_IsRefused()
    {
        _fixture.Account(_anna);
        var cia = _fixture.As(_fixture.Person("Cia", _fixture.Nordic, _fixture.Role("prvReadAccount Global", "prvDeleteAccount Global")));
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => cia.Execute(Request(All())));
        Assert.Equal(Faults.PrivilegeDenied, fault.Detail.ErrorCode);
        Assert.Single(Accounts());
    }

    [Theory, InlineData("RecurrencePattern"), InlineData("SendEmailNotification"), InlineData("StartDateTime")]
    public void WhatIsNotDone_IsRefusedByName(string parameter)
    {
        _fixture.Account(_anna);
        var request = Request(All());
        request[parameter] = parameter switch
        {
            "RecurrencePattern" => "FREQ=DAILY;",
            "StartDateTime" => DateTime.UtcNow.AddDays(1),
            _ => true,
        };
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => _fixture.System.Execute(request));
        Assert.Contains(parameter, fault.Message, StringComparison.Ordinal);
        Assert.Single(Accounts());
    }

    private static QueryExpression All() => new("account") { ColumnSet = new ColumnSet(false) };

    private static BulkDeleteRequest Request(params QueryExpression[] queries) => new()
    {
        JobName = "Old customers", QuerySet = queries, ToRecipients = [], CCRecipients = [], RecurrencePattern = "", SendEmailNotification = false, StartDateTime = DateTime.UtcNow,
    };

    private IEnumerable<Guid> Accounts() => _fixture.System.RetrieveMultiple(All()).Entities.Select(row => row.Id);

    private Entity Row(Guid job) => _fixture.System.Retrieve("asyncoperation", job, new ColumnSet(true));

    private (int Gone, int Stayed) Counts(Guid job)
    {
        var query = new QueryByAttribute("bulkdeleteoperation") { ColumnSet = new ColumnSet("successcount", "failurecount") };
        query.AddAttributeValue("asyncoperationid", job);
        var row = Assert.Single(_fixture.System.RetrieveMultiple(query).Entities);
        return (row.GetAttributeValue<int>("successcount"), row.GetAttributeValue<int>("failurecount"));
    }
}
