using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;

namespace Opps.Deployment.Connecting;

/// <summary>
/// Which environment, and how to sign in there. It may hold a secret, so of itself it says no more than the address. A
/// secret comes from an environment variable only: a command line is seen by every process and kept in histories.
/// </summary>
internal sealed class Connection
{
    /// <summary>The environment variable with a connection string.</summary>
    public const string Variable = "DATAVERSE_CONNECTION";

    /// <summary>The environment variable with a token that another program got, or of a local server.</summary>
    public const string TokenVariable = "DATAVERSE_TOKEN";

    /// <summary>The application that Microsoft registered for tools that people run themselves.</summary>
    public const string ApplicationId = "51f81489-12ee-4a9e-aaae-a2591f45987d";

    private static readonly string[] AddressKeys = ["url", "serviceuri", "service uri", "server"];
    private static readonly string[] SecretKeys = ["clientsecret", "secret", "password", "passwd"];

    private readonly IReadOnlyList<string> _secrets;

    private Connection(Uri environment, string? text, string? token, IReadOnlyList<string> secrets)
    {
        Environment = environment;
        Text = text;
        Token = token;
        _secrets = secrets;
    }

    /// <summary>The environment's address, as https://contoso.crm4.dynamics.com.</summary>
    public Uri Environment { get; }

    /// <summary>The connection string; null to sign in with a token, or with a code on any device.</summary>
    public string? Text { get; }

    /// <summary>What signs in without asking anybody; null for another way.</summary>
    public string? Token { get; }

    /// <summary>By the environment variable, or with a person's own sign-in.</summary>
    /// <exception cref="DeploymentException">Neither says which environment, or they say different ones.</exception>
    public static Connection Of(Uri? environment, bool byDeviceCode, Func<string, string?> variable)
    {
        var text = variable(Variable);
        if (variable(TokenVariable) is { } token && !string.IsNullOrWhiteSpace(token))
        {
            return WithToken(environment, byDeviceCode, text, token.Trim());
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return environment is null
                ? throw new DeploymentException(
                    $"Which environment? Give --environment https://YOURS.crm4.dynamics.com to sign in yourself, or put a connection string into the environment variable {Variable}.")
                : new Connection(environment, byDeviceCode ? null : Interactive(environment), null, []);
        }

        if (byDeviceCode)
        {
            throw new DeploymentException($"--device-login signs you in, and {Variable} signs in by itself. Take one of them away.");
        }

        var parts = Parse(text);
        var address = AddressIn(parts);
        return environment is null || SameHost(environment, address)
            ? new Connection(address, text, null, [.. SecretsIn(parts)])
            : throw new DeploymentException(
                $"--environment is {environment.Host}, and {Variable} leads to {address.Host}. Take one of them away, or make them the same.");
    }

    /// <summary>A text of somebody else's, without the secrets of this connection.</summary>
    public string Redact(string text) => _secrets.Aggregate(text, (rest, secret) => rest.Replace(secret, "***", StringComparison.Ordinal));

    /// <inheritdoc />
    public override string ToString() => Environment.Authority;

    private static Connection WithToken(Uri? environment, bool byDeviceCode, string? text, string token) =>
        byDeviceCode || !string.IsNullOrWhiteSpace(text)
            ? throw new DeploymentException($"{TokenVariable} signs in by itself, and so does {(byDeviceCode ? "--device-login" : Variable)}. Take one of them away.")
            : new Connection(environment ?? throw new DeploymentException($"Which environment is the token in {TokenVariable} for? Give its address by --environment."), null, token, [token]);

    private static string Interactive(Uri environment) =>
        $"AuthType=OAuth;Url={environment};AppId={ApplicationId};RedirectUri=http://localhost;LoginPrompt=Auto;RequireNewInstance=True";

    private static DbConnectionStringBuilder Parse(string text)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = text };
        }
        catch (ArgumentException)
        {
            // Its own message holds a piece of the text.
            throw new DeploymentException($"{Variable} is no connection string. It is written as AuthType=ClientSecret;Url=https://…;ClientId=…;ClientSecret=…");
        }
    }

    private static Uri AddressIn(DbConnectionStringBuilder parts) =>
        AddressKeys.Select(key => parts.TryGetValue(key, out var value) ? value as string : null)
            .FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)) is { } address && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            ? uri
            : throw new DeploymentException($"{Variable} says no Url, or one that is no address. It is written as Url=https://YOURS.crm4.dynamics.com.");

    private static IEnumerable<string> SecretsIn(DbConnectionStringBuilder parts) => parts.Keys.Cast<string>()
        .Where(key => SecretKeys.Contains(key.Replace(" ", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase))
        .Select(key => parts[key] as string ?? "")
        .Where(secret => secret.Length > 0);

    private static bool SameHost(Uri one, Uri other) => string.Equals(one.Host, other.Host, StringComparison.OrdinalIgnoreCase);
}
