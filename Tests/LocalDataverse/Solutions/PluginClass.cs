using Mono.Cecil;

namespace LocalDataverse.Solutions;

/// <summary>Tells what a class in an assembly file is, following base types inside that file.</summary>
internal static class PluginClass
{
    private const string Plugin = "Microsoft.Xrm.Sdk.IPlugin";
    private const string Activity = "System.Activities.CodeActivity";

    /// <summary>The class by its reflection name, in which nested classes are joined with a plus sign.</summary>
    public static TypeDefinition? Find(ModuleDefinition module, string typeName) => module.GetType(typeName.Replace('+', '/'));

    public static bool IsPublic(TypeDefinition type) =>
        type.DeclaringType is null ? type.IsPublic : type.IsNestedPublic && IsPublic(type.DeclaringType);

    public static bool IsPlugin(TypeDefinition type) =>
        WithBases(type).Any(t => t.Interfaces.Any(i => IsPluginInterface(i.InterfaceType, type.Module)));

    public static bool IsActivity(TypeDefinition type) => WithBases(type).Any(t => Name(t.BaseType) is Activity or Activity + "`1");

    private static bool IsPluginInterface(TypeReference reference, ModuleDefinition module) =>
        Name(reference) == Plugin ||
        (Own(reference, module)?.Interfaces.Any(i => IsPluginInterface(i.InterfaceType, module)) ?? false);

    private static IEnumerable<TypeDefinition> WithBases(TypeDefinition type)
    {
        for (var current = type; current is not null; current = current.BaseType is null ? null : Own(current.BaseType, type.Module))
        {
            yield return current;
        }
    }

    private static TypeDefinition? Own(TypeReference reference, ModuleDefinition module) => module.GetType(Name(reference));

    private static string? Name(TypeReference? reference) => reference?.GetElementType().FullName;
}
