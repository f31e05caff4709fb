using LocalDataverse.Pipeline;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Organization;

namespace LocalDataverse.Messages;

/// <summary>What an administrator's tool asks an environment about itself.</summary>
internal sealed class RetrieveVersionMessage : IMessage
{
    public string Name => "RetrieveVersion";

    public OrganizationResponse Execute(Call call, OrganizationRequest request) =>
        Parameters.Answer<RetrieveVersionResponse>(Name, ("Version", call.Dispatcher.Options.PlatformVersion.ToString()));
}

internal sealed class RetrieveProvisionedLanguagesMessage : IMessage
{
    public string Name => "RetrieveProvisionedLanguages";

    public OrganizationResponse Execute(Call call, OrganizationRequest request) =>
        Parameters.Answer<RetrieveProvisionedLanguagesResponse>(Name, (Name, call.Dispatcher.Options.Languages.ToArray()));
}

internal sealed class RetrieveCurrentOrganizationMessage : IMessage
{
    public string Name => "RetrieveCurrentOrganization";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        var options = call.Dispatcher.Options;
        var detail = new OrganizationDetail
        {
            OrganizationId = WellKnown.OrganizationId,
            FriendlyName = options.OrganizationDisplayName,
            UniqueName = WellKnown.OrganizationName,
            UrlName = WellKnown.OrganizationName,
            OrganizationVersion = options.PlatformVersion.ToString(),
            State = OrganizationState.Enabled,
        };
        foreach (var (type, address) in Endpoints(call.Dispatcher.ServedAt))
        {
            detail.Endpoints[type] = address;
        }

        return Parameters.Answer<RetrieveCurrentOrganizationResponse>(Name, ("Detail", detail));
    }

    /// <summary>None, as long as nothing serves the organisation.</summary>
    private static IEnumerable<(EndpointType Type, string Address)> Endpoints(Uri? root) => root is null ? [] :
    [
        (EndpointType.WebApplication, root.ToString()),
        (EndpointType.OrganizationService, new Uri(root, "XRMServices/2011/Organization.svc").ToString()),
        (EndpointType.OrganizationDataService, new Uri(root, "XRMServices/2011/OrganizationData.svc").ToString()),
    ];
}
