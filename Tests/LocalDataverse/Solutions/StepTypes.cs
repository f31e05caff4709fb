using System.ServiceModel;
using System.Xml.Linq;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Solutions;

/// <summary>Finds the class that a step names, by its id and by its assembly-qualified name, which must agree.</summary>
internal static class StepTypes
{
    public static (PluginAssembly Assembly, PluginType Type) Find(XElement step, string stepName, IReadOnlyList<PluginAssembly> assemblies)
    {
        var (typeName, assemblyName) = QualifiedName.Split(step.Required("PluginTypeName"));
        var assembly = assemblies.FirstOrDefault(a => a.FullName == assemblyName) ??
            throw Refused(stepName, $"its assembly '{assemblyName}' is not in this solution, which has " +
                $"{Listed(assemblies.Select(a => a.FullName))}. Correct the step's PluginTypeName");
        var type = assembly.Types.FirstOrDefault(t => t.TypeName == typeName) ??
            throw Refused(stepName, $"class '{typeName}' is not among the plug-in types of assembly '{assembly.FullName}', " +
                $"{Listed(assembly.Types.Select(t => t.TypeName))}. Add it to the assembly's data, or correct the step");

        if (step.Text("PluginTypeId") is { } id && step.Id("PluginTypeId", id) != type.Id)
        {
            throw Refused(stepName, $"its PluginTypeId {id} is not that of '{typeName}', {type.Id}. Write the latter");
        }

        return type.WorkflowActivityGroup is null
            ? (assembly, type)
            : throw Refused(stepName, $"class '{typeName}' is a workflow activity. Name a class that implements IPlugin");
    }

    private static string Listed(IEnumerable<string> names) =>
        string.Join(", ", names.Select(n => $"'{n}'")) is { Length: > 0 } text ? text : "none at all";

    private static FaultException<OrganizationServiceFault> Refused(string step, string why) =>
        Faults.Of(Faults.InvalidArgument, $"Step '{step}': {why}.");
}
