using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using System.Xml.Linq;
using Host.Solutions;
using LocalDataverse;
using LocalDataverse.Security;
using LocalDataverse.Web.Serving;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Host.Serving;

/// <summary>A control's files come as the zip has them, to people who are signed in, and its manifest with the app's screens.</summary>
public sealed class CustomControlDeliveryTests : IAsyncLifetime
{
    private readonly LocalOrganization _organization = LocalOrganization.Create();
    private LocalServer _server = null!;
    private HttpClient _client = null!;

    private static System.Threading.CancellationToken Ending => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _organization.Import(File.ReadAllBytes(Path.Combine(System.AppContext.BaseDirectory, "StandardTables.zip")));
        _organization.Import(CustomControlTests.Package());
        var anna = _organization.AsSystem.Create(new Entity("systemuser") { ["lastname"] = "Berg" });
        _organization.AsSystem.AssignRole(new EntityReference("systemuser", anna));
        _server = await LocalServer.Start(_organization);
        _client = new HttpClient { BaseAddress = _server.Address, DefaultRequestHeaders = { { "Authorization", $"Bearer {anna}" } } };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _organization.Dispose();
    }

    [Fact]
    public async Task File_IsThatOfTheZip()
    {
        using var answer = await _client.GetAsync($"/Controls/{CustomControlTests.Name}/bundle.js", Ending);
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(CustomControlTests.Bundle, await answer.Content.ReadAsStringAsync(Ending));
        Assert.Equal("<root />", await _client.GetStringAsync($"/Controls/{CustomControlTests.Name}/strings/gauge.1033.resx", Ending));
    }

    [Theory]
    [InlineData("/Controls/sbx_Sample.Gauge/gone.js")]
    [InlineData("/Controls/sbx_Sample.Dial/bundle.js")]
    [InlineData("/Controls/sbx_Sample.Gauge/ControlManifest.xml")]
    public async Task File_ThatNoManifestNames_IsNotThere(string address)
    {
        using var answer = await _client.GetAsync(address, Ending);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Stranger_GetsNothing()
    {
        using var stranger = new HttpClient { BaseAddress = _server.Address };
        using var answer = await stranger.GetAsync($"/Controls/{CustomControlTests.Name}/bundle.js", Ending);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Manifest_ComesWithTheScreens()
    {
        var control = JObject.Parse(await _client.GetStringAsync("/api/local/app", Ending))["customControls"]!.Single();
        Assert.Equal(CustomControlTests.Name, (string?)control["name"]);
        Assert.Equal("Gauge", XElement.Parse((string)control["manifest"]!).Attribute("constructor")!.Value);
    }
}
