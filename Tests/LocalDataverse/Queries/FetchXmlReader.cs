using System.Xml;
using System.Xml.Linq;
using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Queries;

/// <summary>Reads FetchXML. What it does not know it refuses by name.</summary>
internal sealed class FetchXmlReader
{
    private readonly LinkAliases _aliases = new();
    private readonly List<Ordering> _orders = [];
    private readonly bool _isAggregate;

    private FetchXmlReader(bool isAggregate) => _isAggregate = isAggregate;

    public static Query Read(string fetchXml)
    {
        var xml = Parse(fetchXml);
        var fetch = new FetchElement(xml, "version", "output-format", "mapping", "distinct", "no-lock", "latematerialize", "aggregate",
            "aggregatelimit", "count", "page", "paging-cookie", "top", "returntotalrecordcount", "useraworderby");
        var isAggregate = fetch.Flag("aggregate");
        var reader = new FetchXmlReader(isAggregate);
        if (xml.Elements().FirstOrDefault(e => e.Name.LocalName != "entity") is { } unknown)
        {
            throw FetchElement.Unknown(unknown);
        }

        var root = reader.EntityOf(xml.Elements().Count() == 1 ? xml.Elements().First() : throw fetch.Refusal("needs one element 'entity'"));
        var query = new Query
        {
            Root = root,
            Distinct = fetch.Flag("distinct"),
            IsAggregate = isAggregate,
            AggregateLimit = fetch.Number("aggregatelimit"),
            Orders = reader._orders,
            OrderByRawValues = fetch.Flag("useraworderby"),
        };
        return PageRequest.Apply(
            query, fetch.Number("top"), fetch.Number("page"), fetch.Number("count"), fetch["paging-cookie"], fetch.Flag("returntotalrecordcount"));
    }

    private static XElement Parse(string fetchXml)
    {
        try
        {
            var root = XElement.Parse(fetchXml);
            return root.Name.LocalName == "fetch" ? root : throw Faults.Of(Faults.InvalidArgument,
                $"FetchXML starts with an element 'fetch', not '{root.Name.LocalName}'.");
        }
        catch (XmlException e)
        {
            throw Faults.Of(Faults.InvalidArgument, $"The FetchXML is not well-formed: {e.Message}");
        }
    }

    private Source EntityOf(XElement element)
    {
        var source = SourceOf(element, new FetchElement(element, "name").Required("name"), null);
        // An entity without a column element means every column; a link without one means none.
        var saysNothing = source.Columns is { Count: 0 } && !element.Elements("no-attrs").Any();
        return saysNothing && !_isAggregate ? source with { Columns = null } : source;
    }

    private Link LinkOf(XElement element)
    {
        var link = new FetchElement(element, "name", "from", "to", "alias", "link-type", "visible", "intersect");
        var table = link.Required("name");
        var join = link["link-type"] switch
        {
            null or "" or "inner" => JoinOperator.Inner,
            "outer" => JoinOperator.LeftOuter,
            var other => throw Faults.NotSupportedHere($"FetchXML link-type '{other}'"),
        };
        return new Link(SourceOf(element, table, _aliases.Next(table, link["alias"])), link.Required("to"), link.Required("from"), join);
    }

    private Source SourceOf(XElement element, string table, string? alias)
    {
        var columns = new List<QueryColumn>();
        var filters = new List<Filter>();
        var links = new List<Link>();
        var all = false;
        foreach (var child in element.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "attribute":
                    columns.Add(FetchColumns.Read(child, _isAggregate));
                    break;
                case "all-attributes":
                    all = true;
                    break;
                case "no-attrs":
                    break;
                case "order":
                    _orders.Add(OrderOf(child, alias));
                    break;
                case "filter":
                    filters.Add(FetchFilters.Read(child));
                    break;
                case "link-entity":
                    links.Add(LinkOf(child));
                    break;
                default:
                    throw FetchElement.Unknown(child);
            }
        }

        return new Source
        {
            Table = table,
            Alias = alias,
            Columns = all ? null : columns,
            Filter = filters.Count < 2 ? filters.SingleOrDefault() : new Filter(LogicalOperator.And, [], filters),
            Links = links,
        };
    }

    private Ordering OrderOf(XElement element, string? source)
    {
        var order = new FetchElement(element, "attribute", "alias", "descending", "entityname");
        var isByAlias = order["attribute"] is null;
        if (_isAggregate && !isByAlias)
        {
            throw order.Refusal($"of an aggregate query sorts by an alias, not by the attribute '{order["attribute"]}'");
        }

        return new Ordering(isByAlias ? null : order["entityname"] ?? source, order.Required(isByAlias ? "alias" : "attribute"), order.Flag("descending"));
    }
}
