using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Opps.Packing;

/// <summary>A section whose components are one file each: the root of the file is the component.</summary>
internal sealed record FileSection(string Element, Regex Pattern, string Root) : Section(Element)
{
    public override IEnumerable<XElement> Components(SourceReader reader, Package package) =>
        reader.Find(Pattern).Select(path => reader.Read(path, Root));
}
