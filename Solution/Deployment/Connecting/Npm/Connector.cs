using System;
using Microsoft.Xrm.Sdk;

namespace Opps.Deployment.Connecting;

/// <summary>The npm package has Microsoft's SDK, but not the client that signs in.</summary>
internal static class Connector
{
    /// <exception cref="DeploymentException">Always: says how to build with the client.</exception>
    public static IOrganizationService Open(Connection connection, Action<string> tell) => throw new DeploymentException(
        $"This build can't reach {connection}: it was made without Microsoft's client. Run it as 'dotnet run --project Solution/Deployment -c Release -p:DataverseSdk=NuGet -- …'.");
}
