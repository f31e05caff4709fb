using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Plugins.Storage;
using Opps.Plugins.Core.Tables;

namespace Opps.Deployment.Batches;

/// <summary>Opportunities with all of their rows, as the plug-ins read them, for many ids at once.</summary>
internal static class StoredOpportunities
{
    /// <summary>An opportunity that is gone is missing from the answer.</summary>
    public static IReadOnlyDictionary<Guid, StoredShares> Read(IOrganizationService service, IReadOnlyList<Guid> ids)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, StoredShares>();
        }

        var query = StoredSharesQuery.Everything();
        query.Criteria.AddCondition(OpportunityTable.Id, ConditionOperator.In, [.. ids.Cast<object>()]);
        var found = service.RetrieveMultiple(query);
        if (!found.MoreRecords)
        {
            return found.Entities.GroupBy(line => line.Id).ToDictionary(lines => lines.Key, lines => StoredSharesQuery.From([.. lines]));
        }

        // More rows than a page holds: the halves, down to single opportunities.
        var half = ids.Count / 2;
        return half == 0
            ? throw new DeploymentException($"Opportunity {ids[0]} has more seller shares than one answer holds. Look at it by hand.")
            : Read(service, [.. ids.Take(half)]).Concat(Read(service, [.. ids.Skip(half)])).ToDictionary();
    }
}
