using System;
using System.Collections.Generic;
using Opps.Deployment;
using Opps.Deployment.Connecting;
using Xunit;

namespace DeploymentTests;

/// <summary>The connector of this build: Microsoft's client, or a sentence that says how to get it.</summary>
public sealed class ConnectorTests
{
    [Fact]
    public void Environment_ThatCantBeReached_IsASentence()
    {
        const string text = "AuthType=ClientSecret;Url=https://nowhere.invalid;ClientId=11111111-1111-1111-1111-111111111111;ClientSecret=hush";
        var connection = Connection.Of(null, false, new Dictionary<string, string?> { [Connection.Variable] = text }.GetValueOrDefault);
        var error = Assert.Throws<DeploymentException>(() => Connector.Open(connection, _ => { }));
        Assert.Contains("nowhere.invalid", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", error.Message, StringComparison.Ordinal);
    }
}
