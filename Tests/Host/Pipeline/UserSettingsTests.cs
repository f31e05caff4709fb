using System;
using System.ServiceModel;
using LocalDataverse;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Pipeline;

/// <summary>usersettings reference: one row for each user, under the user's id; language and format of what they read.</summary>
public sealed class UserSettingsTests : IDisposable
{
    private const int Swedish = 1053;
    private readonly PipelineFixture _fixture = new();
    private readonly Guid _user;
    private readonly Guid _opportunity;

    public UserSettingsTests()
    {
        _user = _fixture.Person("Anna");
        _opportunity = _fixture.Service.Create(new Entity("opportunity") { ["name"] = "One", ["estimatedvalue"] = new Money(1234.5m) });
    }

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void NewUser_HasSettingsInEnglish() => Assert.Equal((1033, 1033), Settings(_user));

    [Fact]
    public void SystemUser_HasSettingsInEnglish() => Assert.Equal((1033, 1033), Settings(WellKnown.SystemUserId));

    [Fact] // regional options: the format follows from the locale, unless it is set by itself
    public void Locale_Changed_BringsItsFormats()
    {
        Set("localeid", Swedish);
        var settings = _fixture.Service.Retrieve("usersettings", _user, new ColumnSet(true));
        Assert.Equal((",", "\u00a0", "3", 3), (settings["decimalsymbol"], settings["numberseparator"], settings["numbergroupformat"], settings["currencyformatcode"]));
        Assert.Equal("yyyy-MM-dd", settings["dateformatstring"]);
        Set("decimalsymbol", ".");
        Assert.Equal(".", _fixture.Service.Retrieve("usersettings", _user, new ColumnSet("decimalsymbol"))["decimalsymbol"]);
    }

    [Fact]
    public void Update_SetsTheLanguage()
    {
        Set("uilanguageid", Swedish);
        Assert.Equal((Swedish, 1033), Settings(_user));
    }

    /// <summary>Time zone entities: the code that a user's settings name leads to the zone, and everybody may read it.</summary>
    [Theory]
    [InlineData(4, "Pacific Standard Time")]
    [InlineData(85, "GMT Standard Time")]
    [InlineData(92, "UTC")]
    [InlineData(95, "Central Europe Standard Time")]
    [InlineData(105, "Romance Standard Time")]
    [InlineData(110, "W. Europe Standard Time")]
    public void TimeZone_IsReadByTheCodeOfTheSettings(int code, string name)
    {
        Set("timezonecode", code);
        var query = new QueryExpression("usersettings") { ColumnSet = new ColumnSet("timezonecode") };
        query.Criteria.AddCondition("systemuserid", ConditionOperator.Equal, _user);
        var zone = query.AddLink("timezonedefinition", "timezonecode", "timezonecode");
        zone.EntityAlias = "zone";
        zone.Columns.AddColumn("standardname");
        var found = _fixture.Organization.AsUser(_user).RetrieveMultiple(query).Entities;
        Assert.Equal(name, Assert.Single(found).GetAttributeValue<AliasedValue>("zone.standardname").Value);
    }

    [Fact]
    public void NewUser_IsInUtc() => Assert.Equal(92, _fixture.Service.Retrieve("usersettings", _user, new ColumnSet("timezonecode"))["timezonecode"]);

    [Fact]
    public void TimeZones_AreReadByAnybody_AndWrittenByNobody()
    {
        var stranger = _fixture.Service.Create(new Entity("systemuser") { ["firstname"] = "Otto", ["lastname"] = "Svensson" });
        Assert.Equal(7, _fixture.Organization.AsUser(stranger).RetrieveMultiple(new QueryExpression("timezonedefinition")).Entities.Count);
        Assert.Contains("'timezonedefinition'", Assert.Throws<FaultException<OrganizationServiceFault>>(() =>
            _fixture.Service.Create(new Entity("timezonedefinition") { ["timezonecode"] = 1 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void User_Deleted_TakesTheSettingsAlong()
    {
        _fixture.Service.Delete("systemuser", _user);
        Assert.Equal(1, _fixture.Count("usersettings"));
    }

    [Fact]
    public void Language_ThatIsNone_IsRefused() =>
        Assert.Contains("'usersettings.uilanguageid' is 99999", Assert.Throws<FaultException<OrganizationServiceFault>>(() => Set("uilanguageid", 99999)).Message, StringComparison.Ordinal);

    [Theory] // labels follow the language, numbers the format
    [InlineData(1033, 1033, "Open", "€1,234.50")]
    [InlineData(Swedish, Swedish, "Öppen", "1 234,50 €")]
    [InlineData(Swedish, 1033, "Öppen", "€1,234.50")]
    [InlineData(0, 0, "Open", "€1,234.50")]
    public void FormattedValues_AreInTheReadersLanguage(int language, int locale, string state, string amount)
    {
        Set("uilanguageid", language);
        Set("localeid", locale);
        Assert.Equal((state, amount), Texts(_fixture.Organization.AsUser(_user)));
        Assert.Equal(("Open", "€1,234.50"), Texts(_fixture.Service));
    }

    /// <summary>A plug-in that changes the language and reads on gets the new one.</summary>
    [Fact]
    public void FormattedValues_AfterAChangeInTheSameRequest_AreInTheNewLanguage()
    {
        _fixture.On("Update", "opportunity", Stage.PostOperation, (_, service) =>
        {
            _fixture.Log.Add(Texts(service).State);
            Set("uilanguageid", Swedish, service);
            _fixture.Log.Add(Texts(service).State);
        });
        _fixture.Organization.AsUser(_user).Update(new Entity("opportunity", _opportunity) { ["name"] = "Two" });
        Assert.Equal(["Open", "Öppen"], _fixture.Log);
    }

    private void Set(string column, object lcid, IOrganizationService? service = null) =>
        (service ?? _fixture.Service).Update(new Entity("usersettings", _user) { [column] = lcid });

    private (int Language, int Locale) Settings(Guid user)
    {
        var row = _fixture.Service.Retrieve("usersettings", user, new ColumnSet("uilanguageid", "localeid"));
        return (row.GetAttributeValue<int>("uilanguageid"), row.GetAttributeValue<int>("localeid"));
    }

    private (string State, string Amount) Texts(IOrganizationService reader)
    {
        var one = reader.Retrieve("opportunity", _opportunity, new ColumnSet("statecode", "estimatedvalue"));
        var query = new QueryExpression("opportunity") { ColumnSet = new ColumnSet("statecode", "estimatedvalue") };
        Assert.Equal(one.FormattedValues, reader.RetrieveMultiple(query).Entities[0].FormattedValues);
        return (one.FormattedValues["statecode"], one.FormattedValues["estimatedvalue"].Replace('\u00a0', ' '));
    }
}
