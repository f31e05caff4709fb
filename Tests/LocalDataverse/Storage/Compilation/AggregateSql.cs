using System.ServiceModel;
using LocalDataverse.Metadata;
using LocalDataverse.Queries;
using LocalDataverse.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Storage.Compilation;

/// <summary>Aggregates and date parts as SQL, and how their results are read.</summary>
internal static class AggregateSql
{
    /// <summary>The SQL of an aggregate, and whether its result is a plain whole number instead of a value of the column.</summary>
    public static (string Sql, bool IsCount) Compile(QueryColumn asked, ColumnMapping column, string sql) => asked.Aggregate switch
    {
        Aggregate.Count => ("COUNT(*)", true),
        Aggregate.CountColumn => ($"COUNT({(asked.DistinctValues ? "DISTINCT " : "")}{sql})", true),
        Aggregate.Sum => ($"{(IsExact(column) ? DecimalText.Sum : "SUM")}({Summable(asked, column, sql)})", false),
        Aggregate.Average when IsExact(column) => ($"{DecimalText.Average}({Summable(asked, column, sql)})", false),
        Aggregate.Average when column.Column.Type == ColumnType.Double => ($"AVG({sql})", false),
        // Whole numbers average to a whole number, cut, as SQL Server has it.
        Aggregate.Average => ($"SUM({Summable(asked, column, sql)}) / COUNT({sql})", false),
        Aggregate.Minimum => ($"MIN({Sortable(asked, column, sql)})", false),
        Aggregate.Maximum => ($"MAX({Sortable(asked, column, sql)})", false),
        _ => throw Faults.NotSupportedHere($"aggregate {asked.Aggregate} of column '{asked.Name}'"),
    };

    /// <summary>The part of a date to group by, as a number. Weeks start on Sunday, and the week of 1 January is week 1.</summary>
    public static string DatePart(QueryColumn asked, ColumnMapping column, string sql)
    {
        if (column.Column.Type != ColumnType.DateTime)
        {
            throw Refusal(asked, column, $"grouped by {asked.DateGrouping}");
        }

        string Part(string format) => $"CAST(strftime('{format}', {sql}) AS INTEGER)";
        return asked.DateGrouping switch
        {
            DateGrouping.Day => Part("%d"),
            DateGrouping.Week => $"(({Part("%j")} + CAST(strftime('%w', strftime('%Y-01-01', {sql})) AS INTEGER) - 1) / 7 + 1)",
            DateGrouping.Month => Part("%m"),
            DateGrouping.Quarter => $"(({Part("%m")} + 2) / 3)",
            _ => Part("%Y"),
        };
    }

    public static object? ReadNumber(SqliteDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : checked((int)row.GetInt64(ordinal));

    private static bool IsExact(ColumnMapping column) => column.Column.Type is ColumnType.Decimal or ColumnType.Money;

    private static bool IsNumber(ColumnMapping column) =>
        IsExact(column) || column.Column.Type is ColumnType.Integer or ColumnType.BigInt or ColumnType.Double;

    private static string Summable(QueryColumn asked, ColumnMapping column, string sql) =>
        IsNumber(column) ? sql : throw Refusal(asked, column, "added up");

    private static string Sortable(QueryColumn asked, ColumnMapping column, string sql) =>
        IsNumber(column) || column.Column.Type == ColumnType.DateTime ? sql : throw Refusal(asked, column, $"aggregated by {asked.Aggregate}");

    private static FaultException<OrganizationServiceFault> Refusal(QueryColumn asked, ColumnMapping column, string how) =>
        Faults.Of(Faults.InvalidArgument, $"Column '{asked.Name}' can't be {how}: it holds {column.Column.Type} values.");
}
