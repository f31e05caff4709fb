using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Host.WebApi;

/// <summary>The requests that the product's web resources send, as they send them.</summary>
public sealed class WebResourceRequestTests(WebApiFixture fixture) : IClassFixture<WebApiFixture>, IAsyncLifetime
{
    private static readonly (string, string) Annotated = ("Prefer", "odata.include-annotations=\"*\"");
    private ApiClient _api = null!;
    private Guid _opportunity;

    public async ValueTask InitializeAsync()
    {
        _api = await fixture.As(fixture.Anna);
        _opportunity = await _api.Create("opportunities", new JObject { ["name"] = "Crane", ["estimatedvalue"] = 1000 });
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Panel_ReadsTheOpportunityWithItsSellersAndCurrency()
    {
        var row = await _api.Get($"opportunities({_opportunity})?$select=statecode,estimatedvalue,actualvalue&$expand=transactioncurrencyid($select=currencysymbol,currencyprecision)," +
            "opps_opportunity_sellershare($select=opps_name,_opps_sellerid_value,opps_percent,opps_isfixed,createdon)", Annotated);
        Assert.Equal(("€", 2), ((string?)row["transactioncurrencyid"]!["currencysymbol"], (int)row["transactioncurrencyid"]!["currencyprecision"]!));
        var share = Assert.Single(row["opps_opportunity_sellershare"]!);
        Assert.Equal("Anna Berg", (string?)share["_opps_sellerid_value@OData.Community.Display.V1.FormattedValue"]);
        Assert.Equal("systemuser", (string?)share["_opps_sellerid_value@Microsoft.Dynamics.CRM.lookuplogicalname"]);
    }

    [Fact]
    public async Task Panel_ReadsTheUsersNumberFormat()
    {
        var settings = await _api.Get($"usersettingscollection({fixture.Anna})?$select=decimalsymbol,numberseparator,numbergroupformat,negativeformatcode,currencyformatcode,negativecurrencyformatcode");
        Assert.Equal((",", 3), ((string?)settings["decimalsymbol"], (int)settings["currencyformatcode"]!));
    }

    [Fact]
    public async Task Panel_FindsPeople()
    {
        var people = await _api.Rows($"systemusers?$select=fullname,internalemailaddress&$filter=isdisabled eq false and contains(fullname,'Da') and systemuserid ne {fixture.Anna}&$orderby=fullname&$top=8");
        Assert.Equal("Björn Dahl", (string?)Assert.Single(people)["fullname"]);
    }

    [Fact]
    public async Task Replacing_FindsTheSharesOfOpenOpportunities()
    {
        var shares = await _api.Rows("opps_sellershares?$select=_opps_sellerid_value,opps_percent,opps_isfixed,_opps_opportunityid_value&$expand=opps_OpportunityId($select=name,opps_sellercount)" +
            $"&$filter=(_opps_sellerid_value eq {fixture.Anna} or _opps_sellerid_value eq {fixture.Bjorn}) and opps_OpportunityId/statecode eq 0");
        Assert.Contains(shares, s => (string?)s["_opps_opportunityid_value"] == _opportunity.ToString() && (int)s["opps_OpportunityId"]!["opps_sellercount"]! == 1);
        Assert.NotEmpty(await _api.Rows($"opps_sellershares?$select=_opps_sellerid_value,_opps_opportunityid_value&$filter=(_opps_opportunityid_value eq {_opportunity}) and _opps_sellerid_value ne null"));
    }

    [Fact]
    public async Task Panel_SavesTheWholeSet_NewRowsAndKnownOnes()
    {
        var known = (string)(await _api.Rows($"opportunities({_opportunity})/opps_opportunity_sellershare?$select=opps_percent"))[0]["opps_sellershareid"]!;
        var answer = await _api.Read(HttpMethod.Post, $"opportunities({_opportunity})/Microsoft.Dynamics.CRM.opps_SetSellerShares", new JObject
        {
            ["Shares"] = new JArray(
                new JObject { ["@odata.type"] = "Microsoft.Dynamics.CRM.opps_sellershare", ["opps_sellershareid"] = known, ["opps_percent"] = 66.67, ["opps_isfixed"] = false },
                new JObject { ["@odata.type"] = "Microsoft.Dynamics.CRM.opps_sellershare", ["opps_SellerId@odata.bind"] = $"/systemusers({fixture.Bjorn})", ["opps_percent"] = 33.33, ["opps_isfixed"] = false }),
        });
        Assert.Equal(100m, (decimal)answer["Sum"]!);
        var row = await _api.Get($"opportunities({_opportunity})?$select=opps_sharesum,opps_sellercount", Annotated);
        Assert.Equal((2, "100,00"), ((int)row["opps_sellercount"]!, (string?)row["opps_sharesum@OData.Community.Display.V1.FormattedValue"]));
    }

    [Fact]
    public async Task Commands_ExpireAndReopen()
    {
        await _api.Read(HttpMethod.Post, "LoseOpportunity", new JObject
        {
            ["OpportunityClose"] = new JObject { ["@odata.type"] = "Microsoft.Dynamics.CRM.opportunityclose", ["opportunityid@odata.bind"] = $"/opportunities({_opportunity})", ["subject"] = "Expired" },
            ["Status"] = 847210001,
        }, HttpStatusCode.NoContent);
        await _api.Read(HttpMethod.Patch, $"opportunities({_opportunity})", new JObject { ["statecode"] = 0, ["statuscode"] = 1 }, HttpStatusCode.NoContent);
        Assert.Equal(0, (int)(await _api.Get($"opportunities({_opportunity})?$select=statecode"))["statecode"]!);
    }
}
