using System.Xml.Linq;

namespace LocalDataverse.Screens;

/// <summary>A code component (Power Apps component framework) that a form shows in the place of a field.</summary>
/// <param name="Name">The publisher's prefix with the namespace and the constructor of the manifest.</param>
/// <param name="Manifest">The control element of its manifest.</param>
/// <param name="Files">What the manifest names, by path in the control's folder.</param>
internal sealed record CustomControl(string Name, XElement Manifest, IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>What a form hands to it, by name: bound columns and fixed values.</summary>
    public IEnumerable<XElement> Properties => Manifest.Elements("property");
}
