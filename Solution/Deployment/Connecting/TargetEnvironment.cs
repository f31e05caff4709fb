using System;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Opps.Deployment.Connecting;

/// <summary>The environment that was reached, as it calls itself, and as whom.</summary>
internal sealed record TargetEnvironment(string Name, string Address, Version Version, Guid UserId, string UserName)
{
    public static TargetEnvironment Read(IOrganizationService service, Connection connection)
    {
        var detail = ((RetrieveCurrentOrganizationResponse)service.Execute(new RetrieveCurrentOrganizationRequest())).Detail;
        var userId = ((WhoAmIResponse)service.Execute(new WhoAmIRequest())).UserId;
        var user = service.Retrieve("systemuser", userId, new ColumnSet("fullname"));
        return new TargetEnvironment(detail.FriendlyName, connection.Environment.Authority,
            Version.TryParse(detail.OrganizationVersion, out var version) ? version : new Version(0, 0),
            userId, user.GetAttributeValue<string>("fullname") ?? userId.ToString());
    }

    /// <summary>One line to show before anything is written.</summary>
    public override string ToString() => $"{Name} ({Address}, version {Version}), as {UserName}";
}
