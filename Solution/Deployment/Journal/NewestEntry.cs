using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Deployment.Batches;

namespace Opps.Deployment.Journal;

/// <summary>The newest entry of an opportunity: what the journal says of its sellers today.</summary>
/// <param name="Number">Its number.</param>
/// <param name="After">The sellers as it left them; null where that can't be read.</param>
internal sealed record NewestEntry(string Number, IReadOnlyList<JournalRow>? After)
{
    /// <summary>An opportunity without an entry is missing from the answer.</summary>
    public static IReadOnlyDictionary<Guid, NewestEntry> Read(IOrganizationService service, IReadOnlyList<Guid> opportunities)
    {
        // The sets are long texts: only those of the newest entries are read.
        var newest = Newest(service, opportunities).Values.ToDictionary(entry => entry.Id);
        if (newest.Count == 0)
        {
            return new Dictionary<Guid, NewestEntry>();
        }

        var query = new QueryExpression(JournalTable.Name) { ColumnSet = new ColumnSet(JournalTable.After) };
        query.Criteria.AddCondition(JournalTable.Id, ConditionOperator.In, [.. newest.Keys.Cast<object>()]);
        return service.RetrieveMultiple(query).Entities.ToDictionary(
            entry => OpportunityOf(newest[entry.Id]),
            entry => new NewestEntry(NumberOf(newest[entry.Id]), JournalRow.Read(entry.GetAttributeValue<string>(JournalTable.After))));
    }

    /// <summary>The newest entries of these opportunities, without their sets.</summary>
    public static IReadOnlyDictionary<Guid, Entity> Newest(IOrganizationService service, IReadOnlyList<Guid> opportunities)
    {
        if (opportunities.Count == 0)
        {
            return new Dictionary<Guid, Entity>();
        }

        var query = new QueryExpression(JournalTable.Name) { ColumnSet = new ColumnSet(JournalTable.OpportunityId, JournalTable.Number) };
        query.Criteria.AddCondition(JournalTable.OpportunityId, ConditionOperator.In, [.. opportunities.Cast<object>()]);
        query.AddOrder(JournalTable.Number, OrderType.Ascending);
        return Pages.Of(service, query).GroupBy(OpportunityOf).ToDictionary(entries => entries.Key, entries => entries.MaxBy(NumberOf, StringComparer.Ordinal)!);
    }

    private static Guid OpportunityOf(Entity entry) => entry.GetAttributeValue<EntityReference>(JournalTable.OpportunityId).Id;

    private static string NumberOf(Entity entry) => entry.GetAttributeValue<string>(JournalTable.Number) ?? "";
}
