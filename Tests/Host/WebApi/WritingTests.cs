using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Host.WebApi;

/// <summary>Creating, changing and deleting rows (Microsoft's "Web API" pages: create, update and delete, associate, conditional operations).</summary>
public sealed class WritingTests(WebApiFixture fixture) : IClassFixture<WebApiFixture>, IAsyncLifetime
{
    private static readonly (string, string) Representation = ("Prefer", "return=representation");
    private ApiClient _api = null!;
    private Guid _account;

    public async ValueTask InitializeAsync()
    {
        _api = await fixture.As(fixture.Bjorn);
        _account = await _api.Create("accounts", new JObject { ["name"] = "Nordhamn" });
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Create_AnswersWithTheRowsAddress()
    {
        var response = await _api.Send(HttpMethod.Post, "accounts", new JObject { ["name"] = "New" });
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var address = response.Headers.GetValues("OData-EntityId").Single();
        Assert.Equal(address, response.Headers.Location!.ToString());
        Assert.Equal("New", (string?)(await _api.Get(address))["name"]);
    }

    [Fact]
    public async Task Create_ReturningTheRow_HasWhatWasSelected()
    {
        var row = await _api.Read(HttpMethod.Post, "opportunities?$select=name,opps_sharesum&$expand=opps_opportunity_sellershare($select=opps_percent)",
            new JObject { ["name"] = "Crane", ["estimatedvalue"] = 10.55 }, HttpStatusCode.Created, Representation);
        Assert.Equal(("Crane", 100m), ((string?)row["name"], (decimal)row["opps_sharesum"]!));
        Assert.Single(row["opps_opportunity_sellershare"]!);
        Assert.NotNull(row["@odata.etag"]);
    }

    [Fact]
    public async Task Create_WithItsOwnId_HasIt()
    {
        var id = Guid.NewGuid();
        Assert.Equal(id, await _api.Create("accounts", new JObject { ["accountid"] = id.ToString(), ["name"] = "Own" }));
        Assert.Contains(id.ToString(), await _api.Refused(HttpStatusCode.PreconditionFailed, HttpMethod.Post, "accounts", new JObject { ["accountid"] = id.ToString(), ["name"] = "Again" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_WithChildren_IsADeepInsert()
    {
        var id = await _api.Create("opportunities", new JObject
        {
            ["name"] = "Shared",
            ["customerid_account@odata.bind"] = $"/accounts({_account})",
            ["opps_opportunity_sellershare"] = new JArray(
                new JObject { ["opps_percent"] = 60, ["opps_SellerId@odata.bind"] = $"/systemusers({fixture.Anna})" },
                new JObject { ["opps_percent"] = 40, ["opps_SellerId@odata.bind"] = $"systemusers({fixture.Bjorn})" }),
        });
        var shares = await _api.Rows($"opportunities({id})/opps_opportunity_sellershare?$select=opps_percent&$orderby=opps_percent");
        Assert.Equal([40m, 60m], shares.Select(s => (decimal)s["opps_percent"]!));
    }

    [Fact]
    public async Task Create_UnderAParent_PointsToIt()
    {
        var response = await _api.Send(HttpMethod.Post, $"accounts({_account})/opportunity_customer_accounts", new JObject { ["name"] = "Child" });
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("Child", (string?)Assert.Single(await _api.Rows($"accounts({_account})/opportunity_customer_accounts?$select=name"))["name"]);
    }

    [Fact]
    public async Task Owner_IsBound_AsUserOrTeam()
    {
        var id = await _api.Create("accounts", new JObject { ["name"] = "Anna's", ["ownerid@odata.bind"] = $"/systemusers({fixture.Anna})" });
        Assert.Equal(fixture.Anna, Guid.Parse((string)(await _api.Get($"accounts({id})?$select=_ownerid_value"))["_ownerid_value"]!));
        Assert.Contains("systemuser or team", await _api.Refused(HttpStatusCode.BadRequest, HttpMethod.Patch, $"accounts({id})",
            new JObject { ["ownerid@odata.bind"] = $"/accounts({_account})" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Patch_OfARow_ChangesWhatItSays()
    {
        Assert.Equal(HttpStatusCode.NoContent, (await _api.Send(HttpMethod.Patch, $"accounts({_account})", new JObject { ["telephone1"] = "08-1", ["name"] = "Renamed" }, ("If-Match", "*"))).StatusCode);
        var row = await _api.Read(HttpMethod.Patch, $"accounts({_account})?$select=name,telephone1", new JObject { ["telephone1"] = null }, HttpStatusCode.OK, Representation);
        Assert.Equal(("Renamed", JTokenType.Null), ((string?)row["name"], row["telephone1"]!.Type));
    }

    [Fact]
    public async Task Patch_OfNoRow_IsAnUpsertUnlessItMustBeThere()
    {
        var id = Guid.NewGuid();
        await _api.Refused(HttpStatusCode.NotFound, HttpMethod.Patch, $"accounts({id})", new JObject { ["name"] = "None" }, ("If-Match", "*"));
        var created = await _api.Send(HttpMethod.Patch, $"accounts({id})", new JObject { ["name"] = "Upserted" });
        Assert.Contains(id.ToString(), created.Headers.GetValues("OData-EntityId").Single(), StringComparison.Ordinal);
        await _api.Refused(HttpStatusCode.PreconditionFailed, HttpMethod.Patch, $"accounts({id})", new JObject { ["name"] = "Again" }, ("If-None-Match", "*"));
        Assert.Equal("Upserted", (string?)(await _api.Get($"accounts({id})?$select=name"))["name"]);
    }

    [Fact]
    public async Task Patch_ByAlternateKey_FindsTheRow()
    {
        var opportunity = await _api.Create("opportunities", new JObject { ["name"] = "Keyed" });
        var key = $"opps_sellershares(_opps_opportunityid_value={opportunity},_opps_sellerid_value={fixture.Bjorn})";
        await _api.Read(HttpMethod.Patch, key, new JObject { ["opps_isfixed"] = true }, HttpStatusCode.NoContent, ("If-Match", "*"));
        Assert.True((bool)(await _api.Get($"{key}?$select=opps_isfixed"))["opps_isfixed"]!);
    }

    [Fact]
    public async Task Versions_ThatDiffer_ArePreconditionsThatFail()
    {
        var etag = (string)(await _api.Get($"accounts({_account})?$select=name"))["@odata.etag"]!;
        await _api.Read(HttpMethod.Patch, $"accounts({_account})", new JObject { ["telephone1"] = "1" }, HttpStatusCode.NoContent, ("If-Match", etag));
        await _api.Refused(HttpStatusCode.PreconditionFailed, HttpMethod.Patch, $"accounts({_account})", new JObject { ["telephone1"] = "2" }, ("If-Match", etag));
        await _api.Refused(HttpStatusCode.PreconditionFailed, HttpMethod.Delete, $"accounts({_account})", null, ("If-Match", etag));
        var newer = (string)(await _api.Get($"accounts({_account})?$select=telephone1"))["@odata.etag"]!;
        await _api.Read(HttpMethod.Delete, $"accounts({_account})", null, HttpStatusCode.NoContent, ("If-Match", newer));
        await _api.Refused(HttpStatusCode.NotFound, HttpMethod.Get, $"accounts({_account})");
    }

    [Fact]
    public async Task Property_PutAndDeleted_IsWrittenAlone()
    {
        await _api.Read(HttpMethod.Put, $"accounts({_account})/telephone1", new JObject { ["value"] = "08-2" }, HttpStatusCode.NoContent);
        Assert.Equal("08-2", (string?)(await _api.Get($"accounts({_account})/telephone1"))["value"]);
        await _api.Read(HttpMethod.Delete, $"accounts({_account})/telephone1", null, HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.NoContent, (await _api.Send(HttpMethod.Get, $"accounts({_account})/telephone1")).StatusCode);
    }

    [Fact]
    public async Task Reference_PutAndDeleted_SetsAndEmptiesALookup()
    {
        var contact = await _api.Create("contacts", new JObject { ["lastname"] = "Ek" });
        await _api.Read(HttpMethod.Put, $"accounts({_account})/primarycontactid/$ref", new JObject { ["@odata.id"] = $"{fixture.Address}api/data/v9.2/contacts({contact})" }, HttpStatusCode.NoContent);
        Assert.Equal("Ek", (string?)(await _api.Get($"accounts({_account})/primarycontactid?$select=lastname"))["lastname"]);
        await _api.Read(HttpMethod.Delete, $"accounts({_account})/primarycontactid/$ref", null, HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.NoContent, (await _api.Send(HttpMethod.Get, $"accounts({_account})/primarycontactid")).StatusCode);
    }

    [Fact]
    public async Task Reference_AddedToAndTakenFromACollection_MovesTheChild()
    {
        var opportunity = await _api.Create("opportunities", new JObject { ["name"] = "Moves" });
        await _api.Read(HttpMethod.Post, $"accounts({_account})/opportunity_parent_account/$ref", new JObject { ["@odata.id"] = $"opportunities({opportunity})" }, HttpStatusCode.NoContent);
        Assert.Single(await _api.Rows($"accounts({_account})/opportunity_parent_account?$select=name"));
        await _api.Read(HttpMethod.Delete, $"accounts({_account})/opportunity_parent_account({opportunity})/$ref", null, HttpStatusCode.NoContent);
        Assert.Empty(await _api.Rows($"accounts({_account})/opportunity_parent_account?$select=name"));
    }

    [Fact]
    public async Task ManyToMany_IsAssociated_ByReference()
    {
        var nils = fixture.Nils;
        var role = LocalDataverse.WellKnown.SystemAdministratorRoleId;
        await _api.Read(HttpMethod.Post, $"systemusers({nils})/systemuserroles_association/$ref", new JObject { ["@odata.id"] = $"roles({role})" }, HttpStatusCode.NoContent);
        Assert.NotEmpty(await (await fixture.As(nils)).Rows("accounts?$select=name&$top=1"));
        await _api.Read(HttpMethod.Delete, $"systemusers({nils})/systemuserroles_association/$ref?$id={fixture.Address}api/data/v9.2/roles({role})", null, HttpStatusCode.NoContent);
        await (await fixture.As(nils)).Refused(HttpStatusCode.Forbidden, HttpMethod.Get, "accounts?$select=name&$top=1");
    }

    [Theory]
    [InlineData("""{"gone":1}""", "gone")]
    [InlineData("""{"name":5}""", "accounts.name")]
    [InlineData("""{"numberofemployees":"many"}""", "numberofemployees")]
    [InlineData("""{"_primarycontactid_value":"00000000-0000-0000-0000-000000000001"}""", "@odata.bind")]
    [InlineData("""{"primarycontactid@odata.bind":"/accounts(00000000-0000-0000-0000-000000000001)"}""", "primarycontactid")]
    [InlineData("""{"primarycontactid@odata.bind":"/contacts"}""", "names no row")]
    [InlineData("""{"gone@odata.bind":"/contacts(00000000-0000-0000-0000-000000000001)"}""", "gone")]
    [InlineData("""{"primarycontactid@odata.bind":{"@odata.id":"contacts"}}""", "primarycontactid")]
    [InlineData("""{"opportunity_customer_accounts":[5]}""", "opportunity_customer_accounts")]
    [InlineData("""{"name":""", "")]
    public async Task Body_ThatCanNotBe_IsRefused(string body, string naming)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiClient.Root + "accounts") { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        var response = await _api.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await ApiClient.TextOf(response);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(naming.Replace("accounts.", "account.", StringComparison.Ordinal), (string)JObject.Parse(text)["error"]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reference_ToNoAddress_IsRefused() => Assert.Contains("@odata.id", await _api.Refused(HttpStatusCode.BadRequest, HttpMethod.Put,
        $"accounts({await _api.Create("accounts", new JObject { ["name"] = "A" })})/primarycontactid/$ref", new JObject { ["@odata.id"] = new JObject() }), StringComparison.Ordinal);

    [Fact]
    public async Task NoRowOfAKey_IsToldByItsValues() => Assert.Contains($"opps_sellerid = {fixture.Bjorn}", await _api.Refused(HttpStatusCode.NotFound, HttpMethod.Get,
        $"opps_sellershares(_opps_opportunityid_value={Guid.NewGuid()},_opps_sellerid_value={fixture.Bjorn})"), StringComparison.Ordinal);

    [Fact]
    public async Task DeepInsert_OfTheParent_IsNotSupported() => Assert.Contains("primarycontactid", await _api.Refused(HttpStatusCode.NotImplemented, HttpMethod.Post, "accounts",
        new JObject { ["name"] = "A", ["primarycontactid"] = new JObject { ["lastname"] = "B" } }), StringComparison.Ordinal);

    [Fact] // a plug-in's refusal reaches the client in the user's language
    public async Task PlugIn_ThatRefuses_IsABadRequestInTheUsersLanguage()
    {
        var anna = await fixture.As(fixture.Anna);
        var opportunity = await anna.Create("opportunities", new JObject { ["name"] = "Limits" });
        var share = new JObject
        {
            ["opps_percent"] = 100.5,
            ["opps_SellerId@odata.bind"] = $"/systemusers({fixture.Bjorn})",
            ["opps_OpportunityId@odata.bind"] = $"/opportunities({opportunity})",
        };
        var swedish = await anna.Refused(HttpStatusCode.BadRequest, HttpMethod.Post, "opps_sellershares", share);
        var english = await _api.Refused(HttpStatusCode.BadRequest, HttpMethod.Post, "opps_sellershares", share);
        Assert.NotEqual(swedish, english);
        Assert.Contains("100,5", swedish, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_AsDaysAndAsMoments_ComeBackAsTheyWere()
    {
        var id = await _api.Create("tasks", new JObject { ["subject"] = "Call", ["scheduledend"] = "2026-05-06T07:08:09Z" });
        Assert.Equal("2026-05-06T07:08:09Z", (string?)(await _api.Get($"tasks({id})?$select=scheduledend"))["scheduledend"]);
        var opportunity = await _api.Create("opportunities", new JObject { ["name"] = "Day", ["estimatedclosedate"] = "2026-12-31" });
        Assert.Equal("2026-12-31", (string?)(await _api.Get($"opportunities({opportunity})?$select=estimatedclosedate"))["estimatedclosedate"]);
        await _api.Refused(HttpStatusCode.BadRequest, HttpMethod.Patch, $"opportunities({opportunity})", new JObject { ["estimatedclosedate"] = "31/12/2026" });
    }
}
