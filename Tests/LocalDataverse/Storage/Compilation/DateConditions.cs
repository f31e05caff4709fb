using System.Globalization;
using System.ServiceModel;
using LocalDataverse.Metadata;
using LocalDataverse.Queries;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Storage.Compilation;

/// <summary>Conditions on a stretch of time. Days are UTC calendar days.</summary>
internal static class DateConditions
{
    /// <summary>Null when the operator is not about dates.</summary>
    public static string? Compile(Operand operand, Condition condition, QueryContext? context, Parameters parameters)
    {
        var range = RangeOf(operand, condition, context);
        if (range is null)
        {
            return null;
        }

        if (operand.Column.Type != ColumnType.DateTime)
        {
            throw Faults.Of(Faults.InvalidArgument,
                $"Operator {condition.Operator} needs a date column; '{condition.Column}' of table '{operand.Table}' holds {operand.Column.Type} values.");
        }

        var sql = Compile(operand, range.Value, parameters);
        return condition.Operator == ConditionOperator.NotOn ? $"(NOT ({sql}) OR {operand.Sql} IS NULL)" : sql;
    }

    private static string Compile(Operand operand, DateRange range, Parameters parameters)
    {
        var (from, until) = operand.Column.DateFormat == DateFormat.DateOnly ? range.InWholeDays() : range;
        var tests = new List<string>(2);
        if (from is not null)
        {
            tests.Add($"{operand.Sql} >= {parameters.Add(DateText.Of(operand.Column, from.Value))}");
        }

        if (until is not null)
        {
            tests.Add($"{operand.Sql} < {parameters.Add(DateText.Of(operand.Column, until.Value))}");
        }

        return string.Join(" AND ", tests);
    }

    private static DateRange? RangeOf(Operand operand, Condition condition, QueryContext? context)
    {
        var now = context is null ? DateTime.UnixEpoch : DateTime.SpecifyKind(context.UtcNow, DateTimeKind.Utc);
        var value = condition.Values is [{ } single] ? single : null;
        if (DateRange.AtDate(condition.Operator, DateTime.UnixEpoch) is not null)
        {
            return DateRange.AtDate(condition.Operator, SearchValue.Date(operand.Table, operand.Column,
                value ?? throw Missing(condition, "one date")));
        }

        var range = DateRange.Relative(condition.Operator, now);
        if (range is null && DateRange.Counted(condition.Operator, 1, now) is not null)
        {
            range = DateRange.Counted(condition.Operator, NumberOf(condition, value), now);
        }

        return range is null || context is not null ? range : throw Faults.Of(Faults.InvalidArgument,
            $"Operator {condition.Operator} needs to know what time it is; run the query with a query context.");
    }

    private static int NumberOf(Condition condition, object? value) =>
        int.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Missing(condition, "one whole number above 0");

    private static FaultException<OrganizationServiceFault> Missing(Condition condition, string what) => Faults.Of(Faults.InvalidArgument,
        $"Operator {condition.Operator} on column '{condition.Column}' needs {what}.");
}
