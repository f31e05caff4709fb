using Microsoft.Xrm.Sdk.Query;

namespace Opps.Plugins.Storage;

/// <summary>An open opportunity where one person's share is to go to another, as it was before it was locked.</summary>
internal sealed class SharedOpportunity(Entity row, decimal? given, decimal? had)
{
    public Guid Id => row.Id;

    public string? Name => row.GetAttributeValue<string>(OpportunityTable.Topic);

    /// <summary>Whether the percentage of the one who goes, and what the one who takes over is seen to have, are too much for one share.</summary>
    public bool IsAbove100 => SellerReplaced.IsAbove100(given, had);
}

/// <summary>Finds the open opportunities where a person has a share.</summary>
internal static class OpenOpportunitiesQuery
{
    private const string From = "from";
    private const string To = "to";

    /// <summary>
    /// With the share that the other has there. All pages are read before anything is changed, as changing takes rows out of
    /// the pages to come. In the order of their ids: whoever locks several opportunities does so in one order, or two of
    /// them could wait for each other.
    /// </summary>
    public static IReadOnlyList<SharedOpportunity> OfSeller(IOrganizationService service, Guid from, Guid to)
    {
        var query = new QueryExpression(OpportunityTable.Name) { ColumnSet = new ColumnSet(OpportunityTable.Id, OpportunityTable.Topic) };
        query.AddOrder(OpportunityTable.Id, OrderType.Ascending);
        query.Criteria.AddCondition(OpportunityTable.StateCode, ConditionOperator.Equal, (int)OpportunityState.Open);
        AddShare(query, JoinOperator.Inner, From, from);
        AddShare(query, JoinOperator.LeftOuter, To, to);

        var found = new Dictionary<Guid, SharedOpportunity>();
        foreach (var row in service.RetrieveAll(query))
        {
            found[row.Id] = new SharedOpportunity(row, Percent(row, From), Percent(row, To));
        }

        return found.Values.OrderBy(opportunity => opportunity.Id).ToList();
    }

    private static void AddShare(QueryExpression query, JoinOperator join, string alias, Guid personId)
    {
        var share = query.AddLink(SellerShareTable.Name, OpportunityTable.Id, SellerShareTable.OpportunityId, join);
        share.EntityAlias = alias;
        share.Columns = new ColumnSet(SellerShareTable.Percent);
        share.LinkCriteria.AddCondition(SellerShareTable.SellerId, ConditionOperator.Equal, personId);
    }

    private static decimal? Percent(Entity row, string alias) =>
        row.GetAttributeValue<AliasedValue>($"{alias}.{SellerShareTable.Percent}")?.Value as decimal?;
}
