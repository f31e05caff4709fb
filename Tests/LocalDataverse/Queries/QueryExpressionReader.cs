using System.Collections;
using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Queries;

/// <summary>Reads QueryExpression and QueryByAttribute.</summary>
internal static class QueryExpressionReader
{
    public static Query Read(QueryExpression query)
    {
        var aliases = new LinkAliases();
        var orders = query.Orders.Select(o => OrderOf(null, o)).ToList();
        var root = new Source
        {
            Table = NewerParts.RequireNone(query).EntityName,
            Columns = ColumnsOf(query.ColumnSet),
            Filter = FilterOf(query.Criteria),
            Links = [.. query.LinkEntities.Select(l => LinkOf(l, aliases, orders))],
        };
        return Page(new Query { Root = root, Distinct = query.Distinct, Orders = orders }, query.TopCount, query.PageInfo);
    }

    public static Query Read(QueryByAttribute query)
    {
        if (query.Attributes.Count != query.Values.Count)
        {
            throw Faults.Of(Faults.InvalidArgument,
                $"The query by attribute has {query.Attributes.Count} columns and {query.Values.Count} values. Give one value for each column.");
        }

        var conditions = query.Attributes.Zip(query.Values, (column, value) => value is null
            ? new Condition(column, ConditionOperator.Null, [])
            : new Condition(column, ConditionOperator.Equal, [value]));
        var root = new Source
        {
            Table = query.EntityName,
            Columns = ColumnsOf(query.ColumnSet),
            Filter = new Filter(LogicalOperator.And, [.. conditions], []),
        };
        return Page(new Query { Root = root, Orders = [.. query.Orders.Select(o => OrderOf(null, o))] }, query.TopCount, query.PageInfo);
    }

    private static Query Page(Query query, int? top, PagingInfo? page) =>
        PageRequest.Apply(query, top, page?.PageNumber, page?.Count, page?.PagingCookie, page?.ReturnTotalRecordCount ?? false);

    private static Link LinkOf(LinkEntity link, LinkAliases aliases, List<Ordering> orders)
    {
        var alias = aliases.Next(link.LinkToEntityName, link.EntityAlias);
        orders.AddRange(link.Orders.Select(o => OrderOf(alias, o)));
        var source = new Source
        {
            Table = link.LinkToEntityName,
            Alias = alias,
            Columns = ColumnsOf(link.Columns),
            Filter = FilterOf(link.LinkCriteria),
            Links = [.. link.LinkEntities.Select(l => LinkOf(l, aliases, orders))],
        };
        return new Link(source, link.LinkFromAttributeName, link.LinkToAttributeName, link.JoinOperator);
    }

    private static IReadOnlyList<QueryColumn>? ColumnsOf(ColumnSet? columns) => columns switch
    {
        null => [],
        { AllColumns: true } => null,
        _ => [.. NewerParts.RequireNone(columns).Columns.Distinct().Select(c => new QueryColumn(c ?? ""))],
    };

    private static Filter? FilterOf(FilterExpression? filter) => filter is null ? null : new Filter(
        NewerParts.RequireNone(filter).FilterOperator,
        [.. filter.Conditions.Select(ConditionOf)],
        [.. filter.Filters.Select(FilterOf).OfType<Filter>()]);

    private static Condition ConditionOf(ConditionExpression condition) => new(
        NewerParts.RequireNone(condition).AttributeName ?? "",
        condition.Operator,
        [.. condition.Values.SelectMany(Flatten)],
        string.IsNullOrEmpty(condition.EntityName) ? null : condition.EntityName);

    /// <summary>The SDK leaves an array given as one value inside the values.</summary>
    private static IEnumerable<object?> Flatten(object? value) =>
        value is IEnumerable many and not string ? many.Cast<object?>() : [value];

    private static Ordering OrderOf(string? alias, OrderExpression order) =>
        new(alias, NewerParts.RequireNone(order).AttributeName ?? "", order.OrderType == OrderType.Descending);
}
