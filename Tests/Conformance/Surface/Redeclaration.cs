using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace Conformance.Surface;

/// <summary>
/// Our own declaration of an SDK assembly that has no package. It may say less than the real one, never more or otherwise,
/// and must have its identity: what is compiled against it must find the real one in Dataverse.
/// </summary>
internal static class Redeclaration
{
    private const string Identity = "Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35";

    public static Report Check(ModuleDefinition module, SurfaceFile surface)
    {
        var name = module.Assembly.Name;
        var types = module.GetTypes().Where(IsVisible).ToList();
        var findings = types.SelectMany(type => Unlisted(type, surface)).ToList();
        if (name.FullName != $"{name.Name}, {Identity}")
        {
            findings.Insert(0, $"its identity is '{name.FullName}', the real one is '{name.Name}, {Identity}'");
        }

        if (types.Count == 0)
        {
            findings.Add("it declares no public type: is it the right file?");
        }

        return new(name.FullName, $"re-declares {types.Count} types", findings);
    }

    private static IEnumerable<string> Unlisted(TypeDefinition type, SurfaceFile surface)
    {
        if (surface.Find(type.FullName) is not { } listed)
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
