using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Opps.Deployment.Packages;

/// <summary>A solution that must be there, in at least that version.</summary>
internal sealed record Requirement(string Solution, Version Version);

/// <summary>A plug-in step of the package.</summary>
internal sealed record PackagedStep(Guid Id, string Name);

/// <summary>What the package states of a table: columns and alternate keys.</summary>
internal sealed record PackagedTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Keys);

/// <summary>What a solution zip states, as far as it can be checked in an environment. The zip is the only list there is.</summary>
internal sealed partial class SolutionZip
{
    private SolutionZip(byte[] content, XElement manifest, XElement customizations, IReadOnlyList<string> customApis)
    {
        Content = content;
        UniqueName = Required(manifest, "UniqueName");
        Version = Version.TryParse(Required(manifest, "Version"), out var version)
            ? version
            : throw new DeploymentException($"solution.xml has the version '{Required(manifest, "Version")}'. Write up to four numbers with dots.");
        IsManaged = Required(manifest, "Managed") == "1";
        CustomApis = customApis;
        Languages = [.. customizations.Elements("Languages").Elements("Language").Select(l => (int)l)];
        Requirements =
        [
            .. manifest.Elements("MissingDependencies").Elements().Elements("Required").Select(r => (string?)r.Attribute("solution"))
                .OfType<string>().Select(s => SolutionAndVersion().Match(s)).Where(m => m.Success)
                .GroupBy(m => m.Groups[1].Value, m => Version.Parse(m.Groups[2].Value))
                .Select(g => new Requirement(g.Key, g.Max()!)),
        ];
        Steps =
        [
            .. customizations.Elements("SdkMessageProcessingSteps").Elements().Select(s =>
                new PackagedStep((Guid)s.Attribute("SdkMessageProcessingStepId")!, (string)s.Attribute("Name")!)),
        ];
        Tables = [.. customizations.Elements("Entities").Elements("Entity").Select(Table)];
    }

    /// <summary>The zip itself.</summary>
    public byte[] Content { get; }

    public string UniqueName { get; }

    public Version Version { get; }

    public bool IsManaged { get; }

    /// <summary>Language codes of its texts.</summary>
    public IReadOnlyList<int> Languages { get; }

    public IReadOnlyList<Requirement> Requirements { get; }

    public IReadOnlyList<PackagedStep> Steps { get; }

    public IReadOnlyList<PackagedTable> Tables { get; }

    public IReadOnlyList<string> CustomApis { get; }

    /// <summary>Managed or unmanaged, for people.</summary>
    public string Kind => KindOf(IsManaged);

    public static string KindOf(bool isManaged) => isManaged ? "managed" : "unmanaged";

    /// <exception cref="DeploymentException">There is no such file, or it is no solution.</exception>
    public static SolutionZip Read(FileInfo file)
    {
        try
        {
            return Read(File.ReadAllBytes(file.FullName));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or XmlException)
        {
            throw new DeploymentException($"'{file.FullName}' can't be read as a solution zip: {error.Message} 'dotnet build Solution' makes one.", error);
        }
    }

    public static SolutionZip Read(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content));
        var manifest = Load(zip, "solution.xml").Element("SolutionManifest") ?? throw new InvalidDataException("solution.xml has no SolutionManifest.");
        return new SolutionZip(content, manifest, Load(zip, "customizations.xml"),
            [.. zip.Entries.Where(e => e.Name == "customapi.xml").Select(e => (string)Load(zip, e.FullName).Attribute("uniquename")!)]);
    }

    private static PackagedTable Table(XElement entity)
    {
        var stated = entity.Element("EntityInfo")?.Element("entity");
        return new PackagedTable(
            Required(entity, "Name").ToLowerInvariant(),
            [.. (stated?.Elements("attributes").Elements("attribute") ?? []).Select(a => Required(a, "LogicalName"))],
            [.. (stated?.Elements("EntityKeys").Elements("EntityKey") ?? []).Select(k => Required(k, "LogicalName"))]);
    }

    private static XElement Load(ZipArchive zip, string name)
    {
        using var stream = (zip.GetEntry(name) ?? throw new InvalidDataException($"It has no {name}.")).Open();
        return XElement.Load(stream);
    }

    private static string Required(XElement element, string child) =>
        (string?)element.Element(child) ?? throw new InvalidDataException($"<{element.Name}> has no <{child}>.");

    [GeneratedRegex(@"^(\S+) \((\d+(?:\.\d+){1,3})\)$")]
    private static partial Regex SolutionAndVersion();
}
