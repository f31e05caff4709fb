using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Conformance.Surface;

/// <summary>Writes types and members as the surface files do.</summary>
internal static class SurfaceLine
{
    public static string Of(TypeDefinition type)
    {
        var hasBase = type is { IsEnum: false, IsValueType: false, BaseType: not null } && type.BaseType.FullName != "System.Object";
        var interfaces = type.IsEnum ? [] : type.Interfaces.Select(one => one.InterfaceType.FullName).Order(StringComparer.Ordinal).ToList();
        return $"{Kind(type)} {type.FullName}"
            + (hasBase ? $" : {type.BaseType!.FullName}" : "")
            + (interfaces.Count > 0 ? $" implements {string.Join(", ", interfaces)}" : "");
    }

    public static IEnumerable<string> Members(TypeDefinition type) =>
        type.Fields.Where(field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName).Select(field => Of(type, field))
            .Concat(type.Methods.Where(method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly).Select(method => Of(type, method)));

    private static string Kind(TypeDefinition type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Of(TypeDefinition type, FieldDefinition field)
    {
        var constant = field.Constant is string text ? $"\"{text}\"" : field.Constant;
        return "  field " + (field.IsFamily ? "protected " : "") + (field.IsStatic && !type.IsEnum ? "static " : "")
            + (type.IsEnum ? "" : field.FieldType.FullName + " ") + field.Name + (field.HasConstant ? $" = {constant}" : "");
    }

    private static string Of(TypeDefinition type, MethodDefinition method)
    {
        var modifiers = (method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "") + (method.IsStatic ? "static " : "")
            + (type.IsInterface ? "" : method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "");
        var generics = method.HasGenericParameters ? $"<{string.Join(",", method.GenericParameters.Select(parameter => parameter.Name))}>" : "";
        var parameters = method.Parameters.Select(parameter => $"{(parameter.IsOut ? "out " : "")}{parameter.ParameterType.FullName} {parameter.Name}");
        return $"  {modifiers}{method.ReturnType.FullName} {method.Name}{generics}({string.Join(", ", parameters)})";
    }
}
