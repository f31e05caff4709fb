using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Opps.Packing;

/// <summary>Reads a source and remembers what was read, so that nothing is left behind silently.</summary>
internal sealed class SourceReader(SolutionSource source)
{
    private readonly HashSet<string> taken = [];

    public IEnumerable<string> NotTaken => source.Paths.Where(path => !taken.Contains(path));

    public bool Has(string path) => source.Find(path) is not null;

    /// <summary>Paths that match, sorted.</summary>
    public IEnumerable<string> Find(Regex pattern) => source.Paths.Where(path => pattern.IsMatch(path));

    /// <exception cref="PackingException">The file is missing.</exception>
    public byte[] Take(string path, string whyNeeded)
    {
        taken.Add(path);
        return source.Find(path) ?? throw new PackingException($"'{path}' is missing: {whyNeeded}.");
    }

    /// <summary>The root element of an XML file, without the namespace declarations that the package states once.</summary>
    /// <exception cref="PackingException">The file is missing, is not XML or has another root.</exception>
    public XElement Read(string path, string root)
    {
        var element = Parse(path, Take(path, "every solution source needs it"));
        if (element.Name.LocalName != root)
        {
            throw new PackingException($"'{path}' has the root <{element.Name.LocalName}>, expected <{root}>.");
        }

        element.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
        return element;
    }

    private static XElement Parse(string path, byte[] content)
    {
        try
        {
            using var stream = new MemoryStream(content);
            return XDocument.Load(stream).Root!;
        }
        catch (XmlException malformed)
        {
            throw new PackingException($"'{path}' is not well-formed XML: {malformed.Message}", malformed);
        }
    }
}
