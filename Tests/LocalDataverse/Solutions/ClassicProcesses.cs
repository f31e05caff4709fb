using System.ServiceModel;
using System.Xml.Linq;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Solutions;

/// <summary>
/// Refuses an activated workflow, dialog or action: nothing here reads the XAML that says what it does, so it would never
/// run. One that is a draft does not run on the platform either.
/// </summary>
internal static class ClassicProcesses
{
    private const int Activated = 1;

    private static readonly Dictionary<int, string> Kinds = new() { [0] = "workflow", [1] = "dialog", [3] = "action" };

    /// <exception cref="FaultException{OrganizationServiceFault}">The package has an activated one.</exception>
    public static void Refuse(IEnumerable<XElement> processes)
    {
        foreach (var process in processes)
        {
            if (process.Integer("StateCode") == Activated && Kinds.TryGetValue(process.Integer("Category") ?? -1, out var kind))
            {
                throw Faults.NotSupportedHere($"activated {kind} '{process.Attribute("Name")?.Value}': its XAML is not interpreted. " +
                    "Export it as a draft, or run its activities one by one.");
            }
        }
    }
}
