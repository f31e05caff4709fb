using System;
using Microsoft.PowerPlatform.Dataverse.Client;
using Microsoft.PowerPlatform.Dataverse.Client.Utils;
using Microsoft.Xrm.Sdk;

namespace Opps.Deployment.Connecting;

/// <summary>Signs in by Microsoft's client.</summary>
internal static class Connector
{
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
            return connection.Text is { } text
                ? new ServiceClient(text)
                : new ServiceClient(connection.Environment, new DeviceCode(connection.Environment, tell).TokenFor, useUniqueInstance: true);
        }
        catch (DataverseConnectionException refused)
        {
            throw Refused(connection, refused.Message, refused);
        }
    }

    private static DeploymentException Refused(Connection connection, string reason, Exception? cause) =>
        new(connection.Redact($"{connection} did not let you in: {reason}"), cause);
}
