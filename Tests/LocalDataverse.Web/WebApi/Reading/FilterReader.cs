using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Web.WebApi.Model;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Web.WebApi.Reading;

/// <summary>Turns $filter into conditions of a query. Columns of a parent are reached by a link to it.</summary>
/// <param name="session">Finds the rows that any(…) asks for.</param>
/// <param name="table">The table that the query is of.</param>
/// <param name="query">Gets the links.</param>
internal sealed class FilterReader(WebApiSession session, Table table, QueryExpression query)
{
    private static readonly Dictionary<BinaryOperatorKind, ConditionOperator> Comparisons = new()
    {
        [BinaryOperatorKind.Equal] = ConditionOperator.Equal,
        [BinaryOperatorKind.NotEqual] = ConditionOperator.NotEqual,
        [BinaryOperatorKind.GreaterThan] = ConditionOperator.GreaterThan,
        [BinaryOperatorKind.GreaterThanOrEqual] = ConditionOperator.GreaterEqual,
        [BinaryOperatorKind.LessThan] = ConditionOperator.LessThan,
        [BinaryOperatorKind.LessThanOrEqual] = ConditionOperator.LessEqual,
    };

    private static readonly Dictionary<string, (ConditionOperator Is, ConditionOperator IsNot)> TextFunctions = new(StringComparer.Ordinal)
    {
        ["contains"] = (ConditionOperator.Contains, ConditionOperator.DoesNotContain),
        ["startswith"] = (ConditionOperator.BeginsWith, ConditionOperator.DoesNotBeginWith),
        ["endswith"] = (ConditionOperator.EndsWith, ConditionOperator.DoesNotEndWith),
    };

    private static readonly Dictionary<ConditionOperator, ConditionOperator> Opposites = new()
    {
        [ConditionOperator.Equal] = ConditionOperator.NotEqual,
        [ConditionOperator.GreaterThan] = ConditionOperator.LessEqual,
        [ConditionOperator.GreaterEqual] = ConditionOperator.LessThan,
        [ConditionOperator.Null] = ConditionOperator.NotNull,
        [ConditionOperator.In] = ConditionOperator.NotIn,
        [ConditionOperator.Between] = ConditionOperator.NotBetween,
        [ConditionOperator.EqualUserId] = ConditionOperator.NotEqualUserId,
        [ConditionOperator.EqualBusinessId] = ConditionOperator.NotEqualBusinessId,
        [ConditionOperator.On] = ConditionOperator.NotOn,
    };

    public FilterExpression Read(QueryNode node, bool isNegated = false) => node switch
    {
        ConvertNode convert => Read(convert.Source, isNegated),
        UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not => Read(not.Operand, !isNegated),
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or } both => Both(both, isNegated),
        BinaryOperatorNode comparison => One(Compare(comparison), isNegated),
        InNode list => One(In(list), isNegated),
        SingleValueFunctionCallNode function => One(Function(function, isNegated), isNegated && !TextFunctions.ContainsKey(function.Name)),
        SingleValuePropertyAccessNode { TypeReference: { } type } flag when type.IsBoolean() => One(Condition(flag, ConditionOperator.Equal, true), isNegated),
        AnyNode any => One(Any(any), isNegated),
        _ => throw WebApiException.NotSupported($"'{node.Kind}' in $filter."),
    };

    private FilterExpression Both(BinaryOperatorNode node, bool isNegated)
    {
        var isAnd = node.OperatorKind == BinaryOperatorKind.And != isNegated;
        var filter = new FilterExpression(isAnd ? LogicalOperator.And : LogicalOperator.Or);
        filter.Filters.Add(Read(node.Left, isNegated));
        filter.Filters.Add(Read(node.Right, isNegated));
        return filter;
    }

    private ConditionExpression Compare(BinaryOperatorNode node)
    {
        var how = Comparisons.TryGetValue(node.OperatorKind, out var known) ? known : throw WebApiException.NotSupported($"'{node.OperatorKind}' in $filter.");
        var value = Constant(node.Right);
        return value is null
            ? Condition(node.Left, how switch
            {
                ConditionOperator.Equal => ConditionOperator.Null,
                ConditionOperator.NotEqual => ConditionOperator.NotNull,
                _ => throw WebApiException.BadQuery("null can only be compared by eq and ne."),
            })
            : Condition(node.Left, how, value);
    }

    private ConditionExpression In(InNode node) => node.Right is CollectionConstantNode values
        ? Condition(node.Left, ConditionOperator.In, [.. values.Collection.Select(v => ODataValues.Plain(v.Value)!)])
        : throw WebApiException.NotSupported("'in' with anything but a list of values in $filter.");

    private ConditionExpression Function(SingleValueFunctionCallNode node, bool isNegated)
    {
        if (TextFunctions.TryGetValue(node.Name, out var text))
        {
            var arguments = node.Parameters.ToList();
            return Condition(arguments[0], isNegated ? text.IsNot : text.Is, Constant(arguments[1]) ?? throw WebApiException.BadQuery($"'{node.Name}' needs a text."));
        }

        var name = node.Name[(node.Name.LastIndexOf('.') + 1)..];
        if (QueryFunctions.Find(name) is not { } how)
        {
            throw WebApiException.NotSupported($"the function '{node.Name}' in $filter.");
        }

        var given = node.Parameters.OfType<NamedFunctionParameterNode>().ToDictionary(p => p.Name, p => p.Value);
        var property = Constant(given["PropertyName"]) as string ?? throw WebApiException.BadQuery($"'{name}' needs a PropertyName.");
        var column = WebApiModel.ColumnOf(table, property)?.LogicalName ?? property;
        var values = given.TryGetValue("PropertyValue", out var value) ? [Constant(value)!]
            : given.TryGetValue("PropertyValues", out var list) ? Values(list)
            : [];
        return new ConditionExpression(column, how, values);
    }

    private static object[] Values(QueryNode node) => node switch
    {
        CollectionConstantNode many => [.. many.Collection.Select(v => ODataValues.Plain(v.Value)!)],
        ConstantNode { Value: ODataCollectionValue { Items: { } items } } => [.. items.Select(v => ODataValues.Plain(v)!)],
        _ => throw WebApiException.NotSupported($"'{node.Kind}' in the place of a list of values in $filter."),
    };

    /// <summary>The rows that have such a child, found first.</summary>
    private ConditionExpression Any(AnyNode node)
    {
        if (node.Source is not CollectionNavigationNode { Source: ResourceRangeVariableReferenceNode } navigation ||
            session.Model.Children(table, navigation.NavigationProperty.Name) is not { } relationship)
        {
            throw WebApiException.NotSupported("any(…) over anything but the children of the row in $filter.");
        }

        var children = new QueryExpression(relationship.Referencing) { ColumnSet = new ColumnSet(relationship.Column), PageInfo = new PagingInfo { Count = 5000, PageNumber = 1 } };
        if (node.Body is not ConstantNode)
        {
            children.Criteria = new FilterReader(session, session.Catalog.Get(relationship.Referencing), children).Read(node.Body);
        }

        children.Criteria.AddCondition(relationship.Column, ConditionOperator.NotNull);
        var found = session.Service.RetrieveMultiple(children);
        if (found.MoreRecords)
        {
            throw WebApiException.NotSupported("any(…) that more than 5,000 rows fulfil in $filter.");
        }

        object[] ids = [.. found.Entities.Select(r => r.GetAttributeValue<EntityReference>(relationship.Column).Id).Distinct().DefaultIfEmpty(Guid.Empty)];
        return new ConditionExpression(table.PrimaryId, ConditionOperator.In, ids);
    }

    private static FilterExpression One(ConditionExpression condition, bool isNegated)
    {
        if (isNegated)
        {
            condition.Operator = Opposites.TryGetValue(condition.Operator, out var opposite) ? opposite
                : Opposites.FirstOrDefault(o => o.Value == condition.Operator) is { Value: var known } pair && known == condition.Operator ? pair.Key
                : throw WebApiException.NotSupported($"'not' before {condition.Operator} in $filter.");
        }

        return new FilterExpression { Conditions = { condition } };
    }

    private ConditionExpression Condition(QueryNode node, ConditionOperator how, params object[] values) => node switch
    {
        ConvertNode convert => Condition(convert.Source, how, values),
        SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode } own => new ConditionExpression(Column(table, own), how, values),
        SingleValuePropertyAccessNode { Source: SingleNavigationNode { Source: ResourceRangeVariableReferenceNode } navigation } ofParent =>
            OfParent(navigation.NavigationProperty.Name, ofParent, how, values),
        _ => throw WebApiException.NotSupported($"comparing '{node.Kind}' in $filter."),
    };

    private ConditionExpression OfParent(string name, SingleValuePropertyAccessNode property, ConditionOperator how, object[] values)
    {
        var parent = session.Model.Parent(table, name) ?? throw WebApiException.NotSupported($"the navigation property '{name}' in $filter.");
        var target = session.Catalog.Get(parent.Target);
        var link = query.LinkEntities.FirstOrDefault(l => l.EntityAlias == name);
        if (link is null)
        {
            link = query.AddLink(target.LogicalName, parent.Column.LogicalName, target.PrimaryId, JoinOperator.LeftOuter);
            link.EntityAlias = name;
        }

        return new ConditionExpression(name, Column(target, property), how, values);
    }

    private static string Column(Table table, SingleValuePropertyAccessNode node) => WebApiModel.ColumnOf(table, node.Property.Name)?.LogicalName
        ?? throw WebApiException.BadQuery($"'{node.Property.Name}' is no column of '{table.LogicalName}'.");

    private static object? Constant(QueryNode node) => node switch
    {
        ConvertNode convert => Constant(convert.Source),
        ConstantNode constant => ODataValues.Plain(constant.Value),
        _ => throw WebApiException.NotSupported($"'{node.Kind}' in the place of a value in $filter."),
    };
}
