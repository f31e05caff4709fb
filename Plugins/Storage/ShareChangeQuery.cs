using Microsoft.Xrm.Sdk.Query;

namespace Opps.Plugins.Storage;

/// <summary>Reads the journal of an opportunity.</summary>
internal static class ShareChangeQuery
{
    private const string By = "by";
    private const string Given = "given";

    /// <summary>All entries, the first one first.</summary>
    public static IReadOnlyList<ShareChange> All(IOrganizationService service, Guid opportunityId) =>
        service.RetrieveAll(Entries(opportunityId, OrderType.Ascending)).Select(Entry).ToList();

    /// <summary>The newest entry of that moment; null where there is none.</summary>
    public static ShareChange? AsOf(IOrganizationService service, Guid opportunityId, DateTime utc)
    {
        var query = Entries(opportunityId, OrderType.Descending);
        query.Criteria.AddCondition(ShareChangeTable.CreatedOn, ConditionOperator.LessEqual, utc);
        return One(service, query);
    }

    /// <summary>The first entry there is; null where there is none.</summary>
    public static ShareChange? First(IOrganizationService service, Guid opportunityId) => One(service, Entries(opportunityId, OrderType.Ascending));

    /// <summary>That entry, if it is the opportunity's.</summary>
    public static ShareChange? Find(IOrganizationService service, Guid opportunityId, Guid id)
    {
        var query = Entries(opportunityId, OrderType.Ascending);
        query.Criteria.AddCondition(ShareChangeTable.Id, ConditionOperator.Equal, id);
        return One(service, query);
    }

    /// <summary>Those of the given entries that are older than the moment and whose opportunity is closed.</summary>
    public static IEnumerable<Guid> OfClosedBefore(IOrganizationService service, IReadOnlyList<Guid> ids, DateTime utc)
    {
        var query = new QueryExpression(ShareChangeTable.Name) { ColumnSet = new ColumnSet(ShareChangeTable.Id) };
        query.Criteria.AddCondition(ShareChangeTable.Id, ConditionOperator.In, ids.Cast<object>().ToArray());
        query.Criteria.AddCondition(ShareChangeTable.CreatedOn, ConditionOperator.LessThan, utc);
        var opportunity = query.AddLink(OpportunityTable.Name, ShareChangeTable.OpportunityId, OpportunityTable.Id);
        opportunity.LinkCriteria.AddCondition(OpportunityTable.StateCode, ConditionOperator.NotEqual, (int)OpportunityState.Open);
        return service.RetrieveMultiple(query).Entities.Select(row => row.Id);
    }

    /// <summary>An entry that would stay behind although it is older than one of the given ones of its opportunity; null where there is none.</summary>
    public static Guid? OlderThanAny(IOrganizationService service, IReadOnlyList<Guid> ids)
    {
        var query = new QueryExpression(ShareChangeTable.Name) { ColumnSet = new ColumnSet(ShareChangeTable.Number) };
        query.Criteria.AddCondition(ShareChangeTable.Id, ConditionOperator.NotIn, ids.Cast<object>().ToArray());
        var given = query.AddLink(ShareChangeTable.Name, ShareChangeTable.OpportunityId, ShareChangeTable.OpportunityId);
        given.EntityAlias = Given;
        given.Columns = new ColumnSet(ShareChangeTable.Number);
        given.LinkCriteria.AddCondition(ShareChangeTable.Id, ConditionOperator.In, ids.Cast<object>().ToArray());
        return service.RetrieveMultiple(query).Entities
            .Where(row => string.CompareOrdinal(
                row.GetAttributeValue<string>(ShareChangeTable.Number),
                row.GetAttributeValue<AliasedValue>($"{Given}.{ShareChangeTable.Number}")?.Value as string) < 0)
            .Select(row => (Guid?)row.Id).FirstOrDefault();
    }

    private static ShareChange? One(IOrganizationService service, QueryExpression query)
    {
        query.TopCount = 1;
        return service.RetrieveMultiple(query).Entities.Select(Entry).FirstOrDefault();
    }

    /// <summary>By their number: several of one second have the same time.</summary>
    private static QueryExpression Entries(Guid opportunityId, OrderType order)
    {
        var query = new QueryExpression(ShareChangeTable.Name)
        {
            ColumnSet = new ColumnSet(
                ShareChangeTable.Number, ShareChangeTable.CreatedOn, ShareChangeTable.ById, ShareChangeTable.Cause, ShareChangeTable.Rule,
                ShareChangeTable.Reason, ShareChangeTable.Figures, ShareChangeTable.Before, ShareChangeTable.After,
                ShareChangeTable.Note),
        };
        query.Criteria.AddCondition(ShareChangeTable.OpportunityId, ConditionOperator.Equal, opportunityId);
        query.AddOrder(ShareChangeTable.Number, order);
        var by = query.AddLink(PlatformTables.User, ShareChangeTable.ById, PlatformTables.UserId, JoinOperator.LeftOuter);
        by.EntityAlias = By;
        by.Columns = new ColumnSet(PlatformTables.UserFullName);
        return query;
    }

    private static ShareChange Entry(Entity row)
    {
        var by = row.GetAttributeValue<EntityReference>(ShareChangeTable.ById);
        return new ShareChange(
            row.Id,
            row.GetAttributeValue<DateTime>(ShareChangeTable.CreatedOn),
            by is null ? null : new Person(by.Id, row.GetAttributeValue<AliasedValue>($"{By}.{PlatformTables.UserFullName}")?.Value as string, false),
            (Cause)(row.GetAttributeValue<OptionSetValue>(ShareChangeTable.Cause)?.Value ?? (int)Cause.Found),
            new Reason(
                row.GetAttributeValue<string>(ShareChangeTable.Rule) ?? "",
                row.GetAttributeValue<string>(ShareChangeTable.Reason) ?? "",
                Figures.Parse(row.GetAttributeValue<string>(ShareChangeTable.Figures))),
            KnownShares.Parse(row.GetAttributeValue<string>(ShareChangeTable.Before)),
            KnownShares.Parse(row.GetAttributeValue<string>(ShareChangeTable.After)),
            row.GetAttributeValue<string>(ShareChangeTable.Note));
    }
}
