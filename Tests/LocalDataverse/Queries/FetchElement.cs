using System.Globalization;
using System.Xml.Linq;

namespace LocalDataverse.Queries;

/// <summary>An element of FetchXML whose attributes are checked: one that nobody reads is refused, not overlooked.</summary>
internal sealed class FetchElement
{
    private readonly XElement _element;

    public FetchElement(XElement element, params string[] known)
    {
        _element = element;
        var unknown = element.Attributes().FirstOrDefault(a => !a.IsNamespaceDeclaration && !known.Contains(a.Name.LocalName));
        if (unknown is not null)
        {
            throw Faults.NotSupportedHere($"attribute '{unknown.Name.LocalName}' of FetchXML element '{element.Name.LocalName}'");
        }
    }

    public string? this[string attribute] => (string?)_element.Attribute(attribute);

    public string Required(string attribute) => this[attribute] is { Length: > 0 } value
        ? value
        : throw Refusal($"needs the attribute '{attribute}'");

    public bool Flag(string attribute) => this[attribute] switch
    {
        null or "" or "0" or "false" => false,
        "1" or "true" => true,
        var other => throw Refusal($"has {attribute}='{other}'; use true or false"),
    };

    public int? Number(string attribute) => this[attribute] switch
    {
        null or "" => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        var other => throw Refusal($"has {attribute}='{other}'; use a whole number"),
    };

    public Exception Refusal(string problem) => Faults.Of(Faults.InvalidArgument, $"FetchXML element '{_element.Name.LocalName}' {problem}.");

    public static Exception Unknown(XElement child) =>
        Faults.NotSupportedHere($"FetchXML element '{child.Name.LocalName}' inside '{child.Parent?.Name.LocalName}'");
}
