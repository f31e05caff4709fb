using System.Linq;
using Mono.Cecil;

namespace Conformance.Surface;

/// <summary>A real assembly at hand, to hold a declaration of ours against.</summary>
internal static class RealAssembly
{
    public static Report Check(string redeclaration, string real)
    {
        using var module = ModuleDefinition.ReadModule(redeclaration);
        using var assembly = ModuleDefinition.ReadModule(real);
        return Redeclaration.Check(module, assembly.Assembly.FullName, name => assembly.GetType(name) is { } type
            ? new ListedType(SurfaceLine.Of(type), [], [.. SurfaceLine.Members(type)], [])
            : null);
    }
}
