using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace Conformance.Surface;

/// <summary>
/// Our own declaration of an assembly that has no package. It may say less than the real one, never more or otherwise, and
/// must have its identity: what is compiled against the one must find the other.
/// </summary>
internal static class Redeclaration
{
    /// <param name="module">The declaration.</param>
    /// <param name="identity">The real assembly's full name.</param>
    /// <param name="real">Finds a type in the real assembly.</param>
    public static Report Check(ModuleDefinition module, string identity, Func<string, ListedType?> real)
    {
        var name = module.Assembly.Name;
        var types = module.GetTypes().Where(IsVisible).ToList();
        var findings = types.SelectMany(type => Unlisted(type, real)).ToList();
        if (name.FullName != identity)
        {
            findings.Insert(0, $"its identity is '{name.FullName}', the real one is '{identity}'");
        }

        if (types.Count == 0)
        {
            findings.Add("it declares no public type: is it the right file?");
        }

        return new(name.FullName, $"re-declares {types.Count} types", findings);
    }

    private static IEnumerable<string> Unlisted(TypeDefinition type, Func<string, ListedType?> real)
    {
        if (real(type.FullName) is not { } listed)
        {
            return [$"the real assembly has no type {type.FullName}"];
        }

        var own = SurfaceLine.Of(type);
        var heading = own == listed.Line ? Array.Empty<string>() : [$"'{own}' is '{listed.Line}' in the real assembly"];
        return heading.Concat(SurfaceLine.Members(type)
            .Where(line => !listed.Lines.Contains(line))
            .Select(line => $"the real {type.FullName} has no '{line.Trim()}'"));
    }

    private static bool IsVisible(TypeDefinition type) =>
        (type.IsPublic || type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamilyOrAssembly)
        && (type.DeclaringType is null || IsVisible(type.DeclaringType));
}
