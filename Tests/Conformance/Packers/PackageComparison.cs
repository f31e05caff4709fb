using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;

namespace Conformance.Packers;

/// <summary>
/// Two zips, entry by entry. Files are the same bytes; the two manifests are the same content, where only the order of
/// components within their list is free, as the real packers take it from the file system.
/// </summary>
internal static class PackageComparison
{
    private const string ContentTypes = "[Content_Types].xml";

    private static readonly string[] Manifests = ["solution.xml", "customizations.xml", ContentTypes];

    /// <summary>Elements whose children are a set.</summary>
    private static readonly HashSet<string> Lists =
    [
        "Entities", "Roles", "EntityRelationships", "optionsets", "Dashboards", "WebResources", "CustomControls", "SolutionPluginAssemblies",
        "SdkMessageProcessingSteps", "AppModuleSiteMaps", "AppModules", "FormXml", "forms", "savedqueries", "Visualizations", "Types",
    ];

    public static Report Compare(string ours, string theirs)
    {
        var (mine, real) = (Read(ours), Read(theirs));
        var findings = new List<string>();
        findings.AddRange(mine.Keys.Except(real.Keys).Select(name => $"only in ours: {name}"));
        findings.AddRange(real.Keys.Except(mine.Keys).Select(name => $"only in the packer's: {name}"));
        foreach (var name in mine.Keys.Intersect(real.Keys))
        {
            if (Manifests.Contains(name))
            {
                findings.AddRange(Differences(Sorted(Xml(mine[name])), Sorted(Xml(real[name]))).Select(difference => $"{name}: {difference}"));
            }
            else if (!mine[name].AsSpan().SequenceEqual(real[name]))
            {
                findings.Add($"{name}: {mine[name].Length} bytes in ours, {real[name].Length} in the packer's, not the same");
            }
        }

        return new(ours, $"{mine.Count} entries compared with the packer's, {findings.Count} finding(s)", findings);
    }

    private static Dictionary<string, byte[]> Read(string zip)
    {
        using var archive = ZipFile.OpenRead(zip);
        return archive.Entries.ToDictionary(entry => entry.FullName.Replace('\\', '/'), entry =>
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        });
    }

    private static XElement Xml(byte[] content)
    {
        using var stream = new MemoryStream(content);
        return XElement.Load(stream);
    }

    private static XElement Sorted(XElement element)
    {
        var children = element.Elements().Select(Sorted);
        return new XElement(
            element.Name,
            element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).OrderBy(attribute => attribute.Name.ToString(), StringComparer.Ordinal),
            Lists.Contains(element.Name.LocalName) ? children.OrderBy(child => child.ToString(), StringComparer.Ordinal) : children,
            element.HasElements ? null : element.Value);
    }

    private static IEnumerable<string> Differences(XElement ours, XElement theirs)
    {
        if (XNode.DeepEquals(ours, theirs))
        {
            yield break;
        }

        var (mine, real) = (ours.Elements().ToList(), theirs.Elements().ToList());
        if (ours.Name != theirs.Name || mine.Count != real.Count || mine.Count == 0
            || !ours.Attributes().Select(attribute => attribute.ToString()).SequenceEqual(theirs.Attributes().Select(attribute => attribute.ToString())))
        {
            yield return $"ours {Short(ours)}, the packer's {Short(theirs)}";
            yield break;
        }

        foreach (var difference in mine.Zip(real, Differences).SelectMany(found => found))
        {
            yield return difference;
        }
    }

    private static string Short(XElement element)
    {
        var text = element.ToString(SaveOptions.DisableFormatting);
        return text.Length <= 160 ? text : text[..160] + "…";
    }
}
