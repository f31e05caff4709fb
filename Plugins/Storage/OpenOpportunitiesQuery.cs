using Microsoft.Xrm.Sdk.Query;

namespace Opps.Plugins.Storage;

/// <summary>Finds the open opportunities where a person has a share.</summary>
internal static class OpenOpportunitiesQuery
{
    private const int PageSize = 5000;

    /// <summary>
    /// All pages are read before anything is changed, as changing takes rows out of the pages to come. In the order of
    /// their ids: whoever locks several opportunities does so in one order, or two of them could wait for each other.
    /// </summary>
    public static IReadOnlyList<Guid> OfSeller(IOrganizationService service, Guid personId)
    {
        var query = new QueryExpression(OpportunityTable.Name)
        {
            ColumnSet = new ColumnSet(OpportunityTable.Id),
            PageInfo = new PagingInfo { Count = PageSize, PageNumber = 1 },
        };
        query.AddOrder(OpportunityTable.Id, OrderType.Ascending);
        query.Criteria.AddCondition(OpportunityTable.StateCode, ConditionOperator.Equal, (int)OpportunityState.Open);
        query.AddLink(SellerShareTable.Name, OpportunityTable.Id, SellerShareTable.OpportunityId)
            .LinkCriteria.AddCondition(SellerShareTable.SellerId, ConditionOperator.Equal, personId);

        var ids = new HashSet<Guid>();
        EntityCollection page;
        do
        {
            page = service.RetrieveMultiple(query);
            ids.UnionWith(page.Entities.Select(row => row.Id));
            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
        while (page.MoreRecords);

        return ids.OrderBy(id => id).ToList();
    }
}
