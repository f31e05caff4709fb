using System.Linq;
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
        return Parameters.Answer<RetrieveCurrentOrganizationResponse>(Name, ("Detail", new OrganizationDetail
        {
            OrganizationId = WellKnown.OrganizationId,
            FriendlyName = options.OrganizationDisplayName,
            UniqueName = WellKnown.OrganizationName,
            UrlName = WellKnown.OrganizationName,
            OrganizationVersion = options.PlatformVersion.ToString(),
        }));
    }
}
