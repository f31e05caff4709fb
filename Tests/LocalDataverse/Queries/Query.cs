using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Queries;

/// <summary>What QueryExpression, QueryByAttribute and FetchXML are all turned into before they run.</summary>
internal sealed record Query
{
    public required Source Root { get; init; }

    public bool Distinct { get; init; }

    public int? Top { get; init; }

    /// <summary>1-based.</summary>
    public int PageNumber { get; init; } = 1;

    public int PageSize { get; init; } = 5000;

    /// <summary>How many rows come before the page.</summary>
    public long Offset { get; init; }

    public bool ReturnTotalCount { get; init; }

    /// <summary>Whether columns are grouped or aggregated; then every column of every source says how.</summary>
    public bool IsAggregate { get; init; }

    /// <summary>How many rows may be aggregated; null for as many as the platform lets through.</summary>
    public int? AggregateLimit { get; init; }

    public IReadOnlyList<Ordering> Orders { get; init; } = [];

    /// <summary>Whether choices sort by their number and lookups by their id, instead of by label and name.</summary>
    public bool OrderByRawValues { get; init; }
}

/// <summary>The root table or a linked one.</summary>
internal sealed record Source
{
    public required string Table { get; init; }

    /// <summary>Null for the root; otherwise the prefix of its columns in the result.</summary>
    public string? Alias { get; init; }

    /// <summary>Null for all columns.</summary>
    public IReadOnlyList<QueryColumn>? Columns { get; init; } = [];

    public Filter? Filter { get; init; }

    public IReadOnlyList<Link> Links { get; init; } = [];
}

/// <summary>A join from a source to another.</summary>
internal sealed record Link(Source To, string FromColumn, string ToColumn, JoinOperator Join);

/// <summary>How a column is grouped, by day, month … or as it is.</summary>
internal enum DateGrouping
{
    None,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

internal enum Aggregate
{
    None,
    Count,
    CountColumn,
    Sum,
    Average,
    Minimum,
    Maximum,
}

/// <summary>A column to return, under an alias when it has one.</summary>
internal sealed record QueryColumn(string Name, string? Alias = null, Aggregate Aggregate = Aggregate.None, bool GroupBy = false,
    DateGrouping DateGrouping = DateGrouping.None, bool DistinctValues = false);

/// <summary>Conditions and sub-filters joined by and, or or.</summary>
internal sealed record Filter(LogicalOperator Operator, IReadOnlyList<Condition> Conditions, IReadOnlyList<Filter> Filters);

/// <summary>One test of a column. SourceAlias names another source than the one the filter stands in.</summary>
internal sealed record Condition(string Column, ConditionOperator Operator, IReadOnlyList<object?> Values, string? SourceAlias = null);

/// <summary>Sorts by a column of a source, or by the alias of an aggregate.</summary>
internal sealed record Ordering(string? SourceAlias, string Column, bool Descending);

/// <summary>Rows, in the SDK's form: linked and aliased columns are AliasedValues named alias.column or alias.</summary>
internal sealed record QueryResult(IReadOnlyList<Entity> Rows, bool MoreRows, int TotalCount);
