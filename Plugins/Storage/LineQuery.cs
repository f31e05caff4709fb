using Microsoft.Xrm.Sdk.Query;

namespace Opps.Plugins.Storage;

/// <summary>Reads commission lines that are not withdrawn.</summary>
internal static class LineQuery
{
    private const string Period = "period";

    /// <summary>One line of each opportunity that was counted by other periods, by its key; those after a key.</summary>
    public static QueryExpression LeadsOfOthers(Guid periodId, string afterKey)
    {
        var query = Valid(CommissionLineTable.OpportunityKey);
        query.Criteria.AddCondition(CommissionLineTable.IsLead, ConditionOperator.Equal, true);
        query.Criteria.AddCondition(CommissionLineTable.PeriodId, ConditionOperator.NotEqual, periodId);
        if (afterKey.Length > 0)
        {
            query.Criteria.AddCondition(CommissionLineTable.OpportunityKey, ConditionOperator.GreaterThan, afterKey);
        }

        query.AddOrder(CommissionLineTable.OpportunityKey, OrderType.Ascending);
        return query;
    }

    /// <summary>C1: whether a period has lines, withdrawn ones among them.</summary>
    public static bool AnyOf(IOrganizationService service, Guid periodId)
    {
        var query = new QueryExpression(CommissionLineTable.Name) { ColumnSet = new ColumnSet(CommissionLineTable.PeriodId) };
        query.Criteria.AddCondition(CommissionLineTable.PeriodId, ConditionOperator.Equal, periodId);
        return service.RetrieveFirst(query, 1).Count > 0;
    }

    /// <summary>Those of a period.</summary>
    public static QueryExpression OfPeriod(Guid periodId)
    {
        var query = Valid(CommissionLineTable.PeriodId);
        query.Criteria.AddCondition(CommissionLineTable.PeriodId, ConditionOperator.Equal, periodId);
        query.AddOrder(CommissionLineTable.Id, OrderType.Ascending);
        return query;
    }

    /// <summary>All of these opportunities, by opportunity.</summary>
    public static ILookup<Guid, EarlierLine> OfOpportunities(IOrganizationService service, IReadOnlyCollection<Guid> ids)
    {
        if (ids.Count == 0)
        {
            return Enumerable.Empty<Entity>().ToLookup(KeyOf, From);
        }

        var query = Valid(
            CommissionLineTable.OpportunityKey, CommissionLineTable.SellerId, CommissionLineTable.SellerKey, CommissionLineTable.SellerName,
            CommissionLineTable.ShareKey, CommissionLineTable.CurrencyId, CommissionLineTable.CurrencyCode, CommissionLineTable.Percent,
            CommissionLineTable.Amount, CommissionLineTable.BaseAmount, CommissionLineTable.Rate, CommissionLineTable.CloseDate,
            CommissionLineTable.OpportunityName, CommissionLineTable.CustomerName, CommissionLineTable.PeriodId);
        query.Criteria.AddCondition(
            CommissionLineTable.OpportunityKey, ConditionOperator.In, ids.Select(id => (object)id.ToString("N")).ToArray());
        var period = query.AddLink(CommissionPeriodTable.Name, CommissionLineTable.PeriodId, CommissionPeriodTable.Id);
        period.EntityAlias = Period;
        period.Columns = new ColumnSet(CommissionPeriodTable.LastDay);
        query.AddOrder(CommissionLineTable.Id, OrderType.Ascending);
        return service.RetrieveAll(query).ToLookup(KeyOf, From);
    }

    /// <summary>The opportunity of a line, deleted or not.</summary>
    public static Guid KeyOf(Entity line) => LineRow.KeyIn(line, CommissionLineTable.OpportunityKey);

    private static QueryExpression Valid(params string[] columns)
    {
        var query = new QueryExpression(CommissionLineTable.Name) { ColumnSet = new ColumnSet(columns) };
        query.Criteria.AddCondition(CommissionLineTable.IsWithdrawn, ConditionOperator.NotEqual, true);
        return query;
    }

    private static EarlierLine From(Entity row) => new()
    {
        SellerId = row.GetAttributeValue<EntityReference>(CommissionLineTable.SellerId)?.Id,
        SellerKey = LineRow.KeyIn(row, CommissionLineTable.SellerKey),
        SellerName = row.GetAttributeValue<string>(CommissionLineTable.SellerName),
        ShareKey = LineRow.KeyIn(row, CommissionLineTable.ShareKey),
        CurrencyId = row.GetAttributeValue<EntityReference>(CommissionLineTable.CurrencyId)?.Id,
        CurrencyCode = row.GetAttributeValue<string>(CommissionLineTable.CurrencyCode),
        Percent = row.GetAttributeValue<decimal>(CommissionLineTable.Percent),
        Amount = row.GetAttributeValue<decimal>(CommissionLineTable.Amount),
        BaseAmount = row.GetAttributeValue<decimal>(CommissionLineTable.BaseAmount),
        Rate = row.GetAttributeValue<decimal?>(CommissionLineTable.Rate),
        CloseDate = row.GetAttributeValue<DateTime?>(CommissionLineTable.CloseDate),
        OpportunityName = row.GetAttributeValue<string>(CommissionLineTable.OpportunityName),
        CustomerName = row.GetAttributeValue<string>(CommissionLineTable.CustomerName),
        PeriodId = row.GetAttributeValue<EntityReference>(CommissionLineTable.PeriodId).Id,
        PeriodLast = (DateTime)row.GetAttributeValue<AliasedValue>($"{Period}.{CommissionPeriodTable.LastDay}").Value,
    };
}
