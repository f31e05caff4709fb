using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Host.WebApi;

/// <summary>Retrieving rows (Microsoft's "Web API" pages: query data, retrieve a row, query options, FetchXML).</summary>
public sealed class ReadingTests(WebApiFixture fixture) : IClassFixture<WebApiFixture>, IAsyncLifetime
{
    private readonly string _mark = Guid.NewGuid().ToString("N");
    private ApiClient _api = null!;
    private Guid _account;

    public async ValueTask InitializeAsync()
    {
        _api = await fixture.As(fixture.Bjorn);
        _account = await _api.Create("accounts", new JObject { ["name"] = $"Nordhamn {_mark}", ["address1_city"] = "Luleå" });
        foreach (var (name, value) in new[] { ("Crane", 100.5m), ("Dredger", 2000m), ("Anchor", 30m) })
        {
            await _api.Create("opportunities", new JObject
            {
                ["name"] = $"{name} {_mark}",
                ["estimatedvalue"] = value,
                ["estimatedclosedate"] = "2026-03-31",
                ["customerid_account@odata.bind"] = $"/accounts({_account})",
            });
        }
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Select_ReturnsThoseColumnsTheIdAndTheVersion()
    {
        var row = Assert.Single(await _api.Rows($"opportunities?$select=name,estimatedvalue,_ownerid_value&$filter=name eq 'Crane {_mark}'"));
        Assert.Equal(["@odata.etag", "name", "estimatedvalue", "_ownerid_value", "opportunityid"], row.Properties().Select(p => p.Name));
        Assert.Equal(100.5m, (decimal)row["estimatedvalue"]!);
        Assert.Equal(fixture.Bjorn, Guid.Parse((string)row["_ownerid_value"]!));
        Assert.Matches("^W/\"\\d+\"$", (string?)row["@odata.etag"]);
    }

    [Fact]
    public async Task Row_ById_HasAllColumnsAndAnETagHeader()
    {
        var response = await _api.Send(HttpMethod.Get, $"accounts({_account})");
        var row = JObject.Parse(await ApiClient.TextOf(response));
        Assert.Equal("Luleå", (string?)row["address1_city"]);
        Assert.Equal(JTokenType.Null, row["telephone1"]!.Type);
        Assert.Equal((string?)row["@odata.etag"], response.Headers.ETag!.ToString());
        Assert.EndsWith("$metadata#accounts/$entity", (string?)row["@odata.context"], StringComparison.Ordinal);
        Assert.Equal("4.0", response.Headers.GetValues("OData-Version").Single());
    }

    [Theory]
    [InlineData("estimatedvalue gt 100", "Crane Dredger")]
    [InlineData("estimatedvalue ge 100.5 and estimatedvalue lt 2000", "Crane")]
    [InlineData("estimatedvalue eq 30 or startswith(name,'Dred')", "Anchor Dredger")]
    [InlineData("not (estimatedvalue eq 30 or startswith(name,'Dred'))", "Crane")]
    [InlineData("not contains(name,'an')", "Dredger")]
    [InlineData("contains(name,'chor')", "Anchor")]
    [InlineData("startswith(name,'CR')", "Crane")]
    [InlineData("actualvalue eq null", "Anchor Crane Dredger")]
    [InlineData("estimatedvalue ne null and estimatedvalue ne 30", "Crane Dredger")]
    [InlineData("estimatedvalue in (30,2000)", "Anchor Dredger")]
    [InlineData("estimatedclosedate eq 2026-03-31", "Anchor Crane Dredger")]
    [InlineData("estimatedclosedate lt 2026-03-31", "")]
    [InlineData("createdon gt 2020-01-01T00:00:00Z", "Anchor Crane Dredger")]
    [InlineData("statecode eq 0", "Anchor Crane Dredger")]
    [InlineData("customerid_account/address1_city eq 'Luleå'", "Anchor Crane Dredger")]
    [InlineData("customerid_account/address1_city eq 'Umeå'", "")]
    [InlineData("Microsoft.Dynamics.CRM.EqualUserId(PropertyName='ownerid')", "Anchor Crane Dredger")]
    [InlineData("Microsoft.Dynamics.CRM.NotEqualUserId(PropertyName='ownerid')", "")]
    [InlineData("Microsoft.Dynamics.CRM.Today(PropertyName='createdon')", "Anchor Crane Dredger")]
    [InlineData("Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=3)", "Anchor Crane Dredger")]
    [InlineData("Microsoft.Dynamics.CRM.On(PropertyName='estimatedclosedate',PropertyValue='2026-03-31')", "Anchor Crane Dredger")]
    [InlineData("Microsoft.Dynamics.CRM.In(PropertyName='estimatedvalue',PropertyValues=['30','100.5'])", "Anchor Crane")]
    [InlineData("Microsoft.Dynamics.CRM.Between(PropertyName='estimatedvalue',PropertyValues=['29','101'])", "Anchor Crane")]
    [InlineData("opps_opportunity_sellershare/any(s:s/opps_percent eq 100)", "Anchor Crane Dredger")]
    [InlineData("opps_opportunity_sellershare/any(s:s/opps_percent lt 100)", "")]
    public async Task Filter_FindsWhatItSays(string filter, string expected)
    {
        var rows = await _api.Rows($"opportunities?$select=name&$orderby=name&$filter=({Uri.EscapeDataString(filter)}) and contains(name,'{_mark}')");
        Assert.Equal(expected, string.Join(' ', rows.Select(r => ((string)r["name"]!).Split(' ')[0])));
    }

    [Fact]
    public async Task Filter_ByALookup_TakesItsValueProperty() =>
        Assert.Equal(3, (await _api.Rows($"opportunities?$select=name&$filter=_customerid_value eq {_account}")).Count);

    [Fact]
    public async Task OrderBy_SeveralColumns_SortsByEach()
    {
        var rows = await _api.Rows($"opportunities?$select=estimatedvalue&$filter=_customerid_value eq {_account}&$orderby=statecode,estimatedvalue desc");
        Assert.Equal([2000m, 100.5m, 30m], rows.Select(r => (decimal)r["estimatedvalue"]!));
    }

    [Fact]
    public async Task Top_LimitsTheRows() => Assert.Equal(2, (await _api.Rows($"opportunities?$select=name&$filter=_customerid_value eq {_account}&$top=2")).Count);

    [Fact]
    public async Task Count_IsThatOfAllPages()
    {
        var page = await _api.Get($"opportunities?$select=name&$filter=_customerid_value eq {_account}&$count=true", ("Prefer", "odata.maxpagesize=2"));
        Assert.Equal(3, (int)page["@odata.count"]!);
        Assert.Equal(2, page["value"]!.Count());
        var response = await _api.Send(HttpMethod.Get, $"opportunities/$count?$filter=_customerid_value eq {_account}");
        Assert.Equal("3", await ApiClient.TextOf(response));
        response = await _api.Send(HttpMethod.Get, $"accounts({_account})/opportunity_customer_accounts/$count");
        Assert.Equal("3", await ApiClient.TextOf(response));
    }

    [Fact]
    public async Task Pages_FollowedByTheirLinks_HaveEachRowOnce()
    {
        var names = new List<string>();
        var next = $"opportunities?$select=name&$filter=_customerid_value eq {_account}&$orderby=name";
        while (next is not null)
        {
            var response = await _api.Send(HttpMethod.Get, next, null, ("Prefer", "odata.maxpagesize=1"));
            Assert.Equal("odata.maxpagesize=1", response.Headers.GetValues("Preference-Applied").Single());
            var page = JObject.Parse(await ApiClient.TextOf(response));
            names.AddRange(page["value"]!.Select(r => ((string)r["name"]!).Split(' ')[0]));
            next = (string?)page["@odata.nextLink"];
        }

        Assert.Equal(["Anchor", "Crane", "Dredger"], names);
    }

    [Fact]
    public async Task Annotations_WhenAsked_TellLabelsNamesAndTables()
    {
        var anna = await fixture.As(fixture.Anna);
        var row = Assert.Single(await anna.Rows($"opportunities?$select=estimatedvalue,statecode,_customerid_value&$filter=name eq 'Crane {_mark}'", ("Prefer", "odata.include-annotations=\"*\"")));
        Assert.Equal("Öppen", (string?)row["statecode@OData.Community.Display.V1.FormattedValue"]);
        Assert.Equal($"Nordhamn {_mark}", (string?)row["_customerid_value@OData.Community.Display.V1.FormattedValue"]);
        Assert.Equal("account", (string?)row["_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname"]);
        Assert.Equal("customerid_account", (string?)row["_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty"]);
        Assert.Contains("100,50", (string?)row["estimatedvalue@OData.Community.Display.V1.FormattedValue"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Annotations_OneKindAsked_AreOfThatKind()
    {
        var row = Assert.Single(await _api.Rows($"opportunities?$select=_customerid_value&$filter=name eq 'Crane {_mark}'",
            ("Prefer", "odata.include-annotations=\"OData.Community.Display.V1.FormattedValue\",odata.maxpagesize=5")));
        Assert.Equal(["_customerid_value@OData.Community.Display.V1.FormattedValue"], row.Properties().Select(p => p.Name).Where(n => n.IndexOf('@', StringComparison.Ordinal) > 0));
    }

    [Fact]
    public async Task Expand_OfAParent_IsItsRow()
    {
        var row = Assert.Single(await _api.Rows($"opportunities?$select=name&$expand=customerid_account($select=name,address1_city),customerid_contact($select=fullname)&$filter=name eq 'Crane {_mark}'"));
        Assert.Equal("Luleå", (string?)row["customerid_account"]!["address1_city"]);
        Assert.Equal(JTokenType.Null, row["customerid_contact"]!.Type);
        Assert.Null(row["_customerid_value"]);
    }

    [Fact]
    public async Task Expand_OfChildren_FilteredSortedAndNested()
    {
        var account = await _api.Get($"accounts({_account})?$select=name&$expand=opportunity_customer_accounts($select=name;$filter=estimatedvalue gt 50;$orderby=name desc;$top=5;" +
            "$expand=opps_opportunity_sellershare($select=opps_percent;$expand=opps_SellerId($select=fullname)))");
        var opportunities = (JArray)account["opportunity_customer_accounts"]!;
        Assert.Equal(["Dredger", "Crane"], opportunities.Select(o => ((string)o["name"]!).Split(' ')[0]));
        var share = Assert.Single(opportunities[0]["opps_opportunity_sellershare"]!);
        Assert.Equal((100m, "Björn Dahl"), ((decimal)share["opps_percent"]!, (string)share["opps_SellerId"]!["fullname"]!));
    }

    [Fact]
    public async Task Navigation_FromARow_LeadsToParentAndChildren()
    {
        var crane = Assert.Single(await _api.Rows($"opportunities?$select=name&$filter=name eq 'Crane {_mark}'"));
        var path = $"opportunities({crane["opportunityid"]})";
        Assert.Equal("Luleå", (string?)(await _api.Get($"{path}/customerid_account?$select=address1_city"))["address1_city"]);
        Assert.Equal(HttpStatusCode.NoContent, (await _api.Send(HttpMethod.Get, $"{path}/customerid_contact")).StatusCode);
        Assert.Equal(2, (await _api.Rows($"accounts({_account})/opportunity_customer_accounts?$select=name&$filter=estimatedvalue gt 50")).Count);
        Assert.EndsWith($"accounts({_account})", (string?)(await _api.Get($"{path}/customerid_account/$ref"))["@odata.id"], StringComparison.Ordinal);
        Assert.Equal(3, (await _api.Rows($"accounts({_account})/opportunity_customer_accounts/$ref")).Count);
    }

    [Fact]
    public async Task Property_IsRead_AsJsonAndAsItIs()
    {
        Assert.Equal("Luleå", (string?)(await _api.Get($"accounts({_account})/address1_city"))["value"]);
        Assert.Equal("Luleå", await ApiClient.TextOf(await _api.Send(HttpMethod.Get, $"accounts({_account})/address1_city/$value")));
        Assert.Equal(HttpStatusCode.NoContent, (await _api.Send(HttpMethod.Get, $"accounts({_account})/telephone1")).StatusCode);
    }

    [Fact]
    public async Task AlternateKey_InTheAddress_FindsTheRow()
    {
        var crane = Assert.Single(await _api.Rows($"opportunities?$select=name&$filter=name eq 'Crane {_mark}'"));
        var share = await _api.Get($"opps_sellershares(_opps_opportunityid_value={crane["opportunityid"]},_opps_sellerid_value={fixture.Bjorn})?$select=opps_percent");
        Assert.Equal(100m, (decimal)share["opps_percent"]!);
        await _api.Refused(HttpStatusCode.NotFound, HttpMethod.Get, $"opps_sellershares(_opps_opportunityid_value={crane["opportunityid"]},_opps_sellerid_value={fixture.Anna})");
    }

    [Fact]
    public async Task FetchXml_HasLinkedColumnsAndAggregatesUnderTheirAliases()
    {
        var fetch = $"<fetch><entity name='opportunity'><attribute name='name'/><filter><condition attribute='customerid' operator='eq' value='{_account}'/></filter><order attribute='name'/>" +
            "<link-entity name='account' from='accountid' to='customerid' alias='a'><attribute name='address1_city'/></link-entity></entity></fetch>";
        var rows = await _api.Rows($"opportunities?fetchXml={Uri.EscapeDataString(fetch)}");
        Assert.Equal((3, "Luleå"), (rows.Count, (string?)rows[0]["a.address1_city"]));

        var sum = $"<fetch aggregate='true'><entity name='opportunity'><attribute name='estimatedvalue' alias='total' aggregate='sum'/><attribute name='statecode' alias='state' groupby='true'/>" +
            $"<filter><condition attribute='customerid' operator='eq' value='{_account}'/></filter></entity></fetch>";
        var row = Assert.Single(await _api.Rows($"opportunities?fetchXml={Uri.EscapeDataString(sum)}", ("Prefer", "odata.include-annotations=\"*\"")));
        Assert.Equal((2130.5m, 0, "Open"), ((decimal)row["total"]!, (int)row["state"]!, (string?)row["state@OData.Community.Display.V1.FormattedValue"]));
    }

    [Theory]
    [InlineData("statecode")] // what a choice sorts by, its label, is a value of the statement too
    [InlineData("_ownerid_value")]
    [InlineData("name")]
    public async Task Count_OfSortedRows_IsThatOfAll(string column)
    {
        var answer = await _api.Get($"opportunities?$select=name&$filter=_customerid_value eq {_account}&$orderby={column}&$count=true");
        Assert.Equal((3, 3), ((int)answer["@odata.count"]!, ((JArray)answer["value"]!).Count));
    }

    [Fact]
    public async Task Header_ThatIsNeitherTrueNorFalse_IsRefused() => Assert.Contains("MSCRM.BypassCustomPluginExecution", await _api.Refused(
        HttpStatusCode.BadRequest, HttpMethod.Get, "accounts", null, ("MSCRM.BypassCustomPluginExecution", "perhaps")), StringComparison.Ordinal);

    [Fact]
    public async Task FetchXml_InPages_HasACookieAndALink()
    {
        var fetch = $"<fetch><entity name='opportunity'><attribute name='name'/><filter><condition attribute='customerid' operator='eq' value='{_account}'/></filter></entity></fetch>";
        var page = await _api.Get($"opportunities?fetchXml={Uri.EscapeDataString(fetch)}", ("Prefer", "odata.maxpagesize=2"));
        Assert.True((bool)page["@Microsoft.Dynamics.CRM.morerecords"]!);
        Assert.Contains("pagenumber=\"2\"", (string?)page["@Microsoft.Dynamics.CRM.fetchxmlpagingcookie"], StringComparison.Ordinal);
        Assert.Single(await _api.Rows((string)page["@odata.nextLink"]!, ("Prefer", "odata.maxpagesize=2")));
    }

    [Fact]
    public async Task IfNoneMatch_WithTheVersionKnown_IsNotModified()
    {
        var etag = (string)(await _api.Get($"accounts({_account})?$select=name"))["@odata.etag"]!;
        Assert.Equal(HttpStatusCode.NotModified, (await _api.Send(HttpMethod.Get, $"accounts({_account})?$select=name", null, ("If-None-Match", etag))).StatusCode);
        await _api.Send(HttpMethod.Patch, $"accounts({_account})", new JObject { ["telephone1"] = "1" });
        Assert.Equal(HttpStatusCode.OK, (await _api.Send(HttpMethod.Get, $"accounts({_account})?$select=name", null, ("If-None-Match", etag))).StatusCode);
    }

    [Theory]
    [InlineData("nothings", HttpStatusCode.NotFound, "nothings")]
    [InlineData("accounts(00000000-0000-0000-0000-0000000000ff)", HttpStatusCode.NotFound, "0000000000ff")]
    [InlineData("accounts?$select=gone", HttpStatusCode.BadRequest, "gone")]
    [InlineData("accounts?$filter=gone eq 1", HttpStatusCode.BadRequest, "gone")]
    [InlineData("accounts/$count?$filter=gone eq 1", HttpStatusCode.BadRequest, "gone")]
    [InlineData("accounts?$filter=name eq", HttpStatusCode.BadRequest, "")]
    [InlineData("accounts?$filter=creditlimit gt 1e400", HttpStatusCode.BadRequest, "")]
    [InlineData("accounts?$filter=tolower(name) eq 'a'", HttpStatusCode.NotImplemented, "not supported by the local host")]
    [InlineData("accounts?$skip=2", HttpStatusCode.NotImplemented, "$skip")]
    [InlineData("accounts?$apply=aggregate($count as n)", HttpStatusCode.NotImplemented, "$apply")]
    [InlineData("accounts?userQuery=00000000-0000-0000-0000-0000000000ff", HttpStatusCode.NotImplemented, "userQuery")]
    [InlineData("accounts?savedQuery=00000000-0000-0000-0000-0000000000ff", HttpStatusCode.NotFound, "0000000000ff")]
    [InlineData("accounts?fetchXml=%3Cfetch%3E%3Centity%20name='contact'/%3E%3C/fetch%3E", HttpStatusCode.BadRequest, "contact")]
    [InlineData("accounts?$skiptoken=2", HttpStatusCode.BadRequest, "nextLink")]
    [InlineData("$batch", HttpStatusCode.NotImplemented, "$batch")]
    public async Task Address_ThatCanNotBe_IsRefused(string path, HttpStatusCode status, string naming) =>
        Assert.Contains(naming, await _api.Refused(status, HttpMethod.Get, path), StringComparison.Ordinal);

    [Fact]
    public async Task ReadingWithoutThePrivilege_IsForbidden()
    {
        var nils = await fixture.As(fixture.Nils);
        Assert.Contains("prvReadAccount", await nils.Refused(HttpStatusCode.Forbidden, HttpMethod.Get, "accounts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Impersonation_ByHeader_IsRefused() =>
        Assert.Contains("MSCRMCallerID", await _api.Refused(HttpStatusCode.NotImplemented, HttpMethod.Get, "accounts", null, ("MSCRMCallerID", fixture.Anna.ToString())), StringComparison.Ordinal);
}
