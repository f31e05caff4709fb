using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace Opps.Packing;

/// <summary>[Content_Types].xml: without an entry for its extension or its name, the server ignores a file of the zip.</summary>
internal static class ContentTypes
{
    public const string FileName = "[Content_Types].xml";

    private const string Binary = "application/octet-stream";

    private static readonly XNamespace Namespace = "http://schemas.openxmlformats.org/package/2006/content-types";

    public static XElement For(IReadOnlyCollection<string> paths)
    {
        var extensions = paths.Select(path => Path.GetExtension(path).TrimStart('.')).Where(extension => extension != "").Distinct();
        return new XElement(
            Namespace + "Types",
            extensions.Select(extension => new XElement(
                Namespace + "Default",
                new XAttribute("Extension", extension),
                new XAttribute("ContentType", extension == "xml" ? "text/xml" : Binary))),
            paths.Where(NeedsOwnEntry).Select(path => new XElement(
                Namespace + "Override",
                new XAttribute("PartName", "/" + path),
                new XAttribute("ContentType", Binary))));
    }

    // Components that are XML files of their own are told apart from solution.xml and customizations.xml.
    private static bool NeedsOwnEntry(string path) =>
        Path.GetExtension(path) == "" || (Path.GetExtension(path) == ".xml" && path.Contains('/'));
}
