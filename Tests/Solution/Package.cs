using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;

namespace SolutionTests;

/// <summary>One of the two zips that the build packed.</summary>
internal sealed class Package
{
    private readonly Dictionary<string, byte[]> files;

    private Package(string name)
    {
        Zip = System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, name));
        using var archive = new ZipArchive(new MemoryStream(Zip));
        files = archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        });
        Customizations = Xml("customizations.xml");
        Manifest = Xml("solution.xml");
    }

    public static Package Unmanaged { get; } = new("SellerShares.zip");

    public static Package Managed { get; } = new("SellerShares_managed.zip");

    /// <summary>The tables that the solution brings, sorted.</summary>
    public static IReadOnlyList<string> OwnTables { get; } = ["opps_commissionline", "opps_commissionperiod", "opps_defaultshare", "opps_sellershare", "opps_setting", "opps_sharechange", "opps_stagesetting"];

    /// <summary>Those of them that people meet on pages of their own, not as lists and forms.</summary>
    public static IReadOnlyList<string> SettingTables { get; } = ["opps_setting", "opps_stagesetting"];

    public byte[] Zip { get; }

    public XElement Customizations { get; }

    public XElement Manifest { get; }

    public IEnumerable<string> Paths => files.Keys;

    public IEnumerable<XElement> Tables => Customizations.Element("Entities")!.Elements("Entity");

    /// <summary>Forms of tables, with the table's logical name.</summary>
    public IEnumerable<(string Table, XElement Form)> Forms => OfTables("systemform");

    public IEnumerable<(string Table, XElement View)> Views => OfTables("savedquery");

    public IEnumerable<(string Table, XElement Chart)> Charts => OfTables("visualization");

    public IEnumerable<XElement> Dashboards => Customizations.Element("Dashboards")!.Elements();

    public XElement App => Customizations.Element("AppModules")!.Elements().Single();

    public byte[] File(string path) => files[path];

    public XElement Xml(string path)
    {
        using var stream = new MemoryStream(files[path]);
        return XElement.Load(stream, LoadOptions.SetLineInfo);
    }

    public static string LogicalName(XElement table) => table.Element("Name")!.Value.ToLowerInvariant();

    public static string EnglishName(XElement component) =>
        component.Element("LocalizedNames")!.Elements().Single(name => (string?)name.Attribute("languagecode") == "1033").Attribute("description")!.Value;

    public static Guid Id(XElement element, string name) => Guid.Parse(element.Element(name)!.Value);

    private IEnumerable<(string Table, XElement Component)> OfTables(string element) =>
        Tables.SelectMany(table => table.Descendants(element).Select(component => (LogicalName(table), component)));
}
