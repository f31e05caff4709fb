using System.Linq;
using System.Text;
using System.Xml.Linq;
using Host.Solutions;

namespace Host.Security;

/// <summary>A package with nothing in it but roles.</summary>
internal static class SampleRoles
{
    public static byte[] Zip(params XElement[] roles)
    {
        var manifest = new XElement("ImportExportXml", new XElement("SolutionManifest",
            new XElement("UniqueName", "Roles" + roles[0].Attribute("id")!.Value.Trim('{', '}').Replace("-", "", System.StringComparison.Ordinal)),
            new XElement("Version", "1.0.0.0"),
            new XElement("Managed", 0),
            new XElement("RootComponents", roles.Select(r => new XElement("RootComponent",
                new XAttribute("type", 20), new XAttribute("id", r.Attribute("id")!.Value), new XAttribute("behavior", 0))))));
        return SamplePackage.Zip(
        [
            ("solution.xml", Encoding.UTF8.GetBytes(manifest.ToString())),
            ("customizations.xml", Encoding.UTF8.GetBytes(new XElement("ImportExportXml", new XElement("Roles", roles.Cast<object>())).ToString())),
        ]);
    }
}
