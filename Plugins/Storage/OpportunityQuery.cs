using System;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Opps.Plugins.Storage;

/// <summary>Reads one opportunity as it is stored by now.</summary>
internal static class OpportunityQuery
{
    /// <summary>
    /// Null when it is gone. A query, not a Retrieve: that a row is gone is an answer, not an error that dooms the transaction.
    /// </summary>
    public static Entity? Find(IOrganizationService service, Guid opportunityId, params string[] columns)
    {
        var query = new QueryExpression(OpportunityTable.Name) { ColumnSet = new ColumnSet(columns) };
        query.Criteria.AddCondition(OpportunityTable.Id, ConditionOperator.Equal, opportunityId);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault();
    }
}
