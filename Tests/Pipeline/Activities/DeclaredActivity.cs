using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using Mono.Cecil;

namespace Pipeline.Activities;

/// <summary>A workflow activity as the packed solution declares it: in the assembly's data, and on the class.</summary>
/// <param name="Class">The class with its namespace.</param>
internal sealed record DeclaredActivity(
    string Class, string Name, string Group, string Description, IReadOnlyList<DeclaredArgument> Inputs, IReadOnlyList<DeclaredArgument> Outputs)
{
    private const string File = "OppsWorkflowActivities.dll";

    public static IReadOnlyList<DeclaredActivity> All { get; } = Read();

    private static DeclaredActivity[] Read()
    {
        using var archive = new ZipArchive(new MemoryStream(World.Zip()));
        using var customizations = archive.GetEntry("customizations.xml")!.Open();
        using var module = ModuleDefinition.ReadModule(Content(archive.Entries.Single(e => e.Name == File)));
        return [.. XDocument.Load(customizations).Descendants("PluginType").Where(t => t.Element("WorkflowActivityGroupName") is not null)
            .Select(t => Of(t, module))];
    }

    private static DeclaredActivity Of(XElement type, ModuleDefinition module)
    {
        var name = ((string)type.Attribute("AssemblyQualifiedName")!).Split(',')[0];
        var properties = module.GetType(name).Properties;
        return new DeclaredActivity(name, (string)type.Attribute("Name")!, (string)type.Element("WorkflowActivityGroupName")!,
            (string?)type.Element("Description") ?? "", DeclaredArgument.Of(properties, "InputAttribute"), DeclaredArgument.Of(properties, "OutputAttribute"));
    }

    private static MemoryStream Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var content = new MemoryStream();
        stream.CopyTo(content);
        content.Position = 0;
        return content;
    }
}

/// <summary>An input or output of an activity.</summary>
/// <param name="Property">The property that stored processes name it by.</param>
/// <param name="Name">What the process designer shows.</param>
/// <param name="Type">The full name of the type of its values.</param>
/// <param name="Table">The table of its rows, or of the column whose options it takes.</param>
/// <param name="Column">The column whose options it takes.</param>
internal sealed record DeclaredArgument(string Property, string Name, string Type, bool IsRequired, string? Default, string? Table, string? Column)
{
    public static IReadOnlyList<DeclaredArgument> Of(IEnumerable<PropertyDefinition> properties, string kind) =>
        [.. properties.Where(p => Attribute(p, kind) is not null).Select(p => Of(p, kind))];

    private static DeclaredArgument Of(PropertyDefinition property, string kind)
    {
        var options = Attribute(property, "AttributeTargetAttribute");
        return new DeclaredArgument(property.Name, Attribute(property, kind)![0], ((GenericInstanceType)property.PropertyType).GenericArguments[0].FullName,
            Attribute(property, "RequiredArgumentAttribute") is not null, Attribute(property, "DefaultAttribute")?[0],
            options?[0] ?? Attribute(property, "ReferenceTargetAttribute")?[0], options?[1]);
    }

    /// <summary>What an attribute of that name is given; null where the property has none.</summary>
    private static string[]? Attribute(PropertyDefinition property, string name) => property.CustomAttributes
        .Where(a => a.AttributeType.Name.Equals(name, StringComparison.Ordinal))
        .Select(a => a.ConstructorArguments.Select(v => (string)v.Value).ToArray()).SingleOrDefault();
}
