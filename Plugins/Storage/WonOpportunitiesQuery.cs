using Microsoft.Xrm.Sdk.Query;

namespace Opps.Plugins.Storage;

/// <summary>C2: finds what is won, by its actual close date, and not counted by any line that is not withdrawn.</summary>
internal static class WonOpportunitiesQuery
{
    private const string Line = "line";

    /// <summary>Won from one day to another, both included, the earliest first: the ids and days.</summary>
    public static QueryExpression Uncounted(DateTime from, DateTime to)
    {
        var query = Won();
        query.Criteria.AddCondition(OpportunityTable.CloseDate, ConditionOperator.OnOrAfter, from);
        query.Criteria.AddCondition(OpportunityTable.CloseDate, ConditionOperator.OnOrBefore, to);
        var line = query.AddLink(CommissionLineTable.Name, OpportunityTable.Id, CommissionLineTable.OpportunityId, JoinOperator.LeftOuter);
        line.EntityAlias = Line;
        line.LinkCriteria.AddCondition(CommissionLineTable.IsWithdrawn, ConditionOperator.NotEqual, true);
        query.Criteria.AddCondition(Line, CommissionLineTable.Id, ConditionOperator.Null);
        query.AddOrder(OpportunityTable.CloseDate, OrderType.Ascending);
        query.AddOrder(OpportunityTable.Id, OrderType.Ascending);
        return query;
    }

    /// <summary>The same where the sum of the shares is not 100: the names.</summary>
    public static QueryExpression UncountedNotWhole(DateTime from, DateTime to)
    {
        var query = Uncounted(from, to);
        query.ColumnSet.AddColumn(OpportunityTable.Topic);
        var other = query.Criteria.AddFilter(LogicalOperator.Or);
        other.AddCondition(OpportunityTable.ShareSum, ConditionOperator.NotEqual, Percentage.Whole);
        other.AddCondition(OpportunityTable.ShareSum, ConditionOperator.Null);
        return query;
    }

    /// <summary>C10: won before a day.</summary>
    public static QueryExpression WonBefore(DateTime day)
    {
        var query = Won();
        query.Criteria.AddCondition(OpportunityTable.CloseDate, ConditionOperator.LessThan, day);
        query.AddOrder(OpportunityTable.Id, OrderType.Ascending);
        return query;
    }

    /// <summary>C2: won without a day, so that no period has it.</summary>
    public static QueryExpression WonUndated()
    {
        var query = Won();
        query.Criteria.AddCondition(OpportunityTable.CloseDate, ConditionOperator.Null);
        query.AddOrder(OpportunityTable.Id, OrderType.Ascending);
        return query;
    }

    private static QueryExpression Won()
    {
        var query = new QueryExpression(OpportunityTable.Name) { ColumnSet = new ColumnSet(OpportunityTable.CloseDate) };
        query.Criteria.AddCondition(OpportunityTable.StateCode, ConditionOperator.Equal, (int)OpportunityState.Won);
        return query;
    }
}
