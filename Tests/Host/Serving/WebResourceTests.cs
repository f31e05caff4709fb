using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using System.Xml.Linq;
using Host.Solutions;
using Host.WebApi;
using LocalDataverse;
using LocalDataverse.Security;
using LocalDataverse.Web.Serving;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Host.Serving;

/// <summary>Web resources come as the zip has them, under both addresses that the platform has for them.</summary>
public sealed class WebResourceTests : IAsyncLifetime
{
    private readonly LocalOrganization _organization = LocalOrganization.Create();
    private LocalServer _server = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _organization.Import(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "StandardTables.zip")));
        _organization.Import(SamplePackage.Zip(
            x =>
            {
                foreach (var (name, type, number) in new[] { ("sbx_/pages/part.html", 1, 21), ("sbx_/texts.1033.resx", 12, 22), ("sbx_/texts.1053.resx", 12, 23), ("sbx_/icon.svg", 11, 24) })
                {
                    var id = $"7b1e0c6a-5b0e-4e57-9e0b-0000000000{number}";
                    x.Descendants("WebResources").Single().Add(new XElement("WebResource", new XElement("WebResourceId", id), new XElement("Name", name),
                        new XElement("WebResourceType", type), new XElement("FileName", $"/WebResources/{number}")));
                }
            },
            files: [("WebResources/21", "<p>"), ("WebResources/22", "<en/>"), ("WebResources/23", "<sv/>"), ("WebResources/24", "<svg/>")]));
        var anna = _organization.AsSystem.Create(new Entity("systemuser") { ["lastname"] = "Berg" });
        _organization.AsSystem.AssignRole(new EntityReference("systemuser", anna));
        _organization.AsSystem.Update(new Entity("usersettings", anna) { ["uilanguageid"] = 1053 });
        _server = await LocalServer.Start(_organization);
        _client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = _server.Address };
        await _client.PostAsync("/api/local/signin", ApiClient.Json(new JObject { ["user"] = anna.ToString() }));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _organization.Dispose();
    }

    [Theory]
    [InlineData("/WebResources/sbx_/part.js", "text/javascript", SampleScreens.Script)]
    [InlineData("/%7B638000000000000000%7D/WebResources/sbx_/part.js", "text/javascript", SampleScreens.Script)]
    [InlineData("/{638000000000000000}/WebResources/sbx_/pages/part.html", "text/html", "<p>")]
    [InlineData("/WebResources/sbx_/pages/../icon.svg", "image/svg+xml", "<svg/>")]
    [InlineData("/WebResources/sbx_/texts.1033.resx", "text/xml", "<en/>")]
    [InlineData("/WebResources/sbx_/texts.resx", "text/xml", "<sv/>")]
    [InlineData("/WebResources/sbx_/texts", "text/xml", "<sv/>")]
    public async Task WebResource_ByName_ComesUnmodified(string path, string type, string content)
    {
        var response = await _client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(content, await ApiClient.TextOf(response));
    }

    [Fact]
    public async Task WebResource_ThatIsNotThere_IsNotFound() =>
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync("/WebResources/sbx_/gone.js", TestContext.Current.CancellationToken)).StatusCode);

    [Fact]
    public async Task App_HasTheScreensOfTheZip()
    {
        var app = JObject.Parse(await _client.GetStringAsync("/api/local/app", TestContext.Current.CancellationToken));
        Assert.Equal("sbx_Parts", (string?)Assert.Single(app["apps"]!)["uniqueName"]);
        Assert.Contains(app["forms"]!, f => (string?)f["id"] == SampleScreens.FormId && XElement.Parse((string)f["xml"]!).Descendants("control").Any());
        Assert.Equal("sbx_part", (string?)Assert.Single(app["ribbons"]!)["table"]);
    }
}
