using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using LocalDataverse;
using LocalDataverse.Security;
using LocalDataverse.Web.Serving;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Host.WebApi;

/// <summary>The product served, and people who talk to it by HTTP. Tests share it and make their own rows.</summary>
public sealed class WebApiFixture : IAsyncLifetime
{
    private readonly LocalOrganization _organization = LocalOrganization.Create();
    private LocalServer? _server;

    public Guid Anna { get; private set; }

    public Guid Bjorn { get; private set; }

    /// <summary>Somebody without any role.</summary>
    public Guid Nils { get; private set; }

    public LocalOrganization Organization => _organization;

    public Uri Address => _server!.Address;

    public async ValueTask InitializeAsync()
    {
        foreach (var zip in new[] { "StandardTables.zip", "SellerShares.zip" })
        {
            _organization.Import(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, zip)));
        }

        _organization.IsAuditEnabled = true;
        Anna = Person("Anna", "Berg", 1053);
        Bjorn = Person("Björn", "Dahl", 1033);
        Nils = Person("Nils", "Holm", 1044, hasRole: false);
        _server = await LocalServer.Start(_organization);
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _organization.Dispose();
    }

    /// <summary>A client that nobody has signed in with.</summary>
    public HttpClient Stranger() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    public async Task<ApiClient> As(Guid user)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        var signedIn = await client.PostAsync("/api/local/signin", ApiClient.Json(new JObject { ["user"] = user.ToString() }));
        Assert.Equal(HttpStatusCode.NoContent, signedIn.StatusCode);
        return new ApiClient(client);
    }

    private Guid Person(string firstName, string lastName, int language, bool hasRole = true)
    {
        var system = _organization.AsSystem;
        var id = system.Create(new Entity("systemuser") { ["firstname"] = firstName, ["lastname"] = lastName, ["domainname"] = $"{firstName}@sellers.example" });
        system.Update(new Entity("usersettings", id) { ["uilanguageid"] = language, ["localeid"] = language });
        if (hasRole)
        {
            system.AssignRole(new EntityReference("systemuser", id));
        }

        return id;
    }
}

/// <summary>The Web API as a client without any library calls it.</summary>
public sealed class ApiClient(HttpClient http)
{
    public const string Root = "/api/data/v9.2/";

    public HttpClient Http => http;

    public static StringContent Json(JToken body) => new(body.ToString(Formatting.None), Encoding.UTF8, "application/json");

    public static Task<string> TextOf(HttpResponseMessage response) => response.Content.ReadAsStringAsync();

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, JToken? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') || path.StartsWith("http", StringComparison.Ordinal) ? path : Root + path);
        request.Content = body is null ? null : Json(body);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request);
    }

    /// <summary>The body of an answer that must have this status.</summary>
    public async Task<JObject> Read(HttpMethod method, string path, JToken? body = null, HttpStatusCode status = HttpStatusCode.OK, params (string Name, string Value)[] headers)
    {
        var response = await Send(method, path, body, headers);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        return text.Length == 0 ? [] : JObject.Load(reader);
    }

    public Task<JObject> Get(string path, params (string Name, string Value)[] headers) => Read(HttpMethod.Get, path, null, HttpStatusCode.OK, headers);

    /// <summary>The id of the row that is created.</summary>
    public async Task<Guid> Create(string set, JObject row)
    {
        var response = await Send(HttpMethod.Post, set, row);
        Assert.True(response.StatusCode == HttpStatusCode.NoContent, await response.Content.ReadAsStringAsync());
        var address = response.Headers.GetValues("OData-EntityId").Single();
        return Guid.Parse(address.Split('(')[1].TrimEnd(')'));
    }

    /// <summary>The message of an error, which must have this status and the platform's form.</summary>
    public async Task<string> Refused(HttpStatusCode status, HttpMethod method, string path, JToken? body = null, params (string Name, string Value)[] headers)
    {
        var error = (JObject)(await Read(method, path, body, status, headers))["error"]!;
        Assert.Matches("^0x[0-9a-f]{8}$", (string?)error["code"]);
        return (string)error["message"]!;
    }

    public async Task<IReadOnlyList<JObject>> Rows(string path, params (string Name, string Value)[] headers) =>
        [.. ((JArray)(await Get(path, headers))["value"]!).Cast<JObject>()];
}
