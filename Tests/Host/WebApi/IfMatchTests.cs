using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Host.WebApi;

/// <summary>
/// perform-conditional-operations-using-web-api, for the product's own rows: a client that names the current version is not
/// turned away by what our steps write, and one that names an older one is.
/// </summary>
public sealed class IfMatchTests(WebApiFixture fixture) : IClassFixture<WebApiFixture>
{
    private const string Owner = "ownerid@odata.bind";

    [Theory]
    [InlineData("DELETE", null)]
    [InlineData("PATCH", Owner)]
    [InlineData("PATCH", "estimatedvalue")]
    [InlineData("PATCH", "name")]
    public async Task Opportunity_CurrentVersionIsAccepted_OlderIsNot(string method, string? column)
    {
        var api = await fixture.As(fixture.Bjorn);
        var opportunity = $"opportunities({await api.Create("opportunities", new JObject { ["name"] = "Crane", ["estimatedvalue"] = 1000 })})";
        await CurrentAndOlder(api, new HttpMethod(method), opportunity, Change(column));
    }

    [Theory, InlineData("DELETE", null), InlineData("PATCH", "opps_percent"), InlineData("PATCH", "opps_isfixed")]
    public async Task SellerShare_CurrentVersionIsAccepted_OlderIsNot(string method, string? column)
    {
        var api = await fixture.As(fixture.Bjorn);
        var opportunity = await api.Create("opportunities", new JObject { ["name"] = "Crane", ["estimatedvalue"] = 1000 });
        var share = await api.Create("opps_sellershares", new JObject
        {
            ["opps_percent"] = 25,
            ["opps_OpportunityId@odata.bind"] = $"/opportunities({opportunity})",
            ["opps_SellerId@odata.bind"] = $"/systemusers({fixture.Anna})",
        });
        await CurrentAndOlder(api, new HttpMethod(method), $"opps_sellershares({share})", Change(column));
    }

    private static async Task CurrentAndOlder(ApiClient api, HttpMethod method, string row, JObject? change)
    {
        var older = await Version();
        await api.Read(HttpMethod.Patch, row, new JObject { ["importsequencenumber"] = 7 }, HttpStatusCode.NoContent, ("If-Match", "*"));
        await api.Refused(HttpStatusCode.PreconditionFailed, method, row, change, ("If-Match", older));
        await api.Read(method, row, change, HttpStatusCode.NoContent, ("If-Match", await Version()));

        async Task<string> Version() => (string)(await api.Get(row))["@odata.etag"]!;
    }

    private JObject? Change(string? column) => column switch
    {
        null => null,
        Owner => new JObject { [Owner] = $"/systemusers({fixture.Anna})" },
        "name" => new JObject { [column] = "Another topic" },
        "opps_isfixed" => new JObject { [column] = true },
        _ => new JObject { [column] = 10 },
    };
}
