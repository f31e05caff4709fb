using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Demo.Company;
using Demo.Walkthrough;
using LocalDataverse;
using LocalDataverse.Web.Serving;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Host.WebApi;

/// <summary>A seller's, a manager's and an administrator's work by plain HTTP, with no more than the roles of the solution.</summary>
public sealed class SmokeTests : IAsyncLifetime
{
    private readonly LocalOrganization _organization = LocalOrganization.Create();
    private LocalServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        foreach (var zip in new[] { "StandardTables.zip", "SellerShares.zip" })
        {
            _organization.Import(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, zip)));
        }

        DemoData.AddTo(_organization);
        _organization.IsAuditEnabled = true;
        _server = await LocalServer.Start(_organization);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _organization.Dispose();
    }

    [Fact]
    public async Task Seller_CreatesSharesChangesAndCloses()
    {
        var api = await As(Cast.Cecilia);
        var me = (string)(await api.Get("WhoAmI"))["UserId"]!;
        var bjorn = Assert.Single(await api.Rows("systemusers?$select=fullname&$filter=startswith(fullname,'Björn')"));
        var customer = (await api.Rows($"accounts?$select=name&$filter=_ownerid_value eq {me}"))[0];
        var id = await api.Create("opportunities", new JObject { ["name"] = "Kajbelysning", ["estimatedvalue"] = 1000, ["customerid_account@odata.bind"] = $"/accounts({customer["accountid"]})" });

        var row = await api.Get($"opportunities({id})?$select=name,opps_sharesum&$expand=opps_opportunity_sellershare($select=opps_percent)");
        Assert.Equal(100m, (decimal)Assert.Single(row["opps_opportunity_sellershare"]!)["opps_percent"]!);
        await api.Create("opps_sellershares", new JObject
        {
            ["opps_percent"] = 25, ["opps_SellerId@odata.bind"] = $"/systemusers({bjorn["systemuserid"]})", ["opps_OpportunityId@odata.bind"] = $"/opportunities({id})",
        });
        var shares = await api.Rows($"opportunities({id})/opps_opportunity_sellershare?$select=opps_percent,opps_amount&$orderby=opps_percent");
        Assert.Equal([(25m, 250m), (75m, 750m)], shares.Select(s => ((decimal)s["opps_percent"]!, (decimal)s["opps_amount"]!)));

        await api.Refused(HttpStatusCode.PreconditionFailed, HttpMethod.Patch, $"opportunities({id})", new JObject { ["name"] = "Late" }, ("If-Match", (string)row["@odata.etag"]!));
        await api.Read(HttpMethod.Post, $"opportunities({id})/Microsoft.Dynamics.CRM.opps_SplitSellerSharesEqually", new JObject());
        await api.Read(HttpMethod.Post, "WinOpportunity", new JObject
        {
            ["Status"] = 3,
            ["OpportunityClose"] = new JObject { ["@odata.type"] = "Microsoft.Dynamics.CRM.opportunityclose", ["subject"] = "Won", ["opportunityid@odata.bind"] = $"/opportunities({id})" },
        }, HttpStatusCode.NoContent);
        Assert.Equal(1, (int)(await api.Get($"opportunities({id})?$select=statecode"))["statecode"]!);
        var history = await api.Get($"RetrieveRecordChangeHistory(Target=@t)?@t={Uri.EscapeDataString($"{{\"@odata.id\":\"opportunities({id})\"}}")}");
        Assert.NotEmpty(history["AuditDetailCollection"]!["AuditDetails"]!);
    }

    [Fact]
    public async Task Seller_WithoutTheRole_CanNotChangeTheLists()
    {
        var insert = new JObject
        {
            ["OptionSetName"] = "opps_opportunitysource", ["Label"] = new JObject { ["LocalizedLabels"] = new JArray(new JObject { ["Label"] = "Fair", ["LanguageCode"] = 1033 }) },
        };
        Assert.Contains("prvWriteOptionSet", await (await As(Cast.Bjorn)).Refused(HttpStatusCode.Forbidden, HttpMethod.Post, "InsertOptionValue", insert), StringComparison.Ordinal);
        var administrator = await As(Cast.Erik);
        await administrator.Read(HttpMethod.Post, "InsertOptionValue", insert);
        await administrator.Read(HttpMethod.Post, "PublishAllXml", new JObject(), HttpStatusCode.NoContent);
        Assert.Contains((await administrator.Get("GlobalOptionSetDefinitions(Name='opps_opportunitysource')"))["Options"]!, o => (string?)o["Label"]!["UserLocalizedLabel"]!["Label"] == "Fair");
    }

    [Theory]
    [InlineData(Cast.Anna)]
    [InlineData(Cast.Bjorn)]
    [InlineData(Cast.David)]
    [InlineData(Cast.Erik)]
    public async Task Everybody_SeesEveryViewOfTheApp(string person)
    {
        var api = await As(person);
        var app = await api.Get("/api/local/app");
        Assert.Single(app["apps"]!);
        foreach (var view in app["views"]!.Where(v => !((string)v["fetchXml"]!).Contains("{0}", StringComparison.Ordinal)))
        {
            var set = (string)(await api.Get($"EntityDefinitions(LogicalName='{view["table"]}')?$select=EntitySetName"))["EntitySetName"]!;
            await api.Get($"{set}?savedQuery={view["id"]}", ("Prefer", "odata.maxpagesize=10,odata.include-annotations=\"*\""));
        }
    }

    private async Task<ApiClient> As(string person)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = _server.Address };
        var user = SignIn.All(_organization).Single(u => (string)u["fullname"] == person).Id;
        await client.PostAsync("/api/local/signin", ApiClient.Json(new JObject { ["user"] = user.ToString() }));
        return new ApiClient(client);
    }
}
