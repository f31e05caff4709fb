using System;
using System.Linq;
using LocalDataverse.Layers;
using LocalDataverse.Pipeline;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Messages.Customization;

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

/// <summary>Puts a package that was imported as a holding solution in the place of the installed one.</summary>
internal sealed class DeleteAndPromoteMessage : IOrganizationMessage
{
    public string Name => "DeleteAndPromote";

    public OrganizationResponse Execute(LocalOrganization organization, Caller caller, OrganizationRequest request)
    {
        Customizer.Require(organization, caller, request, Customizer.Import);
        var name = request.Required<string>("UniqueName");
        var zip = organization.Model.Held.TryGetValue(name, out var held) ? held : throw Faults.Of(Faults.InvalidArgument,
            $"No holding solution of '{name}' was imported. Import the higher version with HoldingSolution first.");
        organization.Import(zip, new ImportSettings(IsUpgrade: true));
        organization.Change(model => model with { Held = model.Held.Where(h => h.Key != name).ToDictionary() });
        var id = organization.Model.Stack.Find(name)?.Id ?? Guid.Empty;
        return Parameters.Answer<DeleteAndPromoteResponse>(Name, ("SolutionId", id));
    }
}
