using System.ServiceModel;
using System.Text.Json;
using LocalDataverse.Queries;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Storage.Compilation;

/// <summary>
/// Conditions as SQL. Every negated operator is also true for a row without a value: on the platform "not equal to A"
/// finds the empty ones, which bare SQL would not.
/// </summary>
internal sealed class ConditionCompiler(QueryContext? context, Parameters parameters, DisplayNames names)
{
    public string Compile(Condition condition, SourceScope scope)
    {
        var operand = IsAboutText(condition.Operator) ? scope.TextOperand(condition.Column, names) : scope.Operand(condition.Column, names);
        return condition.Operator switch
        {
            ConditionOperator.Null => $"{operand.Sql} IS NULL",
            ConditionOperator.NotNull => $"{operand.Sql} IS NOT NULL",
            ConditionOperator.Equal => Compare(operand, "=", condition),
            ConditionOperator.NotEqual => OrNull(operand, Compare(operand, "<>", condition)),
            ConditionOperator.GreaterThan => Compare(operand, ">", condition),
            ConditionOperator.GreaterEqual => Compare(operand, ">=", condition),
            ConditionOperator.LessThan => Compare(operand, "<", condition),
            ConditionOperator.LessEqual => Compare(operand, "<=", condition),
            ConditionOperator.Between => Between(operand, condition),
            ConditionOperator.NotBetween => OrNull(operand, "NOT " + Between(operand, condition)),
            ConditionOperator.In => In(operand, Values(operand, condition)),
            ConditionOperator.NotIn => OrNull(operand, "NOT " + In(operand, Values(operand, condition))),
            ConditionOperator.Like => Like(operand, condition, "", ""),
            ConditionOperator.NotLike => OrNull(operand, "NOT " + Like(operand, condition, "", "")),
            ConditionOperator.BeginsWith => Like(operand, condition, "", "%"),
            ConditionOperator.DoesNotBeginWith => OrNull(operand, "NOT " + Like(operand, condition, "", "%")),
            ConditionOperator.EndsWith => Like(operand, condition, "%", ""),
            ConditionOperator.DoesNotEndWith => OrNull(operand, "NOT " + Like(operand, condition, "%", "")),
            ConditionOperator.Contains => Like(operand, condition, "%", "%"),
            ConditionOperator.DoesNotContain => OrNull(operand, "NOT " + Like(operand, condition, "%", "%")),
            ConditionOperator.EqualUserId => In(operand, Ids(operand, condition, [UserId(condition)])),
            ConditionOperator.NotEqualUserId => OrNull(operand, "NOT " + In(operand, Ids(operand, condition, [UserId(condition)]))),
            ConditionOperator.EqualUserTeams => In(operand, Ids(operand, condition, TeamIds(condition))),
            ConditionOperator.EqualUserOrUserTeams => In(operand, Ids(operand, condition, [UserId(condition), .. TeamIds(condition)])),
            ConditionOperator.EqualBusinessId => In(operand, Ids(operand, condition, [BusinessUnitId(condition)])),
            ConditionOperator.NotEqualBusinessId => OrNull(operand, "NOT " + In(operand, Ids(operand, condition, [BusinessUnitId(condition)]))),
            _ => DateConditions.Compile(operand, condition, context, parameters)
                ?? throw Faults.NotSupportedHere($"condition operator {condition.Operator} on column '{condition.Column}'"),
        };
    }

    private static bool IsAboutText(ConditionOperator how) => how is
        ConditionOperator.Like or ConditionOperator.NotLike or ConditionOperator.Contains or ConditionOperator.DoesNotContain or
        ConditionOperator.BeginsWith or ConditionOperator.DoesNotBeginWith or ConditionOperator.EndsWith or ConditionOperator.DoesNotEndWith;

    private static string OrNull(Operand operand, string test) => $"({test} OR {operand.Sql} IS NULL)";

    private string Compare(Operand operand, string how, Condition condition) =>
        $"{operand.Sql} {how} {parameters.Add(Values(operand, condition, 1)[0])}";

    private string Between(Operand operand, Condition condition)
    {
        var values = Values(operand, condition, 2);
        return $"({operand.Sql} BETWEEN {parameters.Add(values[0])} AND {parameters.Add(values[1])})";
    }

    /// <summary>The list goes in as one JSON value, so that lists of any length share a statement.</summary>
    private string In(Operand operand, IReadOnlyList<object> values) =>
        $"({operand.Sql} IN (SELECT value FROM json_each({parameters.Add(JsonSerializer.Serialize(values))})))";

    private string Like(Operand operand, Condition condition, string before, string after)
    {
        if (!operand.IsText)
        {
            throw Faults.Of(Faults.InvalidArgument, $"Operator {condition.Operator} needs a text column; '{condition.Column}' of table "
                + $"'{operand.Table}' holds {operand.Column.Type} values.");
        }

        return $"{TextCollation.Like}({operand.Sql}, {parameters.Add(before + Values(operand, condition, 1)[0] + after)})";
    }

    private static List<object> Values(Operand operand, Condition condition, int? count = null)
    {
        if (condition.Values.Contains(null) || (count ?? Math.Max(1, condition.Values.Count)) != condition.Values.Count)
        {
            var needed = count is null ? "at least one value" : count == 1 ? "one value" : "two values";
            throw Faults.Of(Faults.InvalidArgument, $"Operator {condition.Operator} on column '{condition.Column}' needs {needed}, "
                + $"none of them null; it has {condition.Values.Count}. To find rows without a value use the operator Null.");
        }

        return [.. condition.Values.Select(v => SearchValue.Of(operand.Table, operand.Column, v!))];
    }

    private static List<object> Ids(Operand operand, Condition condition, IEnumerable<Guid> ids) => operand.IsId
        ? [.. ids.Select(StoredValue.OfId)]
        : throw Faults.Of(Faults.InvalidArgument, $"Operator {condition.Operator} needs a lookup or id column; "
            + $"'{condition.Column}' of table '{operand.Table}' holds {operand.Column.Type} values.");

    private Guid UserId(Condition condition) => context?.UserId ?? throw Unknown(condition, "user");

    private Guid BusinessUnitId(Condition condition) => context?.BusinessUnitId ?? throw Unknown(condition, "user's business unit");

    private IReadOnlyList<Guid> TeamIds(Condition condition) => context?.TeamIds ?? throw Unknown(condition, "user's teams");

    private static FaultException<OrganizationServiceFault> Unknown(Condition condition, string what) =>
        Faults.NotSupportedHere($"operator {condition.Operator} on column '{condition.Column}' without knowing the {what}");
}
