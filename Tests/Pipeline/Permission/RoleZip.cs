using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;

namespace Pipeline.Permission;

/// <summary>A solution with one role in it, as an administrator would bring it.</summary>
internal static class RoleZip
{
    /// <summary>Every verb that a user-owned table has.</summary>
    public static readonly IReadOnlyList<string> Verbs = ["Create", "Read", "Write", "Delete", "Append", "AppendTo", "Assign", "Share"];

    /// <summary>What rows of opportunities and seller shares point to.</summary>
    public static readonly IReadOnlyList<string> Surroundings =
        ["prvReadUser Global", "prvAppendToUser Global", "prvReadTransactionCurrency Global", "prvAppendToTransactionCurrency Global"];

    /// <summary>Everything on opportunities, seller shares and activities at a level, and what the rows point to.</summary>
    public static Guid Salesperson(this World world, string level) => world.Role([.. Everything("Opportunity", level),
        .. Everything("opps_SellerShare", level), $"prvReadopps_ShareChange {level}", .. Everything("Activity", level), .. Surroundings]);

    /// <summary>The role's id. Each privilege is written as name and level: "prvReadOpportunity Basic".</summary>
    public static Guid Role(this World world, params IEnumerable<string> privileges)
    {
        var id = Guid.NewGuid();
        world.Import(Zip(
            ("solution.xml", new XElement("ImportExportXml", new XElement("SolutionManifest",
                new XElement("UniqueName", $"Role{id:N}"),
                new XElement("Version", "1.0.0.0"),
                new XElement("Managed", 0),
                new XElement("RootComponents", new XElement("RootComponent",
                    new XAttribute("type", 20), new XAttribute("id", id.ToString("B")), new XAttribute("behavior", 0)))))),
            ("customizations.xml", new XElement("ImportExportXml", new XElement("Roles", new XElement("Role",
                new XAttribute("id", id.ToString("B")), new XAttribute("name", $"Role {id}"), new XAttribute("isinherited", 1),
                new XElement("RolePrivileges", privileges.Select(p => p.Split(' ')).Select(p =>
                    new XElement("RolePrivilege", new XAttribute("name", p[0]), new XAttribute("level", p[1]))))))))));
        return id;
    }

    public static IEnumerable<string> Everything(string table, string level) => Verbs.Select(verb => $"prv{verb}{table} {level}");

    private static byte[] Zip(params (string Path, XElement Content)[] files)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in files)
            {
                using var entry = archive.CreateEntry(path).Open();
                content.Save(entry);
            }
        }

        return stream.ToArray();
    }
}
