using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using Mono.Cecil;
using Mono.Cecil.Rocks;
using Xunit;

namespace Pipeline;

/// <summary>What the packed solution says of itself.</summary>
public sealed class PackageTests
{
    /// <summary>Where the plug-ins mark a write of their own: a name, but no component.</summary>
    private const string SharedVariables = "opps_sellershares_";

    /// <summary>The assemblies name tables, columns and relationships as text; a slip of the pen would show only at a customer.</summary>
    [Theory]
    [InlineData("OppsPlugins.dll")]
    [InlineData("OppsWorkflowActivities.dll")]
    public void Assembly_EveryNameOfOurs_IsInTheSolution(string file)
    {
        using var archive = new ZipArchive(new MemoryStream(World.Zip()));
        using var stream = archive.Entries.Single(e => e.Name == file).Open();
        var assembly = new MemoryStream();
        stream.CopyTo(assembly);
        assembly.Position = 0;

        var module = ModuleDefinition.ReadModule(assembly);
        var named = module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody).SelectMany(m => m.Body.Instructions)
            .Select(i => i.Operand as string).OfType<string>().Where(s => s.StartsWith("opps_", StringComparison.Ordinal)).ToHashSet();
        var stated = Customizations().Descendants("LogicalName").Select(e => e.Value)
            .Concat(Customizations().Descendants("EntityInfo").Elements("entity").Select(e => ((string)e.Attribute("Name")!).ToLowerInvariant()))
            .Concat(Customizations().Descendants("EntityRelationship").Select(e => (string)e.Attribute("Name")!))
            .Concat(archive.Entries.Where(e => e.FullName.StartsWith("customapis/", StringComparison.Ordinal)).Select(e => e.FullName.Split('/')[1]));
        Assert.NotEmpty(named);
        Assert.Empty(named.Where(name => !name.StartsWith(SharedVariables, StringComparison.Ordinal)).Except(stated));
    }

    /// <summary>
    /// Loading them costs every process of the sandbox; nothing in them is there to spare. The sentences of the journal and of the periods
    /// in four languages are 50 kB of it.
    /// </summary>
    [Fact]
    public void Assemblies_TogetherAreUnder400Kilobytes()
    {
        using var archive = new ZipArchive(new MemoryStream(World.Zip()));
        var sizes = archive.Entries.Where(e => e.Name.EndsWith(".dll", StringComparison.Ordinal)).Select(e => e.Length).ToList();
        Assert.Equal(2, sizes.Count);
        Assert.InRange(sizes.Sum(), 1, 400 * 1024);
    }

    private static XDocument Customizations() => Part(World.Zip(), "customizations.xml");

    private static XDocument Part(byte[] zip, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        using var stream = archive.GetEntry(name)!.Open();
        return XDocument.Load(stream);
    }
}
