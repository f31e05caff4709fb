using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace StandardTables;

/// <summary>A view: its kind, its columns, and then, each after its own word, conditions, columns to search in and the order.</summary>
internal static class ViewXml
{
    private const string Where = "where";
    private const string Find = "find";
    private const string Order = "order";

    public static XElement Of(Entry view, string table, string primaryId)
    {
        var words = new Words(view);
        var kind = words.Next();
        var columns = words.TakeUntil(Where, Find, Order);
        var conditions = words.TakeAll(Where, Find, Order);
        var searched = words.TakeAll(Find, Where, Order);
        var order = words.TakeAll(Order, Where, Find);
        words.RequireNone();
        return new XElement("savedqueries", new XElement("savedquery",
            new XElement("isquickfindquery", kind == "quickfind" ? 1 : 0),
            new XElement("isdefault", kind == "default" ? 1 : 0),
            new XElement("savedqueryid", view.Name),
            new XElement("layoutxml", Layout(columns, primaryId)),
            new XElement("querytype", kind switch
            {
                "public" or "default" => 0,
                "quickfind" => 4,
                "lookup" => 64,
                _ => throw new TextException(view, $"there is no kind of view '{kind}'."),
            }),
            new XElement("fetchxml", new XElement("fetch", new XAttribute("version", "1.0"), new XAttribute("output-format", "xml-platform"), new XAttribute("mapping", "logical"),
                new XElement("entity", new XAttribute("name", table),
                    columns.Prepend(primaryId).Select(c => new XElement("attribute", new XAttribute("name", c))),
                    new XElement("order", new XAttribute("attribute", order.Count > 0 ? order[0] : columns[0]), new XAttribute("descending", order.Contains("descending") ? "true" : "false")),
                    conditions.Count == 0 ? null : new XElement("filter", new XAttribute("type", "and"), conditions.Select(Condition)),
                    searched.Count == 0 ? null : new XElement("filter", new XAttribute("type", "or"), new XAttribute("isquickfindfields", "1"), searched.Select(c => Is(c, "like", "{0}")))))),
            Labels.Of(view, "LocalizedNames", "LocalizedName")));
    }

    private static XElement Layout(IReadOnlyList<string> columns, string primaryId) => new("grid",
        new XAttribute("name", "resultset"), new XAttribute("jump", columns[0]), new XAttribute("select", "1"), new XAttribute("icon", "1"), new XAttribute("preview", "1"),
        new XElement("row", new XAttribute("name", "result"), new XAttribute("id", primaryId),
            columns.Select((c, index) => new XElement("cell", new XAttribute("name", c), new XAttribute("width", index == 0 ? 250 : 150)))));

    /// <summary>As statecode=0, statecode=0,3 or ownerid=me.</summary>
    private static XElement Condition(string condition)
    {
        var at = condition.IndexOf('=', StringComparison.Ordinal);
        var (column, value) = (condition[..at], condition[(at + 1)..]);
        return value == "me" ? new XElement("condition", new XAttribute("attribute", column), new XAttribute("operator", "eq-userid"))
            : value.Contains(',', StringComparison.Ordinal) ? new XElement("condition", new XAttribute("attribute", column), new XAttribute("operator", "in"),
                value.Split(',').Select(v => new XElement("value", v)))
            : Is(column, "eq", value);
    }

    private static XElement Is(string column, string @operator, string value) =>
        new("condition", new XAttribute("attribute", column), new XAttribute("operator", @operator), new XAttribute("value", value));
}
