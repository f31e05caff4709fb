using System.Globalization;
using System.ServiceModel;
using System.Xml.Linq;
using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Solutions;

/// <summary>Values out of solution XML; a missing or malformed one is refused with the component it stands in.</summary>
internal static class XmlValues
{
    /// <summary>The trimmed text of a child, null when it is missing or empty.</summary>
    public static string? Text(this XElement element, string child) =>
        element.Element(child)?.Value.Trim() is { Length: > 0 } text ? text : null;

    public static string Required(this XElement element, string child) =>
        element.Text(child) ?? throw Missing(element, $"<{child}>");

    public static XElement RequiredElement(this XElement element, string child) =>
        element.Element(child) ?? throw Missing(element, $"<{child}>");

    public static string RequiredAttribute(this XElement element, string attribute) =>
        element.Attribute(attribute)?.Value.Trim() is { Length: > 0 } text ? text : throw Missing(element, $"attribute {attribute}");

    public static bool Flag(this XElement element, string child, bool otherwise = false) => element.Text(child) switch
    {
        null => otherwise,
        "0" => false,
        "1" => true,
        var other => throw Malformed(element, child, other, "0 or 1"),
    };

    public static int? Integer(this XElement element, string child) => element.Text(child) is { } text
        ? int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Malformed(element, child, text, "a whole number")
        : null;

    /// <summary>Exports write limits in exponent form too, as 1E-10.</summary>
    public static decimal? Number(this XElement element, string child) => element.Text(child) is { } text
        ? decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Malformed(element, child, text, "a number")
        : null;

    public static int IntegerAttribute(this XElement element, string attribute)
    {
        var text = element.RequiredAttribute(attribute);
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Malformed(element, attribute, text, "a whole number");
    }

    public static Guid Id(this XElement element, string name, string text) =>
        Guid.TryParse(text, out var id) ? id : throw Malformed(element, name, text, "a GUID");

    /// <summary>The texts of a list such as displaynames/displayname, by language.</summary>
    public static Labels LabelsOf(this XElement element, string list)
    {
        var texts = element.Element(list)?.Elements().Where(e => e.Attribute("languagecode") is not null).ToList() ?? [];
        return texts.Count == 0
            ? Labels.None
            : new Labels(texts
                .GroupBy(e => e.IntegerAttribute("languagecode"))
                .ToDictionary(g => g.Key, g => g.Last().Attribute("description")?.Value ?? ""));
    }

    /// <summary>How a message names the component that an element belongs to.</summary>
    public static string Describe(this XElement element) =>
        string.Join(" of ", element.AncestorsAndSelf().Select(Own).OfType<string>().Take(2)) is { Length: > 0 } text
            ? text
            : $"<{element.Name.LocalName}>";

    private static string? Own(XElement element) =>
        (element.Attribute("Name") ?? element.Attribute("PhysicalName") ?? element.Attribute("FullName") ?? element.Attribute("uniquename"))?.Value is { } name
            ? $"{element.Name.LocalName} '{name}'"
            : null;

    private static FaultException<OrganizationServiceFault> Missing(XElement element, string what) =>
        Faults.Of(Faults.InvalidArgument,
            $"{element.Describe()}: <{element.Name.LocalName}> has no {what}. Add it to the solution source.");

    private static FaultException<OrganizationServiceFault> Malformed(XElement element, string child, string text, string wanted) =>
        Faults.Of(Faults.InvalidArgument, $"{element.Describe()}: {child} is '{text}'; it must be {wanted}.");
}
