using System;
using System.Collections.Generic;
using Opps.Deployment;
using Opps.Deployment.Connecting;
using Xunit;

namespace DeploymentTests;

/// <summary>Which environment is meant, and that its secret stays where it is.</summary>
public sealed class ConnectionTests
{
    private const string Text = "AuthType=ClientSecret;Url=https://contoso.crm4.dynamics.com;ClientId=11111111-1111-1111-1111-111111111111;ClientSecret=\"s3;cr=t\"";

    private static readonly Uri Contoso = new("https://contoso.crm4.dynamics.com/");

    [Fact]
    public void Variable_SaysTheEnvironment()
    {
        var connection = Of(null, Text);
        Assert.Equal((Contoso, Text), (connection.Environment, connection.Text));
    }

    [Fact]
    public void Secret_IsNeverSaid()
    {
        var connection = Of(Contoso, Text);
        Assert.Equal("contoso.crm4.dynamics.com", connection.ToString());
        Assert.Equal("denied: *** is wrong", connection.Redact("denied: s3;cr=t is wrong"));
    }

    [Fact]
    public void WithoutVariable_ThePersonSignsIn_InABrowserOrWithACode()
    {
        Assert.Contains("AuthType=OAuth;Url=https://contoso.crm4.dynamics.com/;", Of(Contoso, null).Text, StringComparison.Ordinal);
        Assert.Null(Connection.Of(Contoso, true, _ => null).Text);
    }

    [Fact]
    public void Token_SignsInByItself_AndIsNeverSaid()
    {
        var connection = WithToken(Contoso, false, null);
        Assert.Equal((Contoso, "s3cret", null), (connection.Environment, connection.Token, connection.Text));
        Assert.Equal("*** has run out", connection.Redact("s3cret has run out"));
    }

    [Theory]
    [InlineData(null, false, null, "--environment")]
    [InlineData("https://contoso.crm4.dynamics.com", true, null, "--device-login")]
    [InlineData("https://contoso.crm4.dynamics.com", false, Text, Connection.Variable)]
    public void Token_BesideAnotherWay_IsRefused(string? environment, bool byCode, string? text, string naming)
    {
        var error = Assert.Throws<DeploymentException>(() => WithToken(environment is null ? null : new Uri(environment), byCode, text));
        Assert.Contains(naming, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false, null, "Which environment?")]
    [InlineData(null, false, "  ", "Which environment?")]
    [InlineData("https://other.crm4.dynamics.com", false, Text, "other.crm4.dynamics.com")]
    [InlineData(null, true, Text, "--device-login")]
    [InlineData(null, false, "AuthType=OAuth", "says no Url")]
    [InlineData(null, false, "Url=contoso", "says no Url")]
    [InlineData(null, false, "s3cret", "is no connection string")]
    public void Contradictions_AreRefused_WithTheWayOut(string? environment, bool byCode, string? text, string naming)
    {
        var error = Assert.Throws<DeploymentException>(() => Connection.Of(environment is null ? null : new Uri(environment), byCode, name => name == Connection.Variable ? text : null));
        Assert.Contains(naming, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3", error.Message, StringComparison.Ordinal);
    }

    private static Connection WithToken(Uri? environment, bool byCode, string? text) => Connection.Of(environment, byCode,
        new Dictionary<string, string?> { [Connection.Variable] = text, [Connection.TokenVariable] = "s3cret" }.GetValueOrDefault);

    private static Connection Of(Uri? environment, string? text) => Connection.Of(environment, false,
        new Dictionary<string, string?> { [Connection.Variable] = text }.GetValueOrDefault);
}
