using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using LocalDataverse;
using LocalDataverse.Web.Serving;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Host.WebApi;

/// <summary>What an editor of lists asks for and does by the Web API (Microsoft's reference of its actions and functions).</summary>
public sealed class ListTests(WebApiFixture fixture) : IClassFixture<WebApiFixture>
{
    private const string Source = "GlobalOptionSetDefinitions(Name='opps_opportunitysource')";
    private const string Columns = "RetrieveEntity(EntityFilters=@f,LogicalName='opportunity',MetadataId=@id,RetrieveAsIfPublished=@as)?@f=Microsoft.Dynamics.CRM.EntityFilters'Attributes'&@id=00000000-0000-0000-0000-000000000000&@as=";

    [Fact]
    public async Task List_HasItsIdAndWhatBelongsToAnOption()
    {
        var api = await fixture.As(fixture.Bjorn);
        var list = await api.Get(Source);
        var again = await api.Get($"GlobalOptionSetDefinitions({list["MetadataId"]})");
        Assert.Equal("opps_opportunitysource", (string?)again["Name"]);
        var option = list["Options"]![0]!;
        Assert.Equal((false, "", 4), ((bool)option["IsManaged"]!, (string?)option["ExternalValue"], option["Label"]!["LocalizedLabels"]!.Count()));
    }

    [Fact]
    public async Task Option_Inserted_Recoloured_Ordered_IsReadAsDraftedAndOnceNamedAsPublished()
    {
        var api = await fixture.As(fixture.Bjorn);
        var before = Values(await api.Get(Source));
        var inserted = await api.Read(HttpMethod.Post, "InsertOptionValue", new JObject
        {
            ["OptionSetName"] = "opps_opportunitysource", ["Label"] = Label(("Partner", 1033), ("Partner", 1053)), ["SolutionUniqueName"] = "SellerShares", ["Color"] = "#102030",
        });
        var value = (int)inserted["NewOptionValue"]!;
        Assert.True(value >= 847210000);
        await Done(api, "UpdateOptionValue", new JObject
        {
            ["OptionSetName"] = "opps_opportunitysource", ["Value"] = value, ["Label"] = Label(("Samarbeidspartner", 1044)), ["MergeLabels"] = true,
        });
        await Done(api, "OrderOption", new JObject { ["OptionSetName"] = "opps_opportunitysource", ["Values"] = new JArray(before.Prepend(value)) });

        Assert.Equal<int>(before, Values(await api.Get(Source)));
        Assert.Equal(before, Values(await Drafted(api, false)));
        int[] after = [value, .. before];
        Assert.Equal(after, Values(await Drafted(api, true)));

        await Done(api, "PublishXml", new JObject { ["ParameterXml"] = "<importexportxml><optionsets><optionset>opps_opportunitytype</optionset></optionsets></importexportxml>" });
        Assert.Equal<int>(before, Values(await api.Get(Source)));
        await Done(api, "PublishXml", new JObject { ["ParameterXml"] = "<importexportxml><optionsets><optionset>opps_opportunitysource</optionset></optionsets></importexportxml>" });
        var option = (await api.Get(Source))["Options"]![0]!;
        Assert.Equal((value, "#102030"), ((int)option["Value"]!, (string?)option["Color"]));
        Assert.Equal(["Partner", "Partner", "Samarbeidspartner"], option["Label"]!["LocalizedLabels"]!.OrderBy(l => (int)l["LanguageCode"]! == 1044).Select(l => (string?)l["Label"]));
        await Done(api, "DeleteOptionValue", new JObject { ["OptionSetName"] = "opps_opportunitysource", ["Value"] = value });
        await Done(api, "PublishXml", new JObject { ["ParameterXml"] = "<importexportxml><optionsets><optionset>opps_opportunitysource</optionset></optionsets></importexportxml>" });
        Assert.Equal<int>(before, Values(await api.Get(Source)));
    }

    /// <summary>Whether an address of definitions shows drafts is not stated, so it is a switch; what is published shows by RetrieveEntity in either case.</summary>
    [Fact]
    public async Task Drafts_ShowByAddress_WhereThePlatformShowsThem()
    {
        using var organization = fixture.Organization.Copy(new OrganizationOptions { Unknowns = new PlatformUnknowns { DefinitionsShowDrafts = true } });
        await using var server = await LocalServer.Start(organization);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = server.Address };
        await http.PostAsync("/api/local/signin", ApiClient.Json(new JObject { ["user"] = fixture.Bjorn.ToString() }), TestContext.Current.CancellationToken);
        var api = new ApiClient(http);
        var before = Values(await api.Get(Source));
        await Done(api, "DeleteOptionValue", new JObject { ["OptionSetName"] = "opps_opportunitysource", ["Value"] = before[0] });
        Assert.Equal<int>(before[1..], Values(await api.Get(Source)));
        Assert.Equal<int>(before, Values(await Drafted(api, false)));
    }

    [Fact]
    public async Task Languages_AreThoseProvisioned() =>
        Assert.Equal([1033, 1053, 1044, 1030], (await (await fixture.As(fixture.Nils)).Get("RetrieveProvisionedLanguages()"))["RetrieveProvisionedLanguages"]!.Select(l => (int)l));

    [Theory]
    [InlineData("InsertOptionValue", "prvWriteOptionSet")]
    [InlineData("UpdateOptionValue", "prvWriteOptionSet")]
    [InlineData("OrderOption", "prvWriteOptionSet")]
    [InlineData("DeleteOptionValue", "prvWriteOptionSet")]
    [InlineData("PublishXml", "prvPublishCustomization")]
    public async Task WhoMayNot_IsRefusedByThePrivilegesName(string action, string privilege)
    {
        var api = await fixture.As(fixture.Nils);
        var body = action switch
        {
            "PublishXml" => new JObject { ["ParameterXml"] = "<importexportxml/>" },
            "OrderOption" => new JObject { ["OptionSetName"] = "opps_opportunitysource", ["Values"] = new JArray(847210000) },
            _ => new JObject { ["OptionSetName"] = "opps_opportunitysource", ["Value"] = 847210000, ["Label"] = Label(("X", 1033)) },
        };
        if (action == "DeleteOptionValue")
        {
            body.Remove("Label");
        }

        Assert.Contains(privilege, await api.Refused(HttpStatusCode.Forbidden, HttpMethod.Post, action, body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RowsOfAnOption_AreCountedByAggregate()
    {
        var api = await fixture.As(fixture.Bjorn);
        await api.Create("opportunities", new JObject { ["name"] = "Counted", ["opps_type"] = 847210001 });
        var rows = await api.Rows("opportunities?fetchXml=" + Uri.EscapeDataString(
            "<fetch aggregate='true'><entity name='opportunity'><attribute name='opportunityid' alias='rows' aggregate='count'/><attribute name='opps_type' alias='option' groupby='true'/></entity></fetch>"));
        Assert.Equal(1, (int)rows.Single(r => (int?)r["option"] == 847210001)["rows"]!);
    }

    /// <summary>Rows that the organisation owns, and business units, say which organisation: the way from an opportunity to the settings.</summary>
    [Fact]
    public async Task Settings_AreFoundFromABusinessUnit()
    {
        var api = await fixture.As(fixture.Bjorn);
        var id = await api.Create("opps_settings", new JObject { ["opps_settingid"] = "0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10", ["opps_name"] = "Settings", ["opps_tolerance"] = 0.5m, ["opps_sumwhenwon"] = 847212001 });
        var row = Assert.Single(await api.Rows("businessunits?fetchXml=" + Uri.EscapeDataString(
            "<fetch><entity name='businessunit'><attribute name='name'/><link-entity name='opps_setting' from='organizationid' to='organizationid' link-type='outer' alias='s'><attribute name='opps_tolerance'/></link-entity></entity></fetch>")));
        Assert.Equal(0.5m, (decimal)row["s.opps_tolerance"]!);
        await api.Send(HttpMethod.Delete, $"opps_settings({id})");
    }

    private static async Task<JToken> Drafted(ApiClient api, bool asIfPublished) => (await api.Get(Columns + (asIfPublished ? "true" : "false")))["EntityMetadata"]!["Attributes"]!
        .Single(a => (string?)a["LogicalName"] == "opps_source")["OptionSet"]!;

    private static int[] Values(JToken list) => [.. list["Options"]!.Select(o => (int)o["Value"]!)];

    private static async Task Done(ApiClient api, string action, JObject body) => await api.Read(HttpMethod.Post, action, body, HttpStatusCode.NoContent);

    private static JObject Label(params (string Text, int Language)[] texts) => new()
    {
        ["LocalizedLabels"] = new JArray(texts.Select(t => new JObject { ["Label"] = t.Text, ["LanguageCode"] = t.Language })),
    };
}
