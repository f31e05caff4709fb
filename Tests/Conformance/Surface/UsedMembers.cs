using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Conformance.Surface;

/// <summary>What an assembly uses of the SDK: types, methods, fields, and properties set on attributes.</summary>
internal static class UsedMembers
{
    public static Report Check(ModuleDefinition module, IReadOnlyDictionary<string, SurfaceFile> surfaces)
    {
        var types = module.GetTypeReferences().Where(type => surfaces.ContainsKey(Home(type))).ToList();
        var members = module.GetMemberReferences().Where(member => surfaces.ContainsKey(Home(member.DeclaringType))).ToList();
        var findings = types.Where(type => surfaces[Home(type)].Find(type.FullName) is null)
            .Select(type => $"the newest {Home(type)} has no type {type.FullName}")
            .Concat(members.Where(member => !IsListed(member, surfaces)).Select(member => $"the newest {Home(member.DeclaringType)} has no {member.FullName}"))
            .Concat(UnknownAttributeProperties(module, surfaces))
            .ToList();
        if (types.Count == 0)
        {
            findings.Add("it uses nothing of the SDK: is it the right file?");
        }

        return new(module.Assembly.FullName, $"uses {types.Count} types and {members.Count} members of the SDK", findings);
    }

    private static bool IsListed(MemberReference member, IReadOnlyDictionary<string, SurfaceFile> surfaces)
    {
        var type = member.DeclaringType.GetElementType();
        var signature = member is MethodReference method ? Signature.Of(method) : Signature.Of((FieldReference)member);
        return surfaces[Home(type)].Has(type.FullName, signature);
    }

    private static IEnumerable<string> UnknownAttributeProperties(ModuleDefinition module, IReadOnlyDictionary<string, SurfaceFile> surfaces) =>
        from owner in module.GetTypes().SelectMany(Owners)
        from attribute in owner.CustomAttributes
        where surfaces.ContainsKey(Home(attribute.AttributeType))
        from property in attribute.Properties
        let signature = $"System.Void set_{property.Name}({property.Argument.Type.FullName})"
        where !surfaces[Home(attribute.AttributeType)].Has(attribute.AttributeType.FullName, signature)
        select $"the newest {Home(attribute.AttributeType)} has no property {attribute.AttributeType.FullName}.{property.Name}";

    private static IEnumerable<ICustomAttributeProvider> Owners(TypeDefinition type) =>
        [type, .. type.Properties, .. type.Methods, .. type.Fields];

    private static string Home(TypeReference type) => type.GetElementType().Scope?.Name ?? "";
}
