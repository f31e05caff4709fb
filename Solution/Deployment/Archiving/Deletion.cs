using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Deployment.Batches;
using Opps.Plugins.Core;
using Opps.Plugins.Core.Tables;

namespace Opps.Deployment.Archiving;

/// <summary>Deletes entries by the one custom API that may, which looks at each once more.</summary>
internal sealed class Deletion(IOrganizationService service, DateTime before) : IBatchWork<OldEntry>
{
    /// <summary>What the custom API takes at most.</summary>
    public const int AtOnce = 500;

    private const string Api = "opps_DeleteShareChanges";
    private const string Sale = "opportunity";

    public IReadOnlyList<Verdict<OldEntry>> Look(IReadOnlyList<OldEntry> items)
    {
        var query = new QueryExpression(ShareChangeTable.Name) { ColumnSet = new ColumnSet(false) };
        query.Criteria.AddCondition(ShareChangeTable.Id, ConditionOperator.In, [.. items.Select(item => (object)item.Id)]);
        var link = query.AddLink(OpportunityTable.Name, ShareChangeTable.OpportunityId, OpportunityTable.Id, JoinOperator.LeftOuter);
        link.EntityAlias = Sale;
        link.Columns = new ColumnSet(OpportunityTable.StateCode);
        var there = service.RetrieveMultiple(query).Entities.ToDictionary(entry => entry.Id);
        return [.. items.Select(item => !there.TryGetValue(item.Id, out var entry) ? new Verdict<OldEntry>(item, Standing.Done)
            : IsOpen(entry) ? new(item, Standing.Wrong, $"entry {item.Number} stays: the opportunity was reopened meanwhile")
            : new(item, Standing.ToDo, $"entry {item.Number} is still there after it was deleted"))];
    }

    public OrganizationRequest Together(IReadOnlyList<OldEntry> items) => new(Api)
    {
        ["Before"] = before,
        ["Changes"] = new EntityCollection([.. items.Select(item => new Entity(ShareChangeTable.Name, item.Id))]) { EntityName = ShareChangeTable.Name },
    };

    public OrganizationRequest Alone(OldEntry item) => Together([item]);

    private static bool IsOpen(Entity entry) =>
        entry.GetAttributeValue<AliasedValue>($"{Sale}.{OpportunityTable.StateCode}")?.Value is OptionSetValue { Value: (int)OpportunityState.Open };
}
