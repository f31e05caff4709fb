using System.Xml.Linq;

namespace LocalDataverse.Queries;

/// <summary>Reads the attribute elements of FetchXML.</summary>
internal static class FetchColumns
{
    public static QueryColumn Read(XElement element, bool isAggregate)
    {
        var attribute = new FetchElement(element, "name", "alias", "aggregate", "groupby", "dategrouping", "distinct", "usertimezone");
        var column = new QueryColumn(
            attribute.Required("name"),
            attribute["alias"] is { Length: > 0 } alias ? alias : null,
            AggregateOf(attribute["aggregate"]),
            attribute.Flag("groupby"),
            GroupingOf(attribute["dategrouping"]),
            attribute.Flag("distinct"));
        var isSummed = column.GroupBy || column.Aggregate != Aggregate.None;
        if (isAggregate && !(isSummed && column.Alias is not null))
        {
            throw attribute.Refusal($"'{column.Name}' of an aggregate query needs an alias, and aggregate or groupby");
        }

        return isSummed && !isAggregate
            ? throw attribute.Refusal($"'{column.Name}' is aggregated or grouped; that needs aggregate='true' on the fetch element")
            : column;
    }

    private static Aggregate AggregateOf(string? name) => name switch
    {
        null or "" => Aggregate.None,
        "count" => Aggregate.Count,
        "countcolumn" => Aggregate.CountColumn,
        "sum" => Aggregate.Sum,
        "avg" => Aggregate.Average,
        "min" => Aggregate.Minimum,
        "max" => Aggregate.Maximum,
        _ => throw Faults.NotSupportedHere($"FetchXML aggregate '{name}'"),
    };

    private static DateGrouping GroupingOf(string? name) => name switch
    {
        null or "" => DateGrouping.None,
        "day" => DateGrouping.Day,
        "week" => DateGrouping.Week,
        "month" => DateGrouping.Month,
        "quarter" => DateGrouping.Quarter,
        "year" => DateGrouping.Year,
        _ => throw Faults.NotSupportedHere($"FetchXML dategrouping '{name}'"),
    };
}
