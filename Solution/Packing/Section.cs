using System.Collections.Generic;
using System.Xml.Linq;

namespace Opps.Packing;

/// <summary>One section of customizations.xml: where its components stand in the source and how they get into the zip.</summary>
internal abstract record Section(string Element)
{
    /// <summary>The components in the order they are packed; files that go into the zip as they are, go to the package.</summary>
    public abstract IEnumerable<XElement> Components(SourceReader reader, Package package);
}
