using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Host.WebApi;

/// <summary>$batch as Microsoft's page "Execute batch operations using the Web API" has it, on the wire itself.</summary>
public sealed class BatchTests(WebApiFixture fixture) : IClassFixture<WebApiFixture>, IAsyncLifetime
{
    private ApiClient _api = null!;

    public async ValueTask InitializeAsync() => _api = await fixture.As(fixture.Bjorn);

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Parts_AreAnsweredInOrder_WithStatusHeadersAndBody()
    {
        var (status, answer) = await Send(
            Part("POST", "/api/data/v9.2/accounts", new JObject { ["name"] = "One" }),
            Part("POST", $"{fixture.Address}api/data/v9.2/accounts?$select=name", new JObject { ["name"] = "Two" }, "Prefer: return=representation"),
            Part("GET", "accounts?$select=name&$filter=name eq 'Two'".Replace(" ", "%20", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["204 No Content", "201 Created", "200 OK"], Statuses(answer));
        Assert.Contains("OData-EntityId: ", answer, StringComparison.Ordinal);
        Assert.Contains("Preference-Applied: return=representation", answer, StringComparison.Ordinal);
        Assert.Matches("^--batchresponse_[0-9a-f-]+\r\n", answer);
        Assert.EndsWith("--\r\n", answer, StringComparison.Ordinal);
    }

    /// <summary>The page's own examples: $1 as an address, with a property after it, in @odata.id and in a binding.</summary>
    [Fact]
    public async Task ContentId_StandsForTheRow_InAddressesAndBodies()
    {
        var (status, answer) = await Send(Set(
            Part("POST", "/api/data/v9.2/accounts", new JObject { ["name"] = "Referred" }, id: "a"),
            Part("POST", "/api/data/v9.2/contacts", new JObject { ["lastname"] = "Before" }, id: "2"),
            Part("PUT", "$2/lastname", new JObject { ["value"] = "After" }, id: "3"),
            Part("PUT", "$a/primarycontactid/$ref", new JObject { ["@odata.id"] = "$2" }, id: "4"),
            Part("PATCH", "$a", new JObject { ["name"] = "Costs $2", ["primarycontactid@odata.bind"] = "$2" }, id: "5")));
        Assert.True(status == HttpStatusCode.OK, answer);
        Assert.Equal(["a", "2", "3", "4", "5"], Regex.Matches(answer, "Content-ID: (.+)\r\n").Select(m => m.Groups[1].Value));
        var account = Regex.Match(answer, @"accounts\(([0-9a-f-]{36})\)").Groups[1].Value;
        var row = await _api.Get($"accounts({account})?$select=name&$expand=primarycontactid($select=lastname)");
        Assert.Equal(("Costs $2", "After"), ((string?)row["name"], (string?)row["primarycontactid"]!["lastname"]));
    }

    [Fact]
    public async Task ContentId_OfALaterRequest_IsRefused()
    {
        var (status, answer) = await Send(Set(
            Part("POST", "/api/data/v9.2/contacts", new JObject { ["lastname"] = "Early", ["parentcustomerid_account@odata.bind"] = "$1" }, id: "2"),
            Part("POST", "/api/data/v9.2/accounts", new JObject { ["name"] = "Early" }, id: "1")));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("Content-ID Reference: '$1' does not exist in the batch context.", answer, StringComparison.Ordinal);
        Assert.Empty(await _api.Rows("contacts?$select=lastname&$filter=lastname eq 'Early'"));
    }

    [Fact]
    public async Task Set_ThatFails_IsOneFailure_AndTheNextSetIsDoneWhenAskedFor()
    {
        string[] parts =
        [
            Set(Part("POST", "accounts", new JObject { ["name"] = "Gone" }), Part("POST", "accounts", new JObject { ["name"] = new string('x', 400) })),
            Set(Part("POST", "accounts", new JObject { ["name"] = "Stays" })),
        ];
        var (status, answer) = await Send(parts);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith("400", Assert.Single(Statuses(answer)), StringComparison.Ordinal);
        Assert.Equal((0, 0), (await Named("Gone"), await Named("Stays")));

        (status, answer) = await Send(parts, "odata.continue-on-error");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["400 Bad Request", "204 No Content"], Statuses(answer));
        Assert.Equal((0, 1), (await Named("Gone"), await Named("Stays")));
    }

    /// <summary>Rules of the product that look at a whole transaction see a change set as one (P9).</summary>
    [Fact]
    public async Task Set_IsOneTransaction_WithThePluginsInIt()
    {
        var id = await _api.Create("opportunities", new JObject { ["name"] = "Crane" });
        var (_, answer) = await Send(Set(
            Part("PATCH", $"opportunities({id})", new JObject { ["name"] = "Renamed" }),
            Part("POST", $"opportunities({id})/Microsoft.Dynamics.CRM.opps_SplitSellerSharesEqually", []),
            Part("DELETE", $"accounts({Guid.NewGuid()})", null)));
        Assert.StartsWith("404", Assert.Single(Statuses(answer)), StringComparison.Ordinal);
        Assert.Equal("Crane", (string?)(await _api.Get($"opportunities({id})?$select=name"))["name"]);
    }

    [Fact]
    public async Task Set_WithWhatReads_OrChangesTheOrganisation_IsRefused()
    {
        Assert.Contains("GET", (await Send(Set(Part("GET", "accounts", null)))).Text, StringComparison.Ordinal);
        Assert.Contains("not supported by the local host: 'PublishAllXml' in a change set", (await Send(Set(Part("POST", "PublishAllXml", [])))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_InABatch_IsRefused_AndSoAreMoreThan1000Requests()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(Part("POST", "/api/data/v9.2/$batch", []))).Status);
        Assert.Contains("1001", (await Send([.. Enumerable.Repeat(Part("GET", "WhoAmI", null), 1001)])).Text, StringComparison.Ordinal);
        Assert.Contains("1 to 1000", (await Send()).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "{}", "multipart/mixed")]
    [InlineData("multipart/mixed", "--b--", "boundary")]
    [InlineData("multipart/mixed; boundary=b", "--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b--\r\n", "application/http")]
    [InlineData("multipart/mixed; boundary=b", "--b\r\nContent-Type: application/http\r\n\r\nhello\r\n--b--\r\n", "GET address HTTP/1.1")]
    [InlineData("multipart/mixed; boundary=b", "--b\nContent-Type: application/http\n\nGET WhoAmI HTTP/1.1\n\n\n--b--\n", "CR LF")]
    public async Task Body_ThatIsNoBatch_IsRefused_WithTheWayOut(string type, string body, string naming)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        var response = await _api.Http.PostAsync(ApiClient.Root + "$batch", content, TestContext.Current.CancellationToken);
        var text = await ApiClient.TextOf(response);
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, text);
        Assert.Contains(naming, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_OutsideTheService_IsRefused()
    {
        var (_, answer) = await Send(Part("GET", "https://evil.example/api/data/v9.2/accounts", null));
        Assert.Contains("is no address below", answer, StringComparison.Ordinal);
        Assert.Contains("is no address below", (await Send(Part("GET", "/signin", null))).Text, StringComparison.Ordinal);
    }

    private async Task<int> Named(string name) => (await _api.Rows($"accounts?$select=name&$filter=name eq '{name}'")).Count;

    private static List<string> Statuses(string answer) => [.. Regex.Matches(answer, "HTTP/1.1 (.+)\r\n").Select(m => m.Groups[1].Value)];

    private static string Part(string method, string address, JObject? body, string? header = null, string? id = null) =>
        "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n" + (id is null ? "" : $"Content-ID: {id}\r\n") +
        $"\r\n{method} {address} HTTP/1.1\r\nContent-Type: application/json\r\n" + (header is null ? "" : header + "\r\n") + $"\r\n{body}\r\n";

    private static string Part(string method, string address) => Part(method, address, null);

    private static string Set(params string[] parts) => "Content-Type: multipart/mixed; boundary=\"changeset_1\"\r\n\r\n" + Joined("changeset_1", parts);

    private static string Joined(string boundary, IEnumerable<string> parts) => string.Concat(parts.Select(p => $"--{boundary}\r\n{p}")) + $"--{boundary}--\r\n";

    private Task<(HttpStatusCode Status, string Text)> Send(params string[] parts) => Send(parts, null);

    private async Task<(HttpStatusCode Status, string Text)> Send(string[] parts, string? prefer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiClient.Root + "$batch") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Joined("batch_1", parts))) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/mixed; boundary=\"batch_1\"");
        if (prefer is not null)
        {
            request.Headers.Add("Prefer", prefer);
        }

        var response = await _api.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
