using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Opps.Deployment.Checking;
using Opps.Deployment.Packages;

namespace Opps.Deployment.Importing;

/// <summary>The package's steps in the environment: which are disabled, and enabling them.</summary>
internal static class PluginSteps
{
    public static IReadOnlyList<Entity> Disabled(IOrganizationService service, SolutionZip zip) =>
        [.. Installation.Steps(service, zip).Where(s => s.GetAttributeValue<OptionSetValue>("statecode").Value != 0)];

    public static void Enable(IOrganizationService service, IEnumerable<Entity> steps)
    {
        foreach (var step in steps)
        {
            service.Update(new Entity(step.LogicalName, step.Id) { ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(1) });
        }
    }
}
