using System.Xml.Linq;
using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Queries;

/// <summary>Reads the filter and condition elements of FetchXML.</summary>
internal static class FetchFilters
{
    public static Filter Read(XElement element)
    {
        var filter = new FetchElement(element, "type", "isquickfindfields", "overridequickfindrecordlimitenabled");
        if (element.Elements().FirstOrDefault(e => e.Name.LocalName is not ("condition" or "filter")) is { } unknown)
        {
            throw FetchElement.Unknown(unknown);
        }

        var type = filter["type"] switch
        {
            null or "" or "and" => LogicalOperator.And,
            "or" => LogicalOperator.Or,
            var other => throw filter.Refusal($"has type='{other}'; use and, or or"),
        };
        return new Filter(type, [.. element.Elements("condition").Select(ConditionOf)], [.. element.Elements("filter").Select(Read)]);
    }

    private static Condition ConditionOf(XElement element)
    {
        // The ui… attributes are notes that the view designer leaves for itself.
        var condition = new FetchElement(element, "attribute", "operator", "value", "entityname", "uiname", "uitype", "uihidden");
        if (element.Elements().FirstOrDefault(e => e.Name.LocalName != "value") is { } unknown)
        {
            throw FetchElement.Unknown(unknown);
        }

        var name = condition.Required("operator");
        var values = new List<object?>(element.Elements("value").Select(Value));
        if (values.Count == 0 && condition["value"] is { } single)
        {
            values.Add(single);
        }

        return new Condition(condition.Required("attribute"), FetchOperators.Read(name), values, condition["entityname"]);
    }

    private static string Value(XElement element)
    {
        _ = new FetchElement(element, "uiname", "uitype");
        return element.Value;
    }
}
