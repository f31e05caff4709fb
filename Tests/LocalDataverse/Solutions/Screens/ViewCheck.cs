using LocalDataverse.Metadata;
using LocalDataverse.Queries;
using LocalDataverse.Screens;

namespace LocalDataverse.Solutions.Screens;

/// <summary>Refuses views whose query can't run, or whose layout names a column that the query or the table does not have.</summary>
internal static class ViewCheck
{
    public static void Require(View view, ScreenReferences references, Catalog catalog)
    {
        var table = references.Table(view.Table, "it");
        var query = QueryCheck.Require(view.FetchXml, references, catalog);
        if (query.Root.Table != table.LogicalName)
        {
            throw references.Refused($"its query is of table '{query.Root.Table}'");
        }

        if (view.Layout is null)
        {
            return;
        }

        foreach (var cell in view.Layout.Descendants("cell"))
        {
            references.WebResourceIn(cell.Attribute("imageproviderwebresource"));
            Require(cell.RequiredAttribute("name"), query, table, references, catalog);
        }

        if (view.Layout.Attribute("jump")?.Value is { Length: > 0 } jump)
        {
            references.Column(table, jump, "jump of the layout");
        }
    }

    private static void Require(string cell, Query query, Table table, ScreenReferences references, Catalog catalog)
    {
        if (cell.Split('.') is not [var alias, var column])
        {
            references.Column(table, cell, "a cell of the layout");
            return;
        }

        var linked = QueryCheck.Linked(query.Root).FirstOrDefault(s => s.Alias == alias)
            ?? throw references.Refused($"a cell of the layout is '{cell}', but the query has no link with the alias '{alias}'");
        references.Column(catalog.Get(linked.Table), column, $"cell '{cell}' of the layout");
    }
}
