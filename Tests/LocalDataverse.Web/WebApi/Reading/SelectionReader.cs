using System.Collections.Generic;
using System.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Web.WebApi.Model;
using Microsoft.OData.UriParser;

namespace LocalDataverse.Web.WebApi.Reading;

/// <summary>Reads $select and $expand.</summary>
internal static class SelectionReader
{
    public static Selection Read(WebApiModel model, Table table, SelectExpandClause? clause)
    {
        if (clause is null)
        {
            return new Selection(table, null, []);
        }

        var columns = new List<Column>();
        var expansions = new List<Expansion>();
        foreach (var item in clause.SelectedItems)
        {
            switch (item)
            {
                case PathSelectItem { SelectedPath.LastSegment: PropertySegment property } when WebApiModel.ColumnOf(table, property.Property.Name) is { } column:
                    columns.Add(column);
                    break;
                case PathSelectItem { SelectedPath.LastSegment: NavigationPropertySegment }:
                    // Selecting what is expanded says nothing more.
                    break;
                case WildcardSelectItem:
                    return new Selection(table, null, expansions);
                case ExpandedNavigationSelectItem expanded:
                    expansions.Add(Read(model, table, expanded));
                    break;
                default:
                    throw WebApiException.NotSupported($"'{item.GetType().Name}' in $select or $expand.");
            }
        }

        return new Selection(table, clause.AllSelected ? null : [.. columns.Distinct()], expansions);
    }

    private static Expansion Read(WebApiModel model, Table table, ExpandedNavigationSelectItem item)
    {
        if (item.SkipOption is not null || item.SearchOption is not null || item.CountOption is not null || item.LevelsOption is not null || item.ApplyOption is not null)
        {
            throw WebApiException.NotSupported("other options inside $expand than $select, $filter, $orderby, $top and $expand.");
        }

        var name = item.PathToNavigationProperty.LastSegment.Identifier;
        var parent = model.Parent(table, name);
        var children = parent is null ? model.Children(table, name) : null;
        var target = parent?.Target ?? children?.Referencing ?? throw WebApiException.NotSupported($"$expand of the many-to-many relationship '{name}'.");
        var selection = Read(model, model.Catalog.Get(target), item.SelectAndExpand);
        return new Expansion(name, parent, children, selection, item.FilterOption, item.OrderByOption, (int?)item.TopOption);
    }
}
