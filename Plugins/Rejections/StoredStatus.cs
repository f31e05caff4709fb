using System;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Plugins.Pipeline;
using Opps.Plugins.Storage;

namespace Opps.Plugins.Rejections;

/// <summary>Status and rejection reason as they are stored by now.</summary>
internal static class StoredStatus
{
    /// <summary>Null when the opportunity is gone.</summary>
    public static Entity? Read(Execution execution, Guid opportunityId)
    {
        var query = new QueryExpression(OpportunityTable.Name)
        {
            ColumnSet = new ColumnSet(OpportunityTable.StateCode, OpportunityTable.StatusCode, OpportunityTable.Rejection),
        };
        query.Criteria.AddCondition(OpportunityTable.Id, ConditionOperator.Equal, opportunityId);
        return execution.AsSystem.RetrieveMultiple(query).Entities.FirstOrDefault();
    }
}
