using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Opps.WorkflowActivities;

/// <summary>A line of a seller in a commission period that is not withdrawn, as far as this service's user may read it.</summary>
/// <param name="BaseAmount">What it adds, in base currency.</param>
/// <param name="IsDifference">Whether it corrects what was counted before.</param>
internal sealed record StatementLine(decimal BaseAmount, bool IsDifference)
{
    /// <summary>Null when there is none, or none that this user may read.</summary>
    public static Entity? PeriodOf(IOrganizationService service, EntityReference period)
    {
        var query = new QueryByAttribute(CommissionPeriodTable.Name)
        {
            ColumnSet = new ColumnSet(CommissionPeriodTable.Title, CommissionPeriodTable.BaseCurrency),
        };
        query.AddAttributeValue(CommissionPeriodTable.Id, period.Id);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault();
    }

    public static IEnumerable<StatementLine> Read(IOrganizationService service, EntityReference period, EntityReference seller)
    {
        var query = new QueryExpression(CommissionLineTable.Name)
        {
            ColumnSet = new ColumnSet(CommissionLineTable.BaseAmount, CommissionLineTable.Kind),
        };
        query.Criteria.AddCondition(CommissionLineTable.PeriodId, ConditionOperator.Equal, period.Id);
        query.Criteria.AddCondition(CommissionLineTable.SellerId, ConditionOperator.Equal, seller.Id);
        query.Criteria.AddCondition(CommissionLineTable.IsWithdrawn, ConditionOperator.NotEqual, true);
        query.AddOrder(CommissionLineTable.Id, OrderType.Ascending);
        return service.RetrieveAll(query).Select(row => new StatementLine(
            row.GetAttributeValue<decimal>(CommissionLineTable.BaseAmount),
            row.GetAttributeValue<OptionSetValue>(CommissionLineTable.Kind)?.Value == CommissionLineTable.Difference));
    }
}
