using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using LocalDataverse;

namespace DeploymentTests;

/// <summary>Roles as a solution of its own brings them.</summary>
internal static class TestRoles
{
    /// <param name="organization">Where they come.</param>
    /// <param name="privileges">Each as name and level: "prvReadAccount Basic".</param>
    public static Guid Import(LocalOrganization organization, params string[] privileges)
    {
        var id = Guid.NewGuid();
        var role = new XElement("Role", new XAttribute("id", id.ToString("B")), new XAttribute("name", $"Role {id}"), new XAttribute("isinherited", 1),
            new XElement("RolePrivileges", privileges.Select(p => p.Split(' ')).Select(p =>
                new XElement("RolePrivilege", new XAttribute("name", p[0]), new XAttribute("level", p[1])))));
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "solution.xml",
                $"<ImportExportXml><SolutionManifest><UniqueName>Roles{id:N}</UniqueName><Version>1.0</Version><Managed>1</Managed><RootComponents><RootComponent type=\"20\" id=\"{id:B}\" behavior=\"0\" /></RootComponents></SolutionManifest></ImportExportXml>");
            Add(zip, "customizations.xml", new XElement("ImportExportXml", new XElement("Roles", role), new XElement("Languages", new XElement("Language", 1033))).ToString());
        }

        organization.Import(stream.ToArray());
        return id;
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
