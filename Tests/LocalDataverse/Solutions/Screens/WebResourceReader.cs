using System.Xml;
using System.Xml.Linq;
using LocalDataverse.Screens;

namespace LocalDataverse.Solutions.Screens;

/// <summary>Reads the WebResources section with the files themselves.</summary>
internal static class WebResourceReader
{
    public static IReadOnlyList<WebResource> Read(SolutionPackage package) => [.. package.Section("WebResources").Select(e => Read(e, package))];

    private static WebResource Read(XElement element, SolutionPackage package)
    {
        var name = element.Required("Name");
        var type = (WebResourceType)(element.Integer("WebResourceType") ?? 0);
        if (!Enum.IsDefined(type))
        {
            throw Faults.Of(Faults.InvalidArgument, $"Web resource '{name}' has the type '{element.Text("WebResourceType")}'. Write a number from 1 to 12.");
        }

        var file = element.Required("FileName");
        var content = package.Find(file) ?? throw Faults.Of(Faults.InvalidArgument,
            $"Web resource '{name}': the package has no file '{file}'. Build the file and pack it under that name.");
        return new WebResource(
            element.Id("WebResourceId", element.Required("WebResourceId")),
            name,
            type,
            element.Integer("LanguageCode") is { } language and not 0 ? language : null,
            Dependencies(name, element.Text("DependencyXml")),
            content);
    }

    private static IReadOnlyList<string> Dependencies(string name, string? xml)
    {
        try
        {
            return string.IsNullOrEmpty(xml) ? [] : [.. XElement.Parse(xml).Descendants("Library").Select(l => l.RequiredAttribute("name"))];
        }
        catch (XmlException e)
        {
            throw Faults.Of(Faults.InvalidArgument, $"Web resource '{name}': its DependencyXml is not well-formed: {e.Message}");
        }
    }
}
