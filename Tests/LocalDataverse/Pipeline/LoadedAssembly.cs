using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using System.Security.Cryptography;
using System.Threading;
using LocalDataverse.Registrations;

namespace LocalDataverse.Pipeline;

/// <summary>
/// A net462 assembly out of a zip, loaded from its bytes into a context of its own, so that a newer one can replace it. The
/// same bytes are loaded once, as each load is compiled anew.
/// </summary>
internal sealed class LoadedAssembly
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, WeakReference<Assembly>> Known = [];

    private readonly Assembly _assembly;

    public LoadedAssembly(PluginAssembly assembly) : this(Load(assembly))
    {
    }

    private LoadedAssembly(Assembly assembly) => _assembly = assembly;

    /// <summary>The one loaded before from the same bytes, while anything of it is in use.</summary>
    public static LoadedAssembly Shared(PluginAssembly assembly)
    {
        var content = Convert.ToHexString(SHA256.HashData(assembly.Content));
        lock (Gate)
        {
            if (!Known.TryGetValue(content, out var reference) || !reference.TryGetTarget(out var loaded))
            {
                loaded = Load(assembly);
                Known[content] = new WeakReference<Assembly>(loaded);
            }

            return new LoadedAssembly(loaded);
        }
    }

    private static Assembly Load(PluginAssembly assembly) =>
        new AssemblyLoadContext(assembly.FullName, isCollectible: true).LoadFromStream(new MemoryStream(assembly.Content));

    public Type Find(string typeName) => _assembly.GetType(typeName) ??
        throw Faults.Of(Faults.InvalidArgument, $"Assembly '{_assembly.FullName}' has no class '{typeName}'.");
}
