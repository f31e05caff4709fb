using System;
using System.ServiceModel;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.WebServiceClient;

namespace Opps.Deployment.Connecting;

/// <summary>
/// The SDK in the npm package has Microsoft's older client, which speaks to an environment with a token, but not the one that
/// gets a token by signing somebody in.
/// </summary>
internal static class Connector
{
    /// <summary>Whether an address may have a port of its own when a token signs in.</summary>
    public static bool KeepsPort => true;

    private const string Service = "/XRMServices/2011/Organization.svc/web?SdkClientVersion=9.2";
    private static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(4);

    /// <exception cref="DeploymentException">There is no token, or it was not let in; the text holds no secret.</exception>
    public static IOrganizationService Open(Connection connection, Action<string> tell)
    {
        var client = new OrganizationWebProxyClient(new Uri(connection.Environment, Service), LongestRequest, useStrongTypes: false)
        {
            HeaderToken = connection.Token ?? throw new DeploymentException(
                $"This build can't sign you in to {connection}: it was made without Microsoft's client. Run it as 'dotnet run --project Solution/Deployment -c Release -p:DataverseSdk=NuGet -- …', or put a token into {Connection.TokenVariable}."),
        };
        try
        {
            client.Execute(new WhoAmIRequest());
            return client;
        }
        catch (Exception refused) when (refused is CommunicationException or TimeoutException)
        {
            client.Abort();
            throw new DeploymentException(connection.Redact($"{connection} did not let you in: {refused.Message}"), refused);
        }
    }
}
