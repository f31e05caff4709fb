using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Deployment.Batches;
using Opps.Plugins.Core;
using Opps.Plugins.Core.Tables;
using Opps.Plugins.Storage;

namespace Opps.Deployment.Backfilling;

/// <summary>Finds every opportunity without a seller share, in the order of their ids, which is the order of locking.</summary>
internal static class CandidateQuery
{
    public static IEnumerable<Candidate> Read(IOrganizationService service)
    {
        var query = StoredSharesQuery.Everything();
        query.Criteria.AddCondition(new ConditionExpression(StoredSharesQuery.Share, SellerShareTable.Id, ConditionOperator.Null));
        query.AddOrder(OpportunityTable.Id, OrderType.Ascending);
        query.LinkEntities.Single(l => l.EntityAlias == StoredSharesQuery.Owner).Columns.AddColumn(PlatformTables.UserIsDisabled);
        return service.RetrieveAll(query).Select(line => new Candidate(line.Id, StoredSharesQuery.From([line]).Opportunity, OwnerIsDisabled(line)));
    }

    private static bool OwnerIsDisabled(Entity line) =>
        line.GetAttributeValue<AliasedValue>($"{StoredSharesQuery.Owner}.{PlatformTables.UserIsDisabled}")?.Value is true;
}
