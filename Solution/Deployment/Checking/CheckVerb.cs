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
        return before.Concat(after).Any(f => f.Grade == Grade.Missing) ? ExitCode.Incomplete : ExitCode.Good;
    }
}
