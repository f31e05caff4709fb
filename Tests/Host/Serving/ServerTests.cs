using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Host.WebApi;
using LocalDataverse.Web.Serving;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Host.Serving;

/// <summary>Sign-in, the app's screens, web resources, and who is let in at all.</summary>
public sealed class ServerTests(WebApiFixture fixture) : IClassFixture<WebApiFixture>
{
    [Fact]
    public void Server_ListensOnLoopbackOnly() => Assert.True(IPAddress.IsLoopback(IPAddress.Parse(fixture.Address.Host)));

    [Theory]
    [InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.1:1", HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.1.nip.example:{0}", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost:{0}", HttpStatusCode.OK)]
    public async Task HostHeader_OfAnotherName_IsRefused(string host, HttpStatusCode status)
    {
        using var client = fixture.Stranger();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/signin");
        request.Headers.Host = host.Replace("{0}", fixture.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(status, (await client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    /// <summary>Clients leave the default port of an address out, and so does the header.</summary>
    [Theory]
    [InlineData("127.0.0.1", 80, HttpStatusCode.OK)]
    [InlineData("127.0.0.1:80", 80, HttpStatusCode.OK)]
    [InlineData("127.0.0.1", 5080, HttpStatusCode.MisdirectedRequest)]
    public async Task HostHeader_WithoutAPort_MeansTheDefaultOne(string host, int port, HttpStatusCode status)
    {
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        context.Request.Method = "GET";
        context.Request.Host = new Microsoft.AspNetCore.Http.HostString(host);
        context.Connection.LocalPort = port;
        await LocalRequests.Guard(context, _ => Task.CompletedTask);
        Assert.Equal((int)status, context.Response.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.NoContent)]
    public async Task Writing_FromAnotherSitesPage_IsRefused(string header, string value, HttpStatusCode status)
    {
        var api = await fixture.As(fixture.Bjorn);
        Assert.Equal(status, (await api.Send(HttpMethod.Post, "accounts", new JObject { ["name"] = "Forged" }, (header, value))).StatusCode);
    }

    [Fact]
    public async Task Api_WithoutSigningIn_IsUnauthorized()
    {
        var api = new ApiClient(fixture.Stranger());
        Assert.Contains("/signin", await api.Refused(HttpStatusCode.Unauthorized, HttpMethod.Get, "accounts"), StringComparison.Ordinal);
        Assert.Contains("/signin", await api.Refused(HttpStatusCode.Unauthorized, HttpMethod.Get, "/api/local/app"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bearer {id}", HttpStatusCode.OK)]
    [InlineData("bearer anna@sellers.example", HttpStatusCode.OK)]
    [InlineData("Bearer somebody@else.example", HttpStatusCode.Unauthorized)]
    [InlineData("Basic {id}", HttpStatusCode.Unauthorized)]
    public async Task Token_IsAUsersNameOrId(string header, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/data/v9.1/WhoAmI");
        request.Headers.TryAddWithoutValidation("Authorization", header.Replace("{id}", fixture.Anna.ToString(), StringComparison.Ordinal));
        using var client = fixture.Stranger();
        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK ? fixture.Anna.ToString() : null, (string?)JObject.Parse(await ApiClient.TextOf(response))["UserId"]);
        Assert.Equal(status == HttpStatusCode.Unauthorized, response.Headers.WwwAuthenticate.Count == 1);
    }

    /// <summary>A token says who acts now; whose cookie a program happens to hold does not.</summary>
    [Fact]
    public async Task Token_CountsBeforeTheCookie()
    {
        var api = await fixture.As(fixture.Bjorn);
        var who = await api.Read(HttpMethod.Get, "WhoAmI", null, HttpStatusCode.OK, ("Authorization", $"Bearer {fixture.Anna}"));
        Assert.Equal(fixture.Anna.ToString(), (string?)who["UserId"]);
        Assert.Contains("Bearer", await api.Refused(HttpStatusCode.Unauthorized, HttpMethod.Get, "WhoAmI", null, ("Authorization", "Bearer nobody")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/XRMServices/2011/Organization.svc/web", "<", "can't be read")]
    [InlineData("/XRMServices/2011/Organization.svc/web?SdkClientVersion=9.2", "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><Nonsense xmlns=\"x\"/></s:Body></s:Envelope>", "not supported by the local host: the SOAP operation 'Nonsense'")]
    [InlineData("/XRMServices/2011/Organization.svc/web", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "can't be read")]
    [InlineData("/XRMServices/2011/Organization.svc/web", "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header><CallerId xmlns=\"http://schemas.microsoft.com/xrm/2011/Contracts\">10ca1000-0000-4000-8000-000000000002</CallerId></s:Header><s:Body/></s:Envelope>", "not supported by the local host: acting as")]
    public async Task Soap_ThatIsNoRequest_IsAFault(string path, string body, string naming)
    {
        var api = await fixture.As(fixture.Anna);
        using var content = new StringContent(body, Encoding.UTF8, "text/xml");
        var response = await api.Http.PostAsync(path, content, TestContext.Current.CancellationToken);
        var text = await ApiClient.TextOf(response);
        Assert.Equal((HttpStatusCode.InternalServerError, "text/xml"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains(naming, text, StringComparison.Ordinal);
        Assert.Contains("OrganizationServiceFault", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_SetsACookieThatScriptsAndOtherSitesDoNotGet()
    {
        using var client = fixture.Stranger();
        var response = await client.PostAsync("/api/local/signin", ApiClient.Json(new JObject { ["user"] = fixture.Anna.ToString() }), TestContext.Current.CancellationToken);
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/api/local/signin", ApiClient.Json(new JObject { ["user"] = Guid.NewGuid().ToString() }), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task SignInPage_ListsPeople_AndItsFormSignsIn()
    {
        using var client = fixture.Stranger();
        Assert.Contains("Björn Dahl", WebUtility.HtmlDecode(await client.GetStringAsync("/signin", TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent([new("user", fixture.Bjorn.ToString())]);
        var response = await client.PostAsync("/api/local/signin", form, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Redirect, "/"), (response.StatusCode, response.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task SignInPage_SaysWhoHasWhichRoleAndLanguage()
    {
        using var client = fixture.Stranger();
        var page = WebUtility.HtmlDecode(await client.GetStringAsync("/signin", TestContext.Current.CancellationToken));
        var anna = page[page.IndexOf("Anna Berg", StringComparison.Ordinal)..];
        Assert.Contains("<small>System Administrator · svenska</small>", anna[..anna.IndexOf("</button>", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sv-SE,sv;q=0.9,en;q=0.8", "sv", "Logga in som")]
    [InlineData("fr,nb;q=0.7,en;q=0.3", "nb", "Logg på som")]
    [InlineData("da", "da", "Log på som")]
    [InlineData("fr", "en", "Sign in as")]
    public async Task SignInPage_SpeaksTheBrowsersLanguage(string accepted, string language, string heading)
    {
        using var client = fixture.Stranger();
        client.DefaultRequestHeaders.Add("Accept-Language", accepted);
        var page = WebUtility.HtmlDecode(await client.GetStringAsync("/signin", TestContext.Current.CancellationToken));
        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.Contains($"<h1>{heading}</h1>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_IsServedToSomebodySignedIn_OthersAreSentToSignIn()
    {
        using var stranger = fixture.Stranger();
        var sent = await stranger.GetAsync("/main.aspx?pagetype=entitylist", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Redirect, "/signin"), (sent.StatusCode, sent.Headers.Location!.ToString()));
        var api = await fixture.As(fixture.Anna);
        var page = await api.Send(HttpMethod.Get, "/main.aspx");
        Assert.Contains("/client/client.js", await ApiClient.TextOf(page), StringComparison.Ordinal);
        Assert.Contains("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await api.Send(HttpMethod.Get, "/client/client.js")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Send(HttpMethod.Get, "/client/..%2fStandardTables.zip")).StatusCode);
    }

    [Fact]
    public async Task FileOfTheClient_KeptByABrowser_IsNotSentAgain()
    {
        var api = await fixture.As(fixture.Anna);
        var first = await api.Send(HttpMethod.Get, "/client/client.js");
        Assert.True(first.Headers.CacheControl!.NoCache);
        var again = await api.Send(HttpMethod.Get, "/client/client.js", null, ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal((HttpStatusCode.NotModified, ""), (again.StatusCode, await ApiClient.TextOf(again)));
        Assert.Equal(HttpStatusCode.OK, (await api.Send(HttpMethod.Get, "/client/client.js", null, ("If-None-Match", "\"of another build\""))).StatusCode);
    }

    [Fact]
    public async Task Users_AreListedWithLanguageAndRoles()
    {
        var users = await new ApiClient(fixture.Stranger()).Rows("/api/local/users");
        var anna = users.Single(u => (string?)u["id"] == fixture.Anna.ToString());
        Assert.Equal(("Anna Berg", 1053, "System Administrator"), ((string?)anna["name"], (int)anna["language"]!, (string?)anna["roles"]![0]));
    }

    [Fact]
    public async Task App_OfAUser_HasScreensRightsAndSettings()
    {
        var app = await (await fixture.As(fixture.Anna)).Get("/api/local/app");
        var screens = fixture.Organization.Model.Screens;
        Assert.Equal(screens.Forms.Count, app["forms"]!.Count());
        Assert.Equal(screens.Views.Count, app["views"]!.Count());
        Assert.Equal(screens.Charts.Count, app["charts"]!.Count());
        Assert.Equal(screens.WebResources.Count, app["webResources"]!.Count());
        Assert.Equal(
            ["opps_/strings/texts.1030.resx", "opps_/strings/texts.1033.resx", "opps_/strings/texts.1044.resx", "opps_/strings/texts.1053.resx"],
            app["webResources"]!.Single(w => (string?)w["name"] == "opps_/scripts/opportunity.commands.js")["dependencies"]!.Select(d => (string?)d));
        Assert.Equal("Global", (string?)app["privileges"]!["opportunity"]!["Write"]);
        Assert.Equal((",", 1053), ((string?)app["user"]!["settings"]!["decimalsymbol"], (int)app["user"]!["settings"]!["uilanguageid"]!));
    }

    /// <summary>For pages of the navigation, which have no client API.</summary>
    [Fact]
    public async Task GlobalContext_TellsAPageWhoIsLooking_AndInWhichLanguage()
    {
        var response = await (await fixture.As(fixture.Anna)).Send(HttpMethod.Get, "/WebResources/ClientGlobalContext.js.aspx");
        var script = await ApiClient.TextOf(response);
        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("function GetGlobalContext()", script, StringComparison.Ordinal);
        Assert.Contains($$"""{"languageId":1053,"userId":"{{fixture.Anna.ToString("B").ToUpperInvariant()}}"}""", script, StringComparison.Ordinal);
        using var stranger = fixture.Stranger();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/WebResources/ClientGlobalContext.js.aspx", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task App_OfSomebodyWithoutRoles_HasNothingOfTheTables()
    {
        var app = await (await fixture.As(fixture.Nils)).Get("/api/local/app");
        Assert.Empty(app["forms"]!);
        Assert.Empty(app["apps"]!);
        Assert.Empty(app["privileges"]!["opportunity"]!);
    }

    [Fact]
    public async Task Responses_AreNotKeptAndNotGuessedAt()
    {
        var response = await (await fixture.As(fixture.Anna)).Send(HttpMethod.Get, "WhoAmI");
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(response.Headers.CacheControl!.NoStore);
    }
}
