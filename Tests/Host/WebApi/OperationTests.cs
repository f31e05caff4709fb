using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using LocalDataverse;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Host.WebApi;

/// <summary>Actions and functions (Microsoft's "Web API" pages: use actions, use functions, custom APIs), and history.</summary>
public sealed class OperationTests(WebApiFixture fixture) : IClassFixture<WebApiFixture>, IAsyncLifetime
{
    private ApiClient _api = null!;
    private Guid _opportunity;

    public async ValueTask InitializeAsync()
    {
        _api = await fixture.As(fixture.Bjorn);
        _opportunity = await _api.Create("opportunities", new JObject { ["name"] = "Crane", ["estimatedvalue"] = 1000 });
    }

    public ValueTask DisposeAsync() => default;

    [Theory]
    [InlineData("WhoAmI")]
    [InlineData("WhoAmI()")]
    public async Task WhoAmI_IsTheSignedInUser(string path)
    {
        var who = await _api.Get(path);
        Assert.Equal((fixture.Bjorn.ToString(), WellKnown.OrganizationId.ToString()), ((string?)who["UserId"], (string?)who["OrganizationId"]));
        Assert.EndsWith("#Microsoft.Dynamics.CRM.WhoAmIResponse", (string?)who["@odata.context"], StringComparison.Ordinal);
    }

    /// <summary>Bound to a user (RetrieveUserPrivilegeByPrivilegeName Function): a page asks by it what somebody may.</summary>
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Privilege_IsHeldOrNot(bool isAdministrator, int held)
    {
        var user = isAdministrator ? fixture.Bjorn : fixture.Nils;
        var api = await fixture.As(user);
        var answer = await api.Get($"systemusers({user})/Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='prvWriteOptionSet')");
        Assert.Equal(held, answer["RolePrivileges"]!.Count());
    }

    [Fact]
    public async Task CustomApi_BoundToARow_TakesACollectionOfRows()
    {
        var body = new JObject
        {
            ["Shares"] = new JArray(Share(fixture.Anna, 30), Share(fixture.Bjorn, 60)),
        };
        var answer = await _api.Read(HttpMethod.Post, $"opportunities({_opportunity})/Microsoft.Dynamics.CRM.opps_SetSellerShares", body);
        Assert.Equal(90m, (decimal)answer["Sum"]!);
        Assert.Contains("90", (string)answer["Message"]!, StringComparison.Ordinal);
        Assert.Equal(2, (await _api.Rows($"opportunities({_opportunity})/opps_opportunity_sellershare?$select=opps_percent")).Count);

        var split = await _api.Read(HttpMethod.Post, $"opportunities({_opportunity})/Microsoft.Dynamics.CRM.opps_SplitSellerSharesEqually", new JObject());
        Assert.Equal((100m, ""), ((decimal)split["Sum"]!, (string?)split["Message"] ?? ""));
    }

    [Fact]
    public async Task CustomApi_Unbound_TakesReferences()
    {
        await _api.Read(HttpMethod.Post, $"opportunities({_opportunity})/Microsoft.Dynamics.CRM.opps_SetSellerShares", new JObject { ["Shares"] = new JArray(Share(fixture.Bjorn, 100)) });
        var answer = await _api.Read(HttpMethod.Post, "opps_ReplaceSeller", new JObject
        {
            ["From"] = new JObject { ["@odata.type"] = "Microsoft.Dynamics.CRM.systemuser", ["systemuserid"] = fixture.Bjorn.ToString() },
            ["To"] = new JObject { ["@odata.id"] = $"systemusers({fixture.Anna})" },
        });
        Assert.True((int)answer["Changed"]! >= 1);
        Assert.Equal("Anna Berg", (string?)Assert.Single(await _api.Rows($"opportunities({_opportunity})/opps_opportunity_sellershare?$select=opps_percent&$expand=opps_SellerId($select=fullname)"))["opps_SellerId"]!["fullname"]);
    }

    [Fact]
    public async Task WinAndLose_CloseByAnAction()
    {
        await _api.Read(HttpMethod.Post, "WinOpportunity", Closing(_opportunity, 3, new JObject { ["actualrevenue"] = 900 }), HttpStatusCode.NoContent);
        var won = await _api.Get($"opportunities({_opportunity})?$select=statecode,actualvalue");
        Assert.Equal((1, 900m), ((int)won["statecode"]!, (decimal)won["actualvalue"]!));

        await _api.Read(HttpMethod.Patch, $"opportunities({_opportunity})", new JObject { ["statecode"] = 0, ["statuscode"] = 1 }, HttpStatusCode.NoContent);
        var reason = (await _api.Get("GlobalOptionSetDefinitions(Name='opps_rejectionreason')"))["Options"]![0]!["Value"];
        await _api.Read(HttpMethod.Post, "LoseOpportunity", Closing(_opportunity, 4, new JObject { ["opps_rejection"] = reason }), HttpStatusCode.NoContent);
        var lost = await _api.Get($"opportunities({_opportunity})?$select=statecode,statuscode,opps_rejection");
        Assert.Equal((2, 4, (int)reason!), ((int)lost["statecode"]!, (int)lost["statuscode"]!, (int)lost["opps_rejection"]!));
    }

    [Fact]
    public async Task Options_AreInsertedAndPublished_ByActions()
    {
        var value = (int)(await _api.Read(HttpMethod.Post, "InsertOptionValue", new JObject
        {
            ["OptionSetName"] = "opps_opportunitysource",
            ["SolutionUniqueName"] = "SellerShares",
            ["Label"] = new JObject { ["LocalizedLabels"] = new JArray(new JObject { ["Label"] = "Fair", ["LanguageCode"] = 1033 }) },
        }))["NewOptionValue"]!;
        Assert.Equal(84721, value / 10000);
        await _api.Read(HttpMethod.Post, "PublishAllXml", new JObject(), HttpStatusCode.NoContent);
        await _api.Read(HttpMethod.Patch, $"opportunities({_opportunity})", new JObject { ["opps_source"] = value }, HttpStatusCode.NoContent);
        await _api.Read(HttpMethod.Post, "DeleteOptionValue", new JObject { ["OptionSetName"] = "opps_opportunitysource", ["Value"] = value }, HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task History_OfARow_TellsWhoChangedWhat()
    {
        var anna = await fixture.As(fixture.Anna);
        await anna.Read(HttpMethod.Patch, $"opportunities({_opportunity})", new JObject { ["name"] = "Dredger", ["ownerid@odata.bind"] = $"/systemusers({fixture.Anna})" }, HttpStatusCode.NoContent);
        var target = Uri.EscapeDataString($"{{\"@odata.id\":\"opportunities({_opportunity})\"}}");
        var details = (JArray)(await _api.Get($"RetrieveRecordChangeHistory(Target=@target)?@target={target}", ("Prefer", "odata.include-annotations=\"*\"")))["AuditDetailCollection"]!["AuditDetails"]!;
        var renamed = details.Single(d => (string?)d["OldValue"]?["name"] == "Crane");
        Assert.Equal("Dredger", (string?)renamed["NewValue"]!["name"]);
        Assert.Equal("Anna Berg", (string?)renamed["AuditRecord"]!["_userid_value@OData.Community.Display.V1.FormattedValue"]);
        var given = details.Single(d => d["OldValue"]?["_ownerid_value"] is not null);
        Assert.Equal(("Björn Dahl", "Anna Berg"), ((string?)given["OldValue"]!["_ownerid_value@OData.Community.Display.V1.FormattedValue"], (string?)given["NewValue"]!["_ownerid_value@OData.Community.Display.V1.FormattedValue"]));
        Assert.Equal(1, (int)details.Last()["AuditRecord"]!["action"]!);
    }

    [Fact]
    public async Task Access_ToARow_IsToldRightByRight()
    {
        var target = Uri.EscapeDataString($"{{\"@odata.id\":\"/opportunities({_opportunity})\"}}");
        async Task<string?> RightsOf(Guid user) => (string?)(await _api.Get($"systemusers({user})/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@t)?@t={target}"))["AccessRights"];
        Assert.Contains("ReadAccess,WriteAccess", await RightsOf(fixture.Bjorn), StringComparison.Ordinal);
        Assert.Equal("None", await RightsOf(fixture.Nils));
    }

    [Fact]
    public async Task Timeline_OfAnOpportunity_IsOneQueryOfAllActivities()
    {
        var start = (string)(await _api.Get($"opportunities({_opportunity})?$select=createdon"))["createdon"]!;
        Assert.NotEmpty(start);
        foreach (var (set, navigation) in new[] { ("tasks", "regardingobjectid_opportunity_task"), ("appointments", "regardingobjectid_opportunity_appointment") })
        {
            await _api.Create(set, new JObject { ["subject"] = set, [$"{navigation}@odata.bind"] = $"/opportunities({_opportunity})" });
        }

        var rows = await _api.Rows($"activitypointers?$select=subject,activitytypecode&$filter=_regardingobjectid_value eq {_opportunity}&$orderby=activitytypecode", ("Prefer", "odata.include-annotations=\"*\""));
        Assert.Equal(["Appointment", "Task"], rows.Select(r => (string?)r["activitytypecode@OData.Community.Display.V1.FormattedValue"]));
        Assert.Equal(2, (await _api.Rows($"opportunities({_opportunity})/Opportunity_ActivityPointers?$select=subject")).Count);
        await _api.Create("annotations", new JObject { ["subject"] = "Note", ["notetext"] = "Text", ["objectid_opportunity@odata.bind"] = $"/opportunities({_opportunity})" });
        Assert.Single(await _api.Rows($"opportunities({_opportunity})/Opportunity_Annotation?$select=subject"));
    }

    [Theory]
    [InlineData("opps_ReplaceSeller", """{"From":{"systemuserid":"00000000-0000-0000-0000-000000000001"},"Gone":1}""", HttpStatusCode.BadRequest, "Gone")]
    [InlineData("opps_ReplaceSeller", "{}", HttpStatusCode.BadRequest, "From")]
    [InlineData("opps_SetSellerShares", "{}", HttpStatusCode.BadRequest, "bound to 'opportunity'")]
    [InlineData("WinOpportunity", """{"Status":"won"}""", HttpStatusCode.BadRequest, "Status")]
    [InlineData("accounts(00000000-0000-0000-0000-000000000001)/Microsoft.Dynamics.CRM.opps_SetSellerShares", "{}", HttpStatusCode.BadRequest, "not to 'account'")]
    [InlineData("accounts(00000000-0000-0000-0000-000000000001)/Microsoft.Dynamics.CRM.Merge", "{}", HttpStatusCode.NotImplemented, "Merge")]
    [InlineData("WhoAmI", "{}", HttpStatusCode.NotImplemented, "GET")]
    public async Task Operation_ThatCanNotBe_IsRefused(string path, string body, HttpStatusCode status, string naming) =>
        Assert.Contains(naming, await _api.Refused(status, HttpMethod.Post, path, JObject.Parse(body)), StringComparison.Ordinal);

    private static JObject Share(Guid seller, decimal percent) => new()
    {
        ["@odata.type"] = "Microsoft.Dynamics.CRM.opps_sellershare",
        ["opps_percent"] = percent,
        ["opps_SellerId@odata.bind"] = $"/systemusers({seller})",
    };

    private static JObject Closing(Guid opportunity, int status, JObject close)
    {
        close["@odata.type"] = "Microsoft.Dynamics.CRM.opportunityclose";
        close["subject"] = "Closing";
        close["opportunityid@odata.bind"] = $"/opportunities({opportunity})";
        return new JObject { ["Status"] = status, ["OpportunityClose"] = close };
    }
}
