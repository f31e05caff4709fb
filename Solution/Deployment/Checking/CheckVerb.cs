using System.Linq;
using Microsoft.Xrm.Sdk;
using Opps.Deployment.Connecting;
using Opps.Deployment.Packages;

namespace Opps.Deployment.Checking;

/// <summary>Looks whether an environment is ready for the package, and whether the package is at work in it. Writes nothing.</summary>
internal sealed class CheckVerb(Workplace workplace, IOrganizationService service, TargetEnvironment environment)
{
    public ExitCode Run(SolutionZip zip)
    {
        var before = new Prerequisites(service, environment, zip).Run();
        FindingTable.Write(workplace.Console, "Before the import", before);
        var after = new Installation(service, zip).Run();
        FindingTable.Write(workplace.Console, $"{zip.UniqueName} {zip.Version}", after);
        var frozen = Installed.Find(service, zip.UniqueName) is null ? [] : new FrozenPeriods(service, environment.UserId).Run();
        if (frozen.Count > 0)
        {
            FindingTable.Write(workplace.Console, "Commission periods", frozen);
        }

        return before.Concat(after).Concat(frozen).Any(f => f.Grade is Grade.Missing or Grade.Wrong) ? ExitCode.Incomplete : ExitCode.Good;
    }
}
