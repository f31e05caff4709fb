using System;
using System.Linq;
using System.ServiceModel;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Xunit;

namespace Host.Pipeline;

/// <summary>execute-multiple-requests and use-executetransaction: limits, and what their answers and faults say.</summary>
public sealed class BatchTests : IDisposable
{
    private readonly PipelineFixture _fixture = new();

    private static CreateRequest Good => new() { Target = new Entity("account") { ["name"] = "Nordvind" } };

    private static DeleteRequest Bad => new() { Target = new EntityReference("account", Guid.NewGuid()) };

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Multiple_SaysWhetherOneFaulted()
    {
        Assert.False(Multiple(Good).IsFaulted);
        Assert.True(Multiple(Good, Bad).IsFaulted);
    }

    [Fact]
    public void Multiple_InsideAnother_IsAFaultOfThatItem()
    {
        var inner = new ExecuteMultipleRequest { Requests = [Good], Settings = new ExecuteMultipleSettings() };
        var items = Multiple(inner, Good).Responses;
        Assert.Contains("ExecuteMultiple", items[0].Fault.Message, StringComparison.Ordinal);
        Assert.Null(items[1].Fault);
        Assert.Equal(1, _fixture.Count("account"));
    }

    [Theory]
    [InlineData("ExecuteMultiple")]
    [InlineData("ExecuteTransaction")]
    public void MoreThan1000_AreRefusedBeforeTheFirst(string message)
    {
        var requests = new OrganizationRequestCollection();
        requests.AddRange(Enumerable.Repeat(Good, 1001));
        var request = new OrganizationRequest(message) { ["Requests"] = requests };
        if (message == "ExecuteMultiple")
        {
            request["Settings"] = new ExecuteMultipleSettings();
        }

        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => _fixture.Service.Execute(request));
        Assert.Equal(1000, fault.Detail.ErrorDetails["MaxBatchSize"]);
        Assert.Equal(0, _fixture.Count("account"));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 0)]
    [InlineData(null, 0)]
    public void Transaction_AnswersOnlyWhenAsked(bool? asked, int count) => Assert.Equal(count, ((ExecuteTransactionResponse)_fixture.Service.Execute(
        new ExecuteTransactionRequest { Requests = [Good, Good], ReturnResponses = asked })).Responses.Count);

    [Fact]
    public void Transaction_Fault_SaysWhichRequest()
    {
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => _fixture.Service.Execute(new ExecuteTransactionRequest { Requests = [Good, Bad] }));
        Assert.Equal(1, Assert.IsType<ExecuteTransactionFault>(fault.Detail).FaultedRequestIndex);
        Assert.Equal(Faults.ObjectDoesNotExist, fault.Detail.ErrorCode);
    }

    [Fact]
    public void Transaction_InsideAnother_IsRefused() => Assert.Throws<FaultException<OrganizationServiceFault>>(() => _fixture.Service.Execute(
        new ExecuteTransactionRequest { Requests = [new ExecuteTransactionRequest { Requests = [Good] }] }));

    [Theory]
    [InlineData("CreateMultiple", null, "'EntityName' is missing")]
    [InlineData("UpdateMultiple", "", "'EntityName' is missing")]
    [InlineData("UpsertMultiple", "contact", "'account' does not match the expected entity logical name 'contact'")]
    public void Targets_OfNoTableOrAnother_AreRefused(string message, string? table, string why) => Assert.Contains(why,
        Assert.Throws<FaultException<OrganizationServiceFault>>(() => Send(message, table, new Entity("account", _fixture.Account("One")))).Message, StringComparison.Ordinal);

    /// <summary>bulk-operations, "Duplicate records": an update takes the first, an upsert refuses them.</summary>
    [Fact]
    public void Targets_OfOneRow_FirstCounts_OrAreRefused()
    {
        var id = _fixture.Account("Before");
        Entity[] twice = [new("account", id) { ["name"] = "First" }, new("account", id) { ["name"] = "Second" }];
        Send("UpdateMultiple", "account", twice);
        Assert.Equal("First", _fixture.Account(id)["name"]);
        Assert.Contains(id.ToString(), Assert.Throws<FaultException<OrganizationServiceFault>>(() => Send("UpsertMultiple", "account", twice)).Message, StringComparison.Ordinal);
    }

    private void Send(string message, string? table, params Entity[] rows) =>
        _fixture.Service.Execute(new OrganizationRequest(message) { ["Targets"] = new EntityCollection(rows) { EntityName = table } });

    private ExecuteMultipleResponse Multiple(params OrganizationRequest[] requests)
    {
        var all = new OrganizationRequestCollection();
        all.AddRange(requests);
        return (ExecuteMultipleResponse)_fixture.Service.Execute(new ExecuteMultipleRequest
        {
            Requests = all, Settings = new ExecuteMultipleSettings { ContinueOnError = true, ReturnResponses = true },
        });
    }
}
