using LocalDataverse.Pipeline;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Customization;

/// <summary>Imports a package and keeps an importjob row of it.</summary>
internal sealed class ImportSolutionMessage : IOrganizationMessage
{
    public string Name => "ImportSolution";

    public OrganizationResponse Execute(LocalOrganization organization, Caller caller, OrganizationRequest request)
    {
        Customizer.Require(organization, caller, request, Customizer.Import);
        Importing.Run(organization, request, isUpgrade: false);
        return Parameters.Answer<ImportSolutionResponse>(Name);
    }
}

/// <summary>An import or an upgrade, kept as a job of the platform's too. Here the job has ended when the answer comes, well or not.</summary>
internal sealed class ImportSolutionAsyncMessage(string name, bool isUpgrade) : IOrganizationMessage
{
    public string Name => name;

    public OrganizationResponse Execute(LocalOrganization organization, Caller caller, OrganizationRequest request)
    {
        Customizer.Require(organization, caller, request, Customizer.Import);
        var job = Importing.JobOf(request);
        request["ImportJobId"] = job;
        var operation = AsyncOperations.Run(organization, Name, () => Importing.Run(organization, request, isUpgrade));
        return Parameters.Answer<OrganizationResponse>(Name, ("ImportJobKey", job.ToString()), ("AsyncOperationId", operation));
    }
}

/// <summary>Imports a higher version and takes out what it no longer has.</summary>
internal sealed class StageAndUpgradeMessage : IOrganizationMessage
{
    public string Name => "StageAndUpgrade";

    public OrganizationResponse Execute(LocalOrganization organization, Caller caller, OrganizationRequest request)
    {
        Customizer.Require(organization, caller, request, Customizer.Import);
        Importing.Run(organization, request, isUpgrade: true);
        return Parameters.Answer<OrganizationResponse>(Name);
    }
}
