using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace Opps.Packing;

/// <summary>
/// An unpacked solution: file path, relative and with forward slashes, to content. Immutable; <see cref="With"/> and
/// <see cref="Without"/> give changed copies.
/// </summary>
public sealed class SolutionSource
{
    private const string ManagedTwin = "_managed.xml";

    private readonly ImmutableSortedDictionary<string, byte[]> files;

    private SolutionSource(ImmutableSortedDictionary<string, byte[]> files) => this.files = files;

    public static SolutionSource Empty { get; } = new(ImmutableSortedDictionary.Create<string, byte[]>(StringComparer.OrdinalIgnoreCase));

    /// <summary>All paths, sorted.</summary>
    public IEnumerable<string> Paths => files.Keys;

    /// <exception cref="PackingException">There is no such folder.</exception>
    public static SolutionSource FromFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            throw new PackingException($"There is no folder '{path}'. Check the path, or build what makes it first.");
        }

        return new(Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).ToImmutableSortedDictionary(
            file => Path.GetRelativePath(path, file).Replace('\\', '/'),
            File.ReadAllBytes,
            StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The content of that file, or null.</summary>
    public byte[]? Find(string path) => files.GetValueOrDefault(path);

    /// <summary>A copy with that file added or replaced.</summary>
    public SolutionSource With(string path, byte[] content) => new(files.SetItem(path, content));

    /// <summary>A copy without that file.</summary>
    public SolutionSource Without(string path) => new(files.Remove(path));

    /// <summary>
    /// A copy with a built assembly in the place that its registration (PluginAssemblies/…/*.dll.data.xml) names.
    /// </summary>
    /// <exception cref="PackingException">No registration is for an assembly of that name.</exception>
    public SolutionSource WithAssembly(byte[] assembly)
    {
        var name = AssemblyIdentity.Of(assembly, "The given assembly").Name;
        var reader = new SourceReader(this);
        var place = new PluginAssemblySection().DataFiles(reader).FirstOrDefault(file => IsFor(reader.Read(file, "PluginAssembly"), name))
            ?? throw new PackingException($"No file PluginAssemblies/…/*{FileBackedSection.DataSuffix} registers an assembly '{name}'. Add its registration to the source or leave the assembly out.");
        return With(FileBackedSection.ContentFile(place), assembly);
    }

    /// <summary>A copy with a built file in its place: of a web resource or of a control, whose description stands in the source.</summary>
    /// <param name="path">Its place in the source, for example "WebResources/opps_/scripts/opportunity.form.js".</param>
    /// <param name="content">The file.</param>
    /// <exception cref="PackingException">The source describes nothing of that name, or already holds the file.</exception>
    public SolutionSource WithBuilt(string path, byte[] content)
    {
        if (Find(path) is not null)
        {
            throw new PackingException($"The source already has '{path}'. Delete it there, or leave the built file out.");
        }

        var description = CustomControlSection.DescriptionOf(path) ?? path + FileBackedSection.DataSuffix;
        return Find(description) is null
            ? throw new PackingException($"There is no '{description}' that describes the built file '{path}'. Add it to the source or leave the file out.")
            : With(path, content);
    }

    /// <summary>A copy with every file of a folder of built files, in which each stands at its place in the source.</summary>
    /// <exception cref="PackingException">There is no such folder, or <see cref="WithBuilt"/> refuses one of its files.</exception>
    public SolutionSource WithBuiltFiles(string folder)
    {
        var built = FromFolder(folder);
        return built.Paths.Aggregate(this, (source, path) => source.WithBuilt(path, built.Find(path)!));
    }

    /// <summary>
    /// A copy for one kind of package. Where a file has a twin for the managed one, "x_managed.xml" beside "x.xml", as
    /// Microsoft's unpackers write for forms and apps that change somebody else's, the managed package has the twin.
    /// </summary>
    public SolutionSource For(PackageKind kind) => Paths
        .Where(path => path.EndsWith(ManagedTwin, StringComparison.OrdinalIgnoreCase))
        .Aggregate(this, (source, twin) => kind == PackageKind.Managed
            ? source.With(twin[..^ManagedTwin.Length] + ".xml", Find(twin)!).Without(twin)
            : source.Without(twin));

    private static bool IsFor(XElement registration, string? assemblyName) =>
        registration.Attribute("FullName")?.Value.Split(',')[0] == assemblyName;
}
