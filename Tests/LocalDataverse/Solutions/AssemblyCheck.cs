using System.IO;
using System.ServiceModel;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Mono.Cecil;

namespace LocalDataverse.Solutions;

/// <summary>Refuses an assembly whose data and file do not belong together. Looks into the file without loading it.</summary>
internal static class AssemblyCheck
{
    public static void Require(PluginAssembly assembly)
    {
        using var definition = Open(assembly);
        if (definition.Name.FullName != assembly.FullName)
        {
            throw Faults.Of(Faults.InvalidArgument,
                $"Assembly '{assembly.FullName}': its file is '{definition.Name.FullName}'. Build that version, or " +
                "write this identity in the assembly's data and steps.");
        }

        foreach (var type in assembly.Types)
        {
            Require(type, assembly, definition.MainModule);
        }
    }

    private static void Require(PluginType type, PluginAssembly assembly, ModuleDefinition module)
    {
        var found = PluginClass.Find(module, type.TypeName) ??
            throw Refused(type, assembly, "the file has no class of that name");
        if (!PluginClass.IsPublic(found) || found.IsAbstract)
        {
            throw Refused(type, assembly, "the class must be public and not abstract");
        }

        var isActivity = type.WorkflowActivityGroup is not null;
        if (isActivity && !PluginClass.IsActivity(found))
        {
            throw Refused(type, assembly, "it has a workflow activity group, but the class does not derive from CodeActivity");
        }

        if (!isActivity && !PluginClass.IsPlugin(found))
        {
            throw Refused(type, assembly, PluginClass.IsActivity(found)
                ? "it is a workflow activity without a WorkflowActivityGroupName"
                : "the class does not implement IPlugin");
        }
    }

    private static AssemblyDefinition Open(PluginAssembly assembly)
    {
        try
        {
            return AssemblyDefinition.ReadAssembly(new MemoryStream(assembly.Content, writable: false));
        }
        catch (BadImageFormatException)
        {
            throw Faults.Of(Faults.InvalidArgument,
                $"Assembly '{assembly.FullName}': its file is not a .NET assembly. Pack the built dll.");
        }
    }

    private static FaultException<OrganizationServiceFault> Refused(PluginType type, PluginAssembly assembly, string why) =>
        Faults.Of(Faults.InvalidArgument,
            $"Plug-in type '{type.TypeName}' of assembly '{assembly.FullName}': {why}. Correct the class, or the assembly's data.");
}
