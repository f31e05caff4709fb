using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Opps.Deployment.Connecting;
using Opps.Deployment.Packages;

namespace Opps.Deployment.Checking;

/// <summary>What an environment must have before the package goes in.</summary>
internal sealed class Prerequisites(IOrganizationService service, TargetEnvironment environment, SolutionZip zip)
{
    private static readonly Version LeastVersion = new(9, 2);

    // The platform's own privileges, not those of a table.
    private static readonly (string Privilege, string Use)[] Needed =
    [
        ("prvImportCustomization", "import the solution"),
        ("prvPublishCustomization", "publish it"),
        ("prvWriteSdkMessageProcessingStep", "enable plug-in steps"),
    ];

    public IReadOnlyList<Finding> Run() => [Version(), .. Requirements(), .. Languages(), .. Privileges()];

    private Finding Version() => environment.Version >= LeastVersion
        ? new Finding("Version", Grade.Good, $"{environment.Version}")
        : new Finding("Version", Grade.Missing, $"{environment.Version}; {LeastVersion} or newer is needed. Update the environment.");

    private IEnumerable<Finding> Requirements()
    {
        yield return StoredTable.Find(service, "opportunity") is not null
            ? new Finding("Dynamics 365 Sales", Grade.Good, "the table opportunity is there")
            : new Finding("Dynamics 365 Sales", Grade.Missing, "there is no table opportunity. Install Dynamics 365 Sales first.");
        foreach (var (solution, version) in zip.Requirements)
        {
            yield return Installed.Find(service, solution) switch
            {
                null => new Finding(solution, Grade.Note, "not listed among the solutions; whether its tables are there is decided by the import"),
                { } there when there.Version < version => new Finding(solution, Grade.Missing, $"{there.Version}; {version} or newer is needed. Update it in Power Platform admin center › Dynamics 365 apps."),
                { } there => new Finding(solution, Grade.Good, $"{there.Version}"),
            };
        }
    }

    private IEnumerable<Finding> Languages()
    {
        var provisioned = ((RetrieveProvisionedLanguagesResponse)service.Execute(new RetrieveProvisionedLanguagesRequest())).RetrieveProvisionedLanguages;
        var shown = zip.Languages.Intersect(provisioned).ToList();
        yield return shown.Count > 0
            ? new Finding("Languages", Grade.Good, $"texts appear in {string.Join(", ", shown.Select(NameOf))}")
            : new Finding("Languages", Grade.Missing,
                $"none of {string.Join(", ", zip.Languages.Select(NameOf))} is enabled. Enable English in Power Platform admin center › Settings › Languages.");
        if (zip.Languages.Except(provisioned).ToList() is { Count: > 0 } hidden && shown.Count > 0)
        {
            yield return new Finding("Languages", Grade.Note, $"not enabled, so not shown: {string.Join(", ", hidden.Select(NameOf))}");
        }
    }

    private IEnumerable<Finding> Privileges() => Needed.Select(p => new UserPrivileges(service, environment.UserId).Has(p.Privilege)
        ? new Finding("Privileges", Grade.Good, $"{environment.UserName} may {p.Use}")
        : new Finding("Privileges", Grade.Missing, $"{environment.UserName} lacks {p.Privilege}, to {p.Use}. The role System Customizer has it."));

    private static string NameOf(int language) => System.Globalization.CultureInfo.GetCultureInfo(language).EnglishName;
}
