using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace LocalDataverse.Customization;

/// <summary>Delete of a solution row.</summary>
internal sealed class UninstallMessage : IOrganizationMessage
{
    public string Name => "Delete";

    public OrganizationResponse Execute(LocalOrganization organization, Caller caller, OrganizationRequest request)
    {
        Customizer.Require(organization, caller, request, Customizer.Import);
        organization.Uninstall(request.Required<EntityReference>("Target").Id);
        return Parameters.Answer<DeleteResponse>(Name);
    }
}
