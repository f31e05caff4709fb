using Microsoft.Xrm.Sdk.Query;

namespace Opps.Plugins.Storage;

/// <summary>Reads opportunities with their shares as closing a period must know them.</summary>
internal static class CountedOpportunitiesQuery
{
    /// <param name="service">Reads them.</param>
    /// <param name="ids">Which ones; those that are gone are not among the answer.</param>
    /// <param name="from">The first day that is counted.</param>
    /// <param name="to">The last one.</param>
    public static IReadOnlyDictionary<Guid, CountedOpportunity> Read(IOrganizationService service, IReadOnlyCollection<Guid> ids, DateTime from, DateTime to)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, CountedOpportunity>();
        }

        var query = StoredSharesQuery.Everything();
        query.ColumnSet.AddColumns(OpportunityTable.CloseDate, OpportunityTable.CustomerId, OpportunityTable.ActualValueBase);
        query.LinkEntities.Single(link => link.LinkToEntityName == PlatformTables.Currency).Columns.AddColumn(PlatformTables.CurrencyCode);
        query.Criteria.AddCondition(OpportunityTable.Id, ConditionOperator.In, ids.Cast<object>().ToArray());
        query.AddOrder(OpportunityTable.Id, OrderType.Ascending);
        return service.RetrieveAll(query).GroupBy(line => line.Id).ToDictionary(lines => lines.Key, lines => From(lines.ToList(), from, to));
    }

    private static CountedOpportunity From(List<Entity> lines, DateTime from, DateTime to)
    {
        var row = lines[0];
        var stored = StoredSharesQuery.From(lines);
        var opportunity = stored.Opportunity;
        var day = row.GetAttributeValue<DateTime?>(OpportunityTable.CloseDate)?.Date;
        return new CountedOpportunity
        {
            Id = row.Id,
            Name = opportunity.Name,
            CustomerName = row.GetAttributeValue<EntityReference>(OpportunityTable.CustomerId)?.Name,
            CloseDate = day,
            NotDue = opportunity.State != OpportunityState.Won ? DifferenceCause.NotWon
                : day is null || day < from || day > to ? DifferenceCause.CloseDate
                : null,
            Amount = opportunity.ActualAmount,
            BaseAmount = row.GetAttributeValue<Money>(OpportunityTable.ActualValueBase)?.Value,
            CurrencyId = opportunity.Currency?.Id,
            CurrencyCode = row.GetAttributeValue<AliasedValue>($"{StoredSharesQuery.Money}.{PlatformTables.CurrencyCode}")?.Value as string,
            Decimals = opportunity.Currency?.Decimals ?? 0,
            Rate = opportunity.ExchangeRate,
            Shares = stored.Rows.EarliestFirst(),
        };
    }
}
