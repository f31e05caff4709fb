using System;
using System.Globalization;
using System.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Web.WebApi.Model;
using Microsoft.OData;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Web.WebApi.Reading;

/// <summary>Reads the query options of an entity set's address.</summary>
internal static class RowQueryReader
{
    public static RowQuery Read(WebApiSession session, Table table, ODataUriParser parser, int? page)
    {
        try
        {
            RefuseOthers(parser);
            var query = new QueryExpression(table.LogicalName);
            var selection = SelectionReader.Read(session.Model, table, parser.ParseSelectAndExpand());
            var wantsCount = parser.ParseCount() ?? false;
            query.TopCount = (int?)parser.ParseTop();
            if (query.TopCount is null)
            {
                query.PageInfo = new PagingInfo { Count = session.Prefer.MaxPageSize ?? 0, PageNumber = page ?? 1, ReturnTotalRecordCount = wantsCount };
            }

            Apply(session, table, query, parser.ParseFilter(), parser.ParseOrderBy());
            return new RowQuery(query, selection, wantsCount);
        }
        catch (Exception e) when (e is ODataException or OverflowException)
        {
            throw WebApiException.BadQuery(e.Message);
        }
    }

    public static void Apply(WebApiSession session, Table table, QueryExpression query, FilterClause? filter, OrderByClause? orderBy)
    {
        if (filter is not null)
        {
            query.Criteria.AddFilter(new FilterReader(session, table, query).Read(filter.Expression));
        }

        for (var order = orderBy; order is not null; order = order.ThenBy)
        {
            if (order.Expression is not SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode } property ||
                WebApiModel.ColumnOf(table, property.Property.Name) is not { } column)
            {
                throw WebApiException.NotSupported($"'{order.Expression.Kind}' in $orderby; sort by columns of the table itself.");
            }

            query.AddOrder(column.LogicalName, order.Direction == OrderByDirection.Descending ? OrderType.Descending : OrderType.Ascending);
        }
    }

    private static void RefuseOthers(ODataUriParser parser)
    {
        if (parser.ParseSkip() is { } skip)
        {
            throw WebApiException.NotSupported($"$skip={skip.ToString(CultureInfo.InvariantCulture)}; the platform pages by @odata.nextLink.");
        }

        if (parser.ParseApply() is not null || parser.ParseSearch() is not null || parser.ParseCompute() is not null)
        {
            throw WebApiException.NotSupported("$apply, $compute and $search; aggregate by fetchXml.");
        }

        if (parser.CustomQueryOptions.FirstOrDefault(o => o.Key.StartsWith('$')) is { Key: { } unknown })
        {
            throw WebApiException.BadQuery($"The query option '{unknown}' is not known.");
        }
    }
}
