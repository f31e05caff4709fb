using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Deployment.Batches;
using Opps.Plugins.Core;
using Opps.Plugins.Core.Tables;
using Opps.Plugins.Shares;

namespace Opps.Deployment.Journal;

/// <summary>The newest entry of an opportunity: what the journal says of its sellers today.</summary>
/// <param name="Number">Its number.</param>
/// <param name="After">The sellers as it left them; null where that can't be read.</param>
internal sealed record NewestEntry(string Number, IReadOnlyList<KnownShare>? After)
{
    /// <summary>An opportunity without an entry is missing from the answer.</summary>
    public static IReadOnlyDictionary<Guid, NewestEntry> Read(IOrganizationService service, IReadOnlyList<Guid> opportunities)
    {
        // The sets are long texts: only those of the newest entries are read.
        var newest = Newest(service, opportunities).ToDictionary(entry => entry.Id);
        if (newest.Count == 0)
        {
            return new Dictionary<Guid, NewestEntry>();
        }

        var query = new QueryExpression(ShareChangeTable.Name) { ColumnSet = new ColumnSet(ShareChangeTable.After) };
        query.Criteria.AddCondition(ShareChangeTable.Id, ConditionOperator.In, [.. newest.Keys.Cast<object>()]);
        return service.RetrieveMultiple(query).Entities.ToDictionary(
            entry => OpportunityOf(newest[entry.Id]),
            entry => new NewestEntry(NumberOf(newest[entry.Id]), Sellers(entry.GetAttributeValue<string>(ShareChangeTable.After))));
    }

    private static IEnumerable<Entity> Newest(IOrganizationService service, IReadOnlyList<Guid> opportunities)
    {
        if (opportunities.Count == 0)
        {
            return [];
        }

        var query = new QueryExpression(ShareChangeTable.Name) { ColumnSet = new ColumnSet(ShareChangeTable.OpportunityId, ShareChangeTable.Number) };
        query.Criteria.AddCondition(ShareChangeTable.OpportunityId, ConditionOperator.In, [.. opportunities.Cast<object>()]);
        query.AddOrder(ShareChangeTable.Number, OrderType.Ascending);
        return service.RetrieveAll(query).GroupBy(OpportunityOf).Select(entries => entries.MaxBy(NumberOf, StringComparer.Ordinal)!);
    }

    private static IReadOnlyList<KnownShare>? Sellers(string? text)
    {
        try
        {
            return KnownShares.Parse(text);
        }
        catch (Exception damaged) when (damaged is XmlException or FormatException or NullReferenceException)
        {
            return null;
        }
    }

    private static Guid OpportunityOf(Entity entry) => entry.GetAttributeValue<EntityReference>(ShareChangeTable.OpportunityId).Id;

    private static string NumberOf(Entity entry) => entry.GetAttributeValue<string>(ShareChangeTable.Number) ?? "";
}
