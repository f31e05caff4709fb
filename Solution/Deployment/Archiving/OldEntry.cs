using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Deployment.Batches;
using Opps.Deployment.Journal;
using Opps.Plugins.Core;
using Opps.Plugins.Core.Tables;

namespace Opps.Deployment.Archiving;

/// <summary>An entry of the journal that may go.</summary>
internal sealed record OldEntry(Guid Id, Guid OpportunityId, string? Opportunity, string Number)
{
    /// <summary>How many opportunities are looked at together.</summary>
    private const int ReadAtOnce = 200;

    /// <summary>
    /// The entries of closed opportunities from before a moment, whole. The newest of each opportunity stays unless asked for: it
    /// says what the sellers are, and is what 'repair' compares them with.
    /// </summary>
    public static IEnumerable<Entity> Find(IOrganizationService service, DateTime before, bool withNewest)
    {
        foreach (var opportunities in Closed(service, before).Chunk(ReadAtOnce))
        {
            var kept = withNewest ? [] : NewestEntry.Newest(service, opportunities).Values.Select(entry => entry.Id).ToHashSet();
            foreach (var entry in Pages.Of(service, Entries(opportunities, before)).Where(entry => !kept.Contains(entry.Id)))
            {
                yield return entry;
            }
        }
    }

    public static OldEntry Of(Entity entry) => new(
        entry.Id,
        entry.GetAttributeValue<EntityReference>(JournalTable.OpportunityId).Id,
        entry.GetAttributeValue<EntityReference>(JournalTable.OpportunityId).Name,
        entry.GetAttributeValue<string>(JournalTable.Number) ?? "");

    /// <summary>Read to the end before anything is deleted.</summary>
    private static List<Guid> Closed(IOrganizationService service, DateTime before)
    {
        var query = new QueryExpression(OpportunityTable.Name) { ColumnSet = new ColumnSet(OpportunityTable.Id), Distinct = true };
        query.Criteria.AddCondition(OpportunityTable.StateCode, ConditionOperator.NotEqual, (int)OpportunityState.Open);
        query.AddLink(JournalTable.Name, OpportunityTable.Id, JournalTable.OpportunityId)
            .LinkCriteria.AddCondition(JournalTable.CreatedOn, ConditionOperator.LessThan, before);
        query.AddOrder(OpportunityTable.Id, OrderType.Ascending);
        return [.. Pages.Of(service, query).Select(row => row.GetAttributeValue<Guid>(OpportunityTable.Id))];
    }

    private static QueryExpression Entries(IReadOnlyList<Guid> opportunities, DateTime before)
    {
        var query = new QueryExpression(JournalTable.Name)
        {
            ColumnSet = new ColumnSet(JournalTable.Number, JournalTable.OpportunityId, JournalTable.CreatedOn, JournalTable.ById, JournalTable.Cause,
                JournalTable.Rule, JournalTable.Reason, JournalTable.Figures, JournalTable.Before, JournalTable.After, JournalTable.Operation),
        };
        query.Criteria.AddCondition(JournalTable.OpportunityId, ConditionOperator.In, [.. opportunities.Cast<object>()]);
        query.Criteria.AddCondition(JournalTable.CreatedOn, ConditionOperator.LessThan, before);
        query.AddOrder(JournalTable.Number, OrderType.Ascending);
        return query;
    }
}
