using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Deployment.Batches;
using Opps.Plugins.Core;
using Opps.Plugins.Core.Tables;

namespace Opps.Deployment.Archiving;

/// <summary>An entry of the journal that may go.</summary>
internal sealed record OldEntry(Guid Id, Guid OpportunityId, string? Opportunity, string Number)
{
    /// <summary>How many opportunities are looked at together.</summary>
    private const int ReadAtOnce = 200;

    /// <summary>The entries of closed opportunities from before a moment, whole.</summary>
    public static IEnumerable<Entity> Find(IOrganizationService service, DateTime before) =>
        Closed(service, before).Chunk(ReadAtOnce).SelectMany(opportunities => service.RetrieveAll(Entries(opportunities, before)));

    public static OldEntry Of(Entity entry) => new(
        entry.Id,
        entry.GetAttributeValue<EntityReference>(ShareChangeTable.OpportunityId).Id,
        entry.GetAttributeValue<EntityReference>(ShareChangeTable.OpportunityId).Name,
        entry.GetAttributeValue<string>(ShareChangeTable.Number) ?? "");

    /// <summary>Read to the end before anything is deleted.</summary>
    private static List<Guid> Closed(IOrganizationService service, DateTime before)
    {
        var query = new QueryExpression(OpportunityTable.Name) { ColumnSet = new ColumnSet(OpportunityTable.Id), Distinct = true };
        query.Criteria.AddCondition(OpportunityTable.StateCode, ConditionOperator.NotEqual, (int)OpportunityState.Open);
        query.AddLink(ShareChangeTable.Name, OpportunityTable.Id, ShareChangeTable.OpportunityId)
            .LinkCriteria.AddCondition(ShareChangeTable.CreatedOn, ConditionOperator.LessThan, before);
        query.AddOrder(OpportunityTable.Id, OrderType.Ascending);
        return [.. service.RetrieveAll(query).Select(row => row.GetAttributeValue<Guid>(OpportunityTable.Id))];
    }

    private static QueryExpression Entries(IReadOnlyList<Guid> opportunities, DateTime before)
    {
        var query = new QueryExpression(ShareChangeTable.Name)
        {
            ColumnSet = new ColumnSet(ShareChangeTable.Number, ShareChangeTable.OpportunityId, ShareChangeTable.CreatedOn, ShareChangeTable.ById, ShareChangeTable.Cause,
                ShareChangeTable.Rule, ShareChangeTable.Reason, ShareChangeTable.Figures, ShareChangeTable.Before, ShareChangeTable.After,
                ShareChangeTable.Note),
        };
        query.Criteria.AddCondition(ShareChangeTable.OpportunityId, ConditionOperator.In, [.. opportunities.Cast<object>()]);
        query.Criteria.AddCondition(ShareChangeTable.CreatedOn, ConditionOperator.LessThan, before);
        query.AddOrder(ShareChangeTable.Number, OrderType.Ascending);
        return query;
    }
}
