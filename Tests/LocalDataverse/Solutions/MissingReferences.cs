using System.IO;
using System.Runtime.Loader;
using LocalDataverse.Registrations;
using Mono.Cecil;

namespace LocalDataverse.Solutions;

/// <summary>
/// Lists what assemblies need and today's .NET lacks, as System.Web.Extensions: a class that uses it works on the platform,
/// with .NET Framework, and fails here when it runs.
/// </summary>
internal static class MissingReferences
{
    public static IEnumerable<string> Of(IReadOnlyList<PluginAssembly> assemblies) => assemblies
        .SelectMany(a => ReferencesOf(a).Where(r => !IsThere(r)).Select(r => $"reference of assembly {a.FullName} to {r}, which this .NET lacks"));

    private static string[] ReferencesOf(PluginAssembly assembly)
    {
        using var definition = AssemblyDefinition.ReadAssembly(new MemoryStream(assembly.Content, writable: false));
        return [.. definition.MainModule.AssemblyReferences.Select(r => r.Name)];
    }

    private static bool IsThere(string name)
    {
        try
        {
            return AssemblyLoadContext.Default.LoadFromAssemblyName(new(name)) is not null;
        }
        catch (Exception missing) when (missing is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            return false;
        }
    }
}
