using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Identity.Client;

namespace Opps.Deployment.Connecting;

/// <summary>Signs a person in with a code that they type on any device: for machines without a browser.</summary>
internal sealed class DeviceCode(Uri environment, Action<string> tell)
{
    private readonly IPublicClientApplication _application = PublicClientApplicationBuilder
        .Create(Connection.ApplicationId)
        .WithAuthority("https://login.microsoftonline.com/organizations")
        .WithDefaultRedirectUri()
        .Build();

    /// <summary>Asked by the client whenever it needs a token; the person is asked once.</summary>
    public async Task<string> TokenFor(string instance)
    {
        string[] scopes = [new Uri(environment, "/.default").AbsoluteUri];
        if ((await _application.GetAccountsAsync().ConfigureAwait(false)).FirstOrDefault() is { } known)
        {
            try
            {
                return (await _application.AcquireTokenSilent(scopes, known).ExecuteAsync().ConfigureAwait(false)).AccessToken;
            }
            catch (MsalUiRequiredException)
            {
                // The sign-in has run out: once more, below.
            }
        }

        var result = await _application.AcquireTokenWithDeviceCode(scopes, code =>
        {
            tell(code.Message);
            return Task.CompletedTask;
        }).ExecuteAsync().ConfigureAwait(false);
        return result.AccessToken;
    }
}
