using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using LocalDataverse.Registrations;

namespace LocalDataverse.Pipeline;

/// <summary>A net462 assembly out of a zip, loaded from its bytes into a context of its own, so that a newer one can replace it.</summary>
internal sealed class LoadedAssembly
{
    private readonly Assembly _assembly;

    public LoadedAssembly(PluginAssembly assembly)
    {
        var context = new AssemblyLoadContext(assembly.FullName, isCollectible: true);
        _assembly = context.LoadFromStream(new MemoryStream(assembly.Content));
    }

    public Type Find(string typeName) => _assembly.GetType(typeName) ??
        throw Faults.Of(Faults.InvalidArgument, $"Assembly '{_assembly.FullName}' has no class '{typeName}'.");
}
