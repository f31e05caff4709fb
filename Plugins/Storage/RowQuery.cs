using Microsoft.Xrm.Sdk.Query;

namespace Opps.Plugins.Storage;

/// <summary>Reads one row as it is stored by now.</summary>
internal static class RowQuery
{
    /// <summary>
    /// Null when it is gone. A query, not a Retrieve: that a row is gone is an answer, not an error that dooms the transaction.
    /// </summary>
    public static Entity? Find(IOrganizationService service, EntityReference row, params string[] columns)
    {
        var query = new QueryExpression(row.LogicalName) { ColumnSet = new ColumnSet(columns) };
        query.Criteria.AddCondition($"{row.LogicalName}id", ConditionOperator.Equal, row.Id);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault();
    }

    /// <summary>An opportunity; null when it is gone.</summary>
    public static Entity? Opportunity(IOrganizationService service, Guid id, params string[] columns) =>
        Find(service, new EntityReference(OpportunityTable.Name, id), columns);

    /// <summary>
    /// Whether the event of a row is part of its opportunity's deletion. A cascade may not show that above the row's. A row that goes
    /// with some other deletion counts only if the opportunity is gone indeed.
    /// </summary>
    public static bool IsGoing(Execution execution, Guid opportunityId) =>
        execution.Context.IsPartOfDeleting(OpportunityTable.Name, opportunityId) ||
        (execution.Context.IsPartOfAnotherDeletion() && Opportunity(execution.AsSystem, opportunityId, OpportunityTable.Id) is null);
}
