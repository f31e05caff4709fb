using Microsoft.Xrm.Sdk.Query;

namespace Opps.Plugins.Storage;

/// <summary>Reads the sellers that a customer has.</summary>
internal static class DefaultShareQuery
{
    private const string Seller = "seller";

    /// <summary>Those of an account or a contact, the first one added first.</summary>
    public static IReadOnlyList<WantedShare> Of(IOrganizationService service, EntityReference customer)
    {
        var query = Query(ColumnOf(customer), customer.Id);
        query.ColumnSet = new ColumnSet(DefaultShareTable.SellerId, DefaultShareTable.Percent, DefaultShareTable.IsFixed, DefaultShareTable.CreatedOn);
        query.Criteria.AddCondition(DefaultShareTable.StateCode, ConditionOperator.Equal, 0);
        query.AddOrder(DefaultShareTable.CreatedOn, OrderType.Ascending);
        query.AddOrder(DefaultShareTable.Id, OrderType.Ascending);
        var seller = query.AddLink(PlatformTables.User, DefaultShareTable.SellerId, PlatformTables.UserId, JoinOperator.LeftOuter);
        seller.EntityAlias = Seller;
        seller.Columns = new ColumnSet(PlatformTables.UserFullName, PlatformTables.UserIsDisabled);
        return service.RetrieveMultiple(query).Entities.Select(WantedOf).ToList();
    }

    /// <summary>Those of an opportunity's customer; nobody where it has none.</summary>
    public static IReadOnlyList<WantedShare> OfOpportunity(IOrganizationService service, Guid opportunityId) =>
        RowQuery.Opportunity(service, opportunityId, OpportunityTable.CustomerId)
            ?.GetAttributeValue<EntityReference>(OpportunityTable.CustomerId) is { } customer ? Of(service, customer) : [];

    /// <summary>Whether the customer has that seller on another row than this one.</summary>
    public static bool HasOther(IOrganizationService service, EntityReference customer, Guid sellerId, Guid rowId)
    {
        var query = Query(ColumnOf(customer), customer.Id);
        query.Criteria.AddCondition(DefaultShareTable.SellerId, ConditionOperator.Equal, sellerId);
        query.Criteria.AddCondition(DefaultShareTable.Id, ConditionOperator.NotEqual, rowId);
        return service.RetrieveMultiple(query).Entities.Count > 0;
    }

    /// <summary>Rows whose contact is gone, by id.</summary>
    public static IReadOnlyList<Guid> WithoutCustomer(IOrganizationService service)
    {
        var query = new QueryExpression(DefaultShareTable.Name);
        query.Criteria.AddCondition(DefaultShareTable.AccountId, ConditionOperator.Null);
        query.Criteria.AddCondition(DefaultShareTable.ContactId, ConditionOperator.Null);
        return service.RetrieveMultiple(query).Entities.Select(row => row.Id).ToList();
    }

    private static QueryExpression Query(string column, Guid customerId)
    {
        var query = new QueryExpression(DefaultShareTable.Name);
        query.Criteria.AddCondition(column, ConditionOperator.Equal, customerId);
        return query;
    }

    private static string ColumnOf(EntityReference customer) =>
        customer.LogicalName == PlatformTables.Account ? DefaultShareTable.AccountId : DefaultShareTable.ContactId;

    private static WantedShare WantedOf(Entity row) => new(
        null,
        row.GetAttributeValue<EntityReference>(DefaultShareTable.SellerId) is { } seller ? PersonOf(row, seller.Id) : null,
        row.GetAttributeValue<decimal?>(DefaultShareTable.Percent),
        row.GetAttributeValue<bool>(DefaultShareTable.IsFixed));

    private static Person PersonOf(Entity row, Guid id) => new(
        id,
        row.GetAttributeValue<AliasedValue>($"{Seller}.{PlatformTables.UserFullName}")?.Value as string,
        row.GetAttributeValue<AliasedValue>($"{Seller}.{PlatformTables.UserIsDisabled}")?.Value is true);
}
