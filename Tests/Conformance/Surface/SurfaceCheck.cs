using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;

namespace Conformance.Surface;

/// <summary>Compares assemblies with the public surface of the newest real SDK.</summary>
internal sealed class SurfaceCheck
{
    /// <summary>What the newest SDK says of itself, after the name.</summary>
    private const string Identity = "Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35";

    private static readonly string[] SdkAssemblies = ["Microsoft.Xrm.Sdk", "Microsoft.Crm.Sdk.Proxy", "Microsoft.Xrm.Sdk.Workflow"];

    private readonly Dictionary<string, SurfaceFile> surfaces;

    /// <exception cref="FileNotFoundException">One of the three listings is missing.</exception>
    public SurfaceCheck(string folder) =>
        surfaces = SdkAssemblies.ToDictionary(name => name, name => new SurfaceFile(Existing(Path.Combine(folder, name + ".txt"))));

    public Report Check(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        return surfaces.TryGetValue(module.Assembly.Name.Name, out var surface)
            ? Redeclaration.Check(module, $"{module.Assembly.Name.Name}, {Identity}", surface.Find)
            : UsedMembers.Check(module, surfaces);
    }

    private static string Existing(string file) => File.Exists(file)
        ? file
        : throw new FileNotFoundException($"There is no file '{file}'. Give the folder with the listings of the SDK's public surface.");
}
