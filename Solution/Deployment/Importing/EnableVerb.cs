using System.Linq;
using Microsoft.Xrm.Sdk;
using Opps.Deployment.Checking;
using Opps.Deployment.Connecting;
using Opps.Deployment.Packages;

namespace Opps.Deployment.Importing;

/// <summary>
/// Puts the plug-ins to work, once people have their roles: from then on saves of opportunities make seller shares, which may be
/// refused where a person has no right to any.
/// </summary>
internal sealed class EnableVerb(Workplace workplace, IOrganizationService service, TargetEnvironment environment)
{
    public ExitCode Run(SolutionZip zip, Writing writing)
    {
        if (Installed.Find(service, zip.UniqueName) is null)
        {
            throw new DeploymentException($"{zip.UniqueName} is not installed. Run 'import' first.");
        }

        var disabled = PluginSteps.Disabled(service, zip);
        if (writing.IsOnlyShown)
        {
            workplace.Say($"Would enable {disabled.Count} plug-in steps.");
            return ExitCode.Good;
        }

        if (disabled.Count > 0 && !Consent.Ask(workplace.Console, environment, $"enable {disabled.Count} plug-in steps, as people have their roles", writing.IsAgreed))
        {
            workplace.Say("Nothing was enabled.");
            return ExitCode.Failed;
        }

        PluginSteps.Enable(service, disabled);
        var after = new Installation(service, zip).Run();
        FindingTable.Write(workplace.Console, $"{zip.UniqueName} {zip.Version}", after);
        return after.Any(f => f.Grade == Grade.Missing) ? ExitCode.Incomplete : ExitCode.Good;
    }
}
