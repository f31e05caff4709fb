namespace Opps.Plugins.Rejections;

/// <summary>Status and rejection reason as they are stored by now.</summary>
internal static class StoredStatus
{
    /// <summary>Null when the opportunity is gone.</summary>
    public static Entity? Read(Execution execution, Guid opportunityId) => RowQuery.Opportunity(
        execution.AsSystem, opportunityId, OpportunityTable.StateCode, OpportunityTable.StatusCode, OpportunityTable.Rejection);
}
