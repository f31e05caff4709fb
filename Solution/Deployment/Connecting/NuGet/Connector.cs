using System;
using System.Threading.Tasks;
using Microsoft.PowerPlatform.Dataverse.Client;
using Microsoft.PowerPlatform.Dataverse.Client.Utils;
using Microsoft.Xrm.Sdk;

namespace Opps.Deployment.Connecting;

/// <summary>Signs in by Microsoft's client.</summary>
internal static class Connector
{
    /// <summary>Whether an address may have a port of its own when a token signs in: the client leaves it out.</summary>
    public static bool KeepsPort => false;

    /// <exception cref="DeploymentException">It was not let in; the text holds no secret.</exception>
    public static IOrganizationService Open(Connection connection, Action<string> tell)
    {
        var client = Create(connection, tell);
        if (!client.IsReady)
        {
            throw Refused(connection, client.LastError, client.LastException);
        }

        // Waiting is done in one place, where people see it.
        client.MaxRetryCount = 0;
        return client;
    }

    private static ServiceClient Create(Connection connection, Action<string> tell)
    {
        try
        {
            return connection.Text is { } text ? new ServiceClient(text)
                : connection.Token is { } token ? WithToken(connection.Environment, token)
                : new ServiceClient(connection.Environment, new DeviceCode(connection.Environment, tell).TokenFor, useUniqueInstance: true);
        }
        catch (DataverseConnectionException refused)
        {
            throw Refused(connection, refused.Message, refused);
        }
    }

    private static ServiceClient WithToken(Uri environment, string token) => environment.IsDefaultPort
        ? new ServiceClient(environment, _ => Task.FromResult(token), useUniqueInstance: true)
        : throw new DeploymentException($"Microsoft's client leaves the port of {environment.Authority} out when a token signs in. Use port 80 or 443, or the build without -p:DataverseSdk=NuGet.");

    /// <summary>The client's own sentence is a general one; what happened stands innermost.</summary>
    private static DeploymentException Refused(Connection connection, string reason, Exception? cause)
    {
        var innermost = cause?.GetBaseException().Message;
        var text = string.IsNullOrEmpty(innermost) || reason.Contains(innermost, StringComparison.Ordinal) ? reason.Trim() : $"{reason.Trim()}: {innermost}";
        return new DeploymentException(connection.Redact($"{connection} did not let you in: {text}"), cause);
    }
}
