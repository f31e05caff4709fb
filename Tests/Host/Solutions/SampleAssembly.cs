using System;
using System.IO;
using Mono.Cecil;

namespace Host.Solutions;

/// <summary>Makes small plug-in assemblies to put into packages.</summary>
internal static class SampleAssembly
{
    public const string FullName = "Sample.Plugins, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null";

    /// <summary>One class, Sample.Plugins.OnPart, public and with IPlugin unless a test says otherwise.</summary>
    public static byte[] Build(
        string className = "OnPart",
        string version = "1.0.0.0",
        TypeAttributes access = TypeAttributes.Public,
        bool isPlugin = true,
        bool isActivity = false,
        bool throughBase = false,
        string? alsoUses = null)
    {
        var assembly = AssemblyDefinition.CreateAssembly(
            new AssemblyNameDefinition("Sample.Plugins", new Version(version)), "Sample.Plugins.dll", ModuleKind.Dll);
        var module = assembly.MainModule;
        var type = new TypeDefinition("Sample.Plugins", className, access | TypeAttributes.Class, isActivity
            ? new TypeReference("System.Activities", "CodeActivity", module, Reference(module, "System.Activities", "4.0.0.0"))
            : module.TypeSystem.Object);
        if (isPlugin)
        {
            type.Interfaces.Add(new InterfaceImplementation(
                new TypeReference("Microsoft.Xrm.Sdk", "IPlugin", module, Reference(module, "Microsoft.Xrm.Sdk", "9.0.0.0"))));
        }

        if (alsoUses is not null)
        {
            Reference(module, alsoUses, "4.0.0.0");
        }

        if (throughBase)
        {
            type.Name = "PluginBase";
            type.Attributes |= TypeAttributes.Abstract;
            module.Types.Add(new TypeDefinition("Sample.Plugins", className, access | TypeAttributes.Class, type));
        }

        module.Types.Add(type);
        using var stream = new MemoryStream();
        assembly.Write(stream);
        return stream.ToArray();
    }

    private static AssemblyNameReference Reference(ModuleDefinition module, string name, string version)
    {
        var reference = new AssemblyNameReference(name, new Version(version));
        module.AssemblyReferences.Add(reference);
        return reference;
    }
}
