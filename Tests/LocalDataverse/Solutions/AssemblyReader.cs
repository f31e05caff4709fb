using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using LocalDataverse.Registrations;

namespace LocalDataverse.Solutions;

/// <summary>Reads the SolutionPluginAssemblies section with the assemblies themselves.</summary>
internal static class AssemblyReader
{
    public static IReadOnlyList<PluginAssembly> Read(SolutionPackage package) =>
        [.. package.Section("SolutionPluginAssemblies").Where(e => e.Name == "PluginAssembly").Select(e => Read(e, package))];

    private static PluginAssembly Read(XElement element, SolutionPackage package)
    {
        var fullName = element.RequiredAttribute("FullName");
        if (element.Text("SourceType") is { } source and not "0")
        {
            throw Faults.NotSupportedHere($"source type {source} of assembly '{fullName}'; only assemblies inside the package (0) run");
        }

        var file = element.Required("FileName");
        var content = package.Find(file) ?? throw Faults.Of(Faults.InvalidArgument,
            $"Assembly '{fullName}': the package has no file '{file}'. Build the assembly and pack it under that name.");
        return new PluginAssembly(
            element.Attribute("PluginAssemblyId") is { } id ? element.Id(id.Name.LocalName, id.Value) : IdOf(fullName),
            fullName,
            content,
            [.. (element.Element("PluginTypes")?.Elements("PluginType") ?? []).Select(t => Type(t, fullName))]);
    }

    /// <summary>Old exports name an assembly by its identity alone. Its id is then one that the same identity always has.</summary>
    private static Guid IdOf(string fullName) => new(SHA256.HashData(Encoding.UTF8.GetBytes(fullName)).AsSpan(0, 16));

    /// <summary>The class stands in the qualified name; Name is free text for a workflow activity.</summary>
    private static PluginType Type(XElement type, string assembly)
    {
        var (typeName, assemblyName) = QualifiedName.Split(type.RequiredAttribute("AssemblyQualifiedName"));
        return assemblyName == assembly
            ? new PluginType(type.Id("PluginTypeId", type.RequiredAttribute("PluginTypeId")), typeName,
                type.Text("WorkflowActivityGroupName"))
            : throw Faults.Of(Faults.InvalidArgument,
                $"Plug-in type '{typeName}': its AssemblyQualifiedName is of assembly '{assemblyName}', but it stands " +
                $"under '{assembly}'. Write the latter.");
    }
}
