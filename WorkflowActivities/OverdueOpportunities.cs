using System;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Opps.WorkflowActivities;

/// <summary>Finds open opportunities by their expected close date.</summary>
internal static class OverdueOpportunities
{
    private const string ExpectedCloseDate = "estimatedclosedate";

    /// <summary>Those expected to close before that day, the earliest first.</summary>
    public static EntityCollection Page(IOrganizationService service, DateTime day, int size)
    {
        var query = new QueryExpression(OpportunityTable.Name)
        {
            ColumnSet = new ColumnSet(OpportunityTable.Topic),
            PageInfo = new PagingInfo { Count = size, PageNumber = 1 },
        };
        query.Criteria.AddCondition(OpportunityTable.StateCode, ConditionOperator.Equal, (int)OpportunityState.Open);
        query.Criteria.AddCondition(ExpectedCloseDate, ConditionOperator.LessThan, day);
        query.AddOrder(ExpectedCloseDate, OrderType.Ascending);
        query.AddOrder(OpportunityTable.Id, OrderType.Ascending);
        return service.RetrieveMultiple(query);
    }
}
