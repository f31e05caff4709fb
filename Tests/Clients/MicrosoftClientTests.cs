using System;
using System.Linq;
using System.ServiceModel;
using LocalDataverse;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Clients;

/// <summary>Microsoft's client, over SOAP: each method of the organisation service, typed and untyped requests, and faults with their codes.</summary>
public sealed class MicrosoftClientTests(ServedProduct product)
{
    private readonly IOrganizationService _service = product.Connect(product.Anna);

    [Fact]
    public void Row_IsCreatedReadChangedAndDeleted()
    {
        var id = _service.Create(new Entity("account") { ["name"] = "Åre", ["revenue"] = new Money(12.5m), ["ownerid"] = new EntityReference("systemuser", product.Bjorn) });
        _service.Update(new Entity("account", id) { ["name"] = "Östersund", ["revenue"] = null });
        var row = _service.Retrieve("account", id, new ColumnSet("name", "revenue", "ownerid", "createdon"));
        Assert.Equal(("Östersund", null, product.Bjorn), ((string)row["name"], row.GetAttributeValue<Money>("revenue"), row.GetAttributeValue<EntityReference>("ownerid").Id));
        Assert.Equal(DateTimeKind.Utc, row.GetAttributeValue<DateTime>("createdon").Kind);
        Assert.NotEmpty(row.FormattedValues["ownerid"]);
        _service.Delete("account", id);
        Assert.Equal(Faults.ObjectDoesNotExist, Refused(() => _service.Retrieve("account", id, new ColumnSet(true))).ErrorCode);
    }

    [Fact]
    public void Rows_AreFound_ByEveryKindOfQuery_InPages()
    {
        var ids = Enumerable.Range(0, 5).Select(n => _service.Create(new Entity("account") { ["name"] = $"Query {n}" })).ToList();
        var query = new QueryExpression("account") { ColumnSet = new ColumnSet("name"), PageInfo = new PagingInfo { Count = 3, PageNumber = 1 } };
        query.Criteria.AddCondition("name", ConditionOperator.Like, "Query %");
        query.AddOrder("name", OrderType.Ascending);
        var first = _service.RetrieveMultiple(query);
        query.PageInfo.PageNumber++;
        query.PageInfo.PagingCookie = first.PagingCookie;
        var second = _service.RetrieveMultiple(query);
        Assert.True(first.MoreRecords && !second.MoreRecords);
        Assert.Equal(ids, first.Entities.Concat(second.Entities).Select(r => r.Id));

        var byColumn = new QueryByAttribute("account") { ColumnSet = new ColumnSet("name") };
        byColumn.AddAttributeValue("name", "Query 2");
        Assert.Equal(ids[2], Assert.Single(_service.RetrieveMultiple(byColumn).Entities).Id);

        var fetched = _service.RetrieveMultiple(new FetchExpression(
            "<fetch aggregate='true'><entity name='account'><attribute name='accountid' aggregate='count' alias='number'/><filter><condition attribute='name' operator='like' value='Query %'/></filter></entity></fetch>"));
        Assert.Equal(5, fetched.Entities.Single().GetAttributeValue<AliasedValue>("number").Value);
    }

    [Fact]
    public void Rows_AreAssociatedAndDisassociated()
    {
        var account = _service.Create(new Entity("account") { ["name"] = "Parent" });
        var opportunity = _service.Create(new Entity("opportunity") { ["name"] = "Child" });
        var relationship = new Relationship("opportunity_parent_account");
        var related = new EntityReferenceCollection { new("opportunity", opportunity) };
        _service.Associate("account", account, relationship, related);
        Assert.Equal(account, Parent()?.Id);
        _service.Disassociate("account", account, relationship, related);
        Assert.Null(Parent());

        EntityReference? Parent() => product.Stored.Retrieve("opportunity", opportunity, new ColumnSet("parentaccountid")).GetAttributeValue<EntityReference>("parentaccountid");
    }

    [Fact]
    public void TypedRequest_GetsItsTypedAnswer() => Assert.Equal(product.Anna, ((WhoAmIResponse)_service.Execute(new WhoAmIRequest())).UserId);

    [Fact]
    public void UntypedRequest_GetsAnUntypedAnswer_InABatchToo()
    {
        var answer = _service.Execute(new OrganizationRequest("WhoAmI"));
        Assert.Equal((typeof(OrganizationResponse), "WhoAmI", product.Anna), (answer.GetType(), answer.ResponseName, answer["UserId"]));

        var batch = (ExecuteMultipleResponse)_service.Execute(new ExecuteMultipleRequest
        {
            Settings = new ExecuteMultipleSettings { ContinueOnError = true, ReturnResponses = true },
            Requests = [new OrganizationRequest("WhoAmI"), new OrganizationRequest("Nonsense"), new WhoAmIRequest()],
        });
        Assert.Equal([typeof(OrganizationResponse), null, typeof(WhoAmIResponse)], batch.Responses.Select(r => r.Response?.GetType()));
        Assert.Contains("Nonsense", batch.Responses[1].Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CustomApi_TakesAndGivesWhatItStates()
    {
        var leaving = product.Somebody();
        var opportunity = _service.Create(new Entity("opportunity") { ["name"] = "Crane", ["estimatedvalue"] = new Money(1000) });
        var answer = _service.Execute(new OrganizationRequest("opps_SetSellerShares")
        {
            ["Target"] = new EntityReference("opportunity", opportunity),
            ["Shares"] = new EntityCollection([Share(product.Anna, 30m), Share(leaving, 60m)]) { EntityName = "opps_sellershare" },
        });
        Assert.Equal(90m, answer["Sum"]);
        Assert.Contains("90", (string)answer["Message"], StringComparison.Ordinal);
        Assert.Equal(100m, _service.Execute(new OrganizationRequest("opps_SplitSellerSharesEqually") { ["Target"] = new EntityReference("opportunity", opportunity) })["Sum"]);
        Assert.Equal(1, _service.Execute(new OrganizationRequest("opps_ReplaceSeller")
        {
            ["From"] = new EntityReference("systemuser", leaving), ["To"] = new EntityReference("systemuser", product.Bjorn),
        })["Changed"]);
    }

    [Fact]
    public void Transaction_ThatFails_LeavesNothing_AndNamesTheRequest()
    {
        var fault = Refused(() => _service.Execute(new ExecuteTransactionRequest
        {
            Requests = [new CreateRequest { Target = new Entity("account") { ["name"] = "Undone" } }, new DeleteRequest { Target = new EntityReference("account", Guid.NewGuid()) }],
        }));
        Assert.Equal(1, Assert.IsType<ExecuteTransactionFault>(fault).FaultedRequestIndex);
        var undone = new QueryByAttribute("account") { ColumnSet = new ColumnSet(false) };
        undone.AddAttributeValue("name", "Undone");
        Assert.Empty(_service.RetrieveMultiple(undone).Entities);
    }

    [Fact]
    public void Refusal_OfAPlugin_ArrivesInItsWords()
    {
        var opportunity = _service.Create(new Entity("opportunity") { ["name"] = "Crane" });
        var fault = Refused(() => _service.Create(Share(product.Bjorn, 101m, opportunity)));
        Assert.Equal(Faults.IsvAborted, fault.ErrorCode);
        Assert.Contains("101", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rights_AreThoseOfTheTokensOwner() =>
        Assert.Equal(Faults.PrivilegeDenied, Refused(() => product.Connect(product.Nils).Create(new Entity("account") { ["name"] = "A" })).ErrorCode);

    private static Entity Share(Guid seller, decimal percent, Guid? opportunity = null)
    {
        var share = new Entity("opps_sellershare") { ["opps_sellerid"] = new EntityReference("systemuser", seller), ["opps_percent"] = percent };
        if (opportunity is { } id)
        {
            share["opps_opportunityid"] = new EntityReference("opportunity", id);
        }

        return share;
    }

    private static OrganizationServiceFault Refused(Action act) => Assert.ThrowsAny<FaultException<OrganizationServiceFault>>(act).Detail;
}
