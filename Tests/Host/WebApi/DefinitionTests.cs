using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using System.Xml.Linq;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Host.WebApi;

/// <summary>Definitions of tables, columns and choices (Microsoft's "Web API" pages: query table definitions), and $metadata.</summary>
public sealed class DefinitionTests(WebApiFixture fixture) : IClassFixture<WebApiFixture>
{
    [Fact]
    public async Task Table_HasItsNamesAndLabels()
    {
        var api = await fixture.As(fixture.Anna);
        var table = await api.Get("EntityDefinitions(LogicalName='opps_sellershare')");
        Assert.Equal(("opps_SellerShare", "opps_sellershares", "opps_sellershareid", "UserOwned"),
            ((string?)table["SchemaName"], (string?)table["EntitySetName"], (string?)table["PrimaryIdAttribute"], (string?)table["OwnershipType"]));
        Assert.Equal(1053, (int)table["DisplayName"]!["UserLocalizedLabel"]!["LanguageCode"]!);
        Assert.Equal(4, table["DisplayName"]!["LocalizedLabels"]!.Count());
        Assert.Contains("prvReadopps_SellerShare", table["Privileges"]!.Select(p => (string?)p["Name"]));
    }

    [Fact]
    public async Task Columns_OfATable_AreExpandedAndSelected()
    {
        var api = await fixture.As(fixture.Bjorn);
        var table = await api.Get("EntityDefinitions(LogicalName='opps_sellershare')?$select=LogicalName&$expand=Attributes($select=LogicalName,AttributeType,RequiredLevel),Keys");
        Assert.Null(table["SchemaName"]);
        var percent = table["Attributes"]!.Single(a => (string?)a["LogicalName"] == "opps_percent");
        Assert.Equal("Decimal", (string?)percent["AttributeType"]);
        Assert.Null(percent["SchemaName"]);
        Assert.Equal(["opps_opportunityid", "opps_sellerid"], Assert.Single(table["Keys"]!)["KeyAttributes"]!.Select(k => (string?)k));
    }

    [Theory]
    [InlineData("opportunity", "estimatedvalue", "Money", "PrecisionSource", 2)]
    [InlineData("opps_sellershare", "opps_percent", "Decimal", "Precision", 2)]
    [InlineData("opportunity", "name", "String", "MaxLength", 300)]
    public async Task Column_ByName_HasWhatIsItsKinds(string table, string column, string type, string setting, int value)
    {
        var api = await fixture.As(fixture.Bjorn);
        var json = await api.Get($"EntityDefinitions(LogicalName='{table}')/Attributes(LogicalName='{column}')");
        Assert.Equal((type, value), ((string?)json["AttributeType"], (int)json[setting]!));
    }

    [Fact]
    public async Task Options_ByCast_AreThoseOfTheColumns()
    {
        var api = await fixture.As(fixture.Bjorn);
        var choices = await api.Rows("EntityDefinitions(LogicalName='opportunity')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet,GlobalOptionSet");
        var source = choices.Single(c => (string?)c["LogicalName"] == "opps_source");
        Assert.Equal(("opps_opportunitysource", "Direct Mail"), ((string?)source["GlobalOptionSet"]!["Name"], (string?)source["OptionSet"]!["Options"]![0]!["Label"]!["UserLocalizedLabel"]!["Label"]));
        Assert.All(choices, c => Assert.Equal("#Microsoft.Dynamics.CRM.PicklistAttributeMetadata", (string?)c["@odata.type"]));
        var status = Assert.Single(await api.Rows("EntityDefinitions(LogicalName='opportunity')/Attributes/Microsoft.Dynamics.CRM.StatusAttributeMetadata?$expand=OptionSet"));
        Assert.Contains(status["OptionSet"]!["Options"]!, o => (int)o["Value"]! == 847210001 && (int)o["State"]! == 2);
    }

    [Fact]
    public async Task Choice_ByName_HasItsOptionsInTheUsersLanguage()
    {
        var api = await fixture.As(fixture.Anna);
        var choice = await api.Get("GlobalOptionSetDefinitions(Name='opps_rejectionreason')/Microsoft.Dynamics.CRM.OptionSetMetadata");
        Assert.Contains("Inget behov", choice["Options"]!.Select(o => (string?)o["Label"]!["UserLocalizedLabel"]!["Label"]));
        Assert.Equal(4, (await api.Rows("GlobalOptionSetDefinitions?$select=Name")).Count(c => ((string)c["Name"]!).StartsWith("opps_", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Relationships_NameTheirNavigationProperties()
    {
        var api = await fixture.As(fixture.Bjorn);
        var toParent = Assert.Single(await api.Rows("EntityDefinitions(LogicalName='opps_sellershare')/ManyToOneRelationships?$filter=SchemaName eq 'opps_opportunity_sellershare'"));
        Assert.Equal(("opps_OpportunityId", "opps_opportunity_sellershare"), ((string?)toParent["ReferencingEntityNavigationPropertyName"], (string?)toParent["ReferencedEntityNavigationPropertyName"]));
        Assert.Contains(await api.Rows("EntityDefinitions(LogicalName='systemuser')/ManyToManyRelationships"), r => (string?)r["IntersectEntityName"] == "systemuserroles");
    }

    [Fact]
    public async Task Metadata_IsCsdlThatStatesTypesSetsAndOperations()
    {
        var api = await fixture.As(fixture.Bjorn);
        var response = await api.Send(HttpMethod.Get, "$metadata");
        Assert.Equal("application/xml", response.Content.Headers.ContentType!.MediaType);
        var csdl = XDocument.Parse(await ApiClient.TextOf(response));
        var names = csdl.Descendants().Select(e => ((string?)e.Attribute("Name"), e.Name.LocalName)).ToHashSet();
        Assert.Contains(("opps_sellershare", "EntityType"), names);
        Assert.Contains(("opps_sellershares", "EntitySet"), names);
        Assert.Contains(("opps_SetSellerShares", "Action"), names);
        Assert.Contains(("opps_OpportunityId", "NavigationProperty"), names);
    }

    [Fact]
    public async Task ServiceRoot_ListsTheSets() =>
        Assert.Contains("opportunities", (await (await fixture.As(fixture.Bjorn)).Rows("")).Select(s => (string?)s["url"]));

    [Theory]
    [InlineData("EntityDefinitions(LogicalName='gone')", HttpStatusCode.NotFound)]
    [InlineData("EntityDefinitions(LogicalName='account')/Attributes(LogicalName='gone')", HttpStatusCode.NotFound)]
    [InlineData("GlobalOptionSetDefinitions(Name='gone')", HttpStatusCode.NotFound)]
    [InlineData("EntityDefinitions?$orderby=LogicalName", HttpStatusCode.NotImplemented)]
    public async Task Definition_ThatCanNotBe_IsRefused(string path, HttpStatusCode status) => await (await fixture.As(fixture.Bjorn)).Refused(status, HttpMethod.Get, path);
}
