using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LocalDataverse;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Xunit;

namespace DeploymentTests;

/// <summary>Settings, stage defaults and lists from one environment to another.</summary>
public sealed class SettingsTests : IDisposable
{
    private const string Source = "opps_opportunitysource";
    private const string Stages = "opps_opportunitystage";
    private const int FirstMeeting = 847210000;
    private const int Closed = 847210004;

    private readonly Place _from = Place.Installed();
    private readonly Place _to = Place.Installed();

    public void Dispose()
    {
        _from.Dispose();
        _to.Dispose();
    }

    [Fact]
    public void File_HasWhatAdministratorsSet_AndNothingElse()
    {
        Set(_from);
        var text = File.ReadAllText(Export());
        Assert.Contains("\"sumWhenWon\": \"refuse\"", text, StringComparison.Ordinal);
        Assert.Contains("\"tolerance\": 0.5", text, StringComparison.Ordinal);
        Assert.Contains("\"changeReason\": \"required\"", text, StringComparison.Ordinal);
        Assert.Contains("\"customerSellers\": \"on\"", text, StringComparison.Ordinal);
        Assert.Contains("\"1053\": \"Första möte\"", text, StringComparison.Ordinal);
        Assert.Contains("\"statusOffered\": \"lost\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Contoso", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_BringsAllOfIt_WithOnePublish_AndNothingTheSecondTime()
    {
        Set(_from);
        var file = Export();
        var log = Watched(_to);
        var (exit, output) = _to.Run("import", "--settings", file, "--yes");
        Assert.True(exit == 0, output);
        Assert.Equal(Described(_from), Described(_to));
        Assert.Single(log, "PublishXml");
        Assert.DoesNotContain("DeleteOptionValue", log);

        log.Clear();
        (exit, output) = _to.Run("import", "--settings", file, "--yes");
        Assert.Equal(0, exit);
        Assert.Contains("Nothing else differs.", output, StringComparison.Ordinal);
        Assert.DoesNotContain(log, IsWrite);
        _to.Through = inner => inner;
        var again = _to.PathOf("again.json");
        Assert.Equal(0, _to.Run("export", "--settings", "--output", again).Exit);
        Assert.Equal(File.ReadAllText(file), File.ReadAllText(again));
    }

    [Fact]
    public void Difference_IsShown_AndNothingWritten_BeforeAPersonAgrees()
    {
        Set(_from);
        var (file, before) = (Export(), Described(_to));
        var log = Watched(_to);
        var (exit, output) = _to.Run("import", "--settings", file, "--what-if");
        Assert.Equal(0, exit);
        Assert.Contains("opps_opportunitysource: adds 847210009 'Partner'", output, StringComparison.Ordinal);
        Assert.Contains("opps_opportunitysource: 847210000 'Direct Mail' becomes 'Letter' (1033)", output, StringComparison.Ordinal);
        Assert.Contains("opps_opportunitysource: 847210001 'Google' gets the colour #102030 instead of none", output, StringComparison.Ordinal);
        Assert.Contains("opps_opportunitysource: puts its options in the file's order", output, StringComparison.Ordinal);
        Assert.Contains("settings: sum when won tell becomes refuse", output, StringComparison.Ordinal);
        Assert.Contains("settings: sum when a period is closed list becomes refuse", output, StringComparison.Ordinal);
        Assert.Contains("settings: reason for a colleague's share optional becomes required", output, StringComparison.Ordinal);
        Assert.Contains("settings: sellers of the customer off becomes on", output, StringComparison.Ordinal);
        Assert.Contains("stage 'First Meeting': probability none becomes 10", output, StringComparison.Ordinal);
        Assert.Contains("Would make these", output, StringComparison.Ordinal);

        _to.Typed = ["n"];
        (exit, output) = _to.Run("import", "--settings", file);
        Assert.Equal(1, exit);
        Assert.Contains("In Contoso Test (contoso.crm4.dynamics.com): make these", output, StringComparison.Ordinal);
        Assert.DoesNotContain(log, IsWrite);
        Assert.Equal(before, Described(_to));
    }

    [Fact]
    public void WhatTheTargetHasMore_Stays_AndIsTold()
    {
        var own = Insert(_to, Source, "Fair", 847210050);
        var (exit, output) = _to.Run("import", "--settings", Export(), "--yes");
        Assert.Equal(0, exit);
        Assert.Contains($"opps_opportunitysource: {own} 'Fair' is here only, and stays", output, StringComparison.Ordinal);
        Assert.Equal(own, List(_to, Source)[^1].Value);
    }

    /// <summary>Two environments may have given the same text different values, and different texts the same value.</summary>
    [Fact]
    public void Options_AreTheSame_ByTextFirst_AndStageDefaultsFollow()
    {
        Insert(_from, Stages, "Pilot", 847210020);
        Default(_from, 847210020, 40);
        var here = Insert(_to, Stages, "Pilot", 847210031);
        var (exit, output) = _to.Run("import", "--settings", Export(), "--yes");
        Assert.True(exit == 0, output);
        Assert.Single(List(_to, Stages), o => o.Label.UserLocalizedLabel.Label == "Pilot");
        Assert.Equal((here, 40), Assert.Single(_to.Service.All("opps_stagesetting").Select(s => (s.GetAttributeValue<OptionSetValue>("opps_stage").Value, (int)s["opps_probability"]))));
    }

    [Fact]
    public void Stage_WhoseOptionIsNotThere_IsLeftOutAndTold()
    {
        Insert(_from, Stages, "Pilot", 847210020);
        Default(_from, 847210020, 40);
        var file = Export();
        File.WriteAllText(file, WithoutLists(File.ReadAllText(file)));
        var (exit, output) = _to.Run("import", "--settings", file, "--yes");
        Assert.Equal(2, exit);
        Assert.Contains("stage 'Pilot' is left out: there is no option 847210020 'Pilot' here", output, StringComparison.Ordinal);
        Assert.Empty(_to.Service.All("opps_stagesetting"));
    }

    /// <summary>L6: where the platform refuses to rename an option of a managed list, its words are told and the rest goes on.</summary>
    [Fact]
    public void ManagedOption_ThatMayNotBeRenamed_IsTold_AndTheRestGoesOn()
    {
        Set(_from);
        using var strict = Place.Installed(options: new OrganizationOptions { Unknowns = new PlatformUnknowns { ManagedOptionsMayBeChanged = false } });
        var (exit, output) = strict.Run("import", "--settings", Export(), "--yes");
        Assert.Equal(2, exit);
        Assert.Contains("opps_opportunitysource: 847210000 'Direct Mail' stays as it is: The evaluation of the current component", output, StringComparison.Ordinal);
        Assert.Contains(List(strict, Source), o => o.Value == 847210009);
        Assert.Equal(2, strict.Service.All("opps_stagesetting").Count);
    }

    [Theory]
    [InlineData("InsertOptionValue")]
    [InlineData("OrderOption")]
    [InlineData("PublishXml")]
    [InlineData("Create")]
    public void Broken_HalfWay_ItGoesOnWhenRunAgain(string message)
    {
        Set(_from);
        var file = Export();
        _to.Through = inner => new UnreliableService(inner, (_, request) => request.RequestName == message ? Mishap.LostAfter : Mishap.None);
        Assert.Equal(1, _to.Run("import", "--settings", file, "--yes").Exit);
        _to.Through = inner => inner;
        var (exit, output) = _to.Run("import", "--settings", file, "--yes");
        Assert.True(exit == 0, output);
        Assert.Equal(Described(_from), Described(_to));
    }

    [Fact]
    public void Drafts_OfTheList_ArePublishedWithIt_AndToldBefore()
    {
        _to.Service.Execute(new InsertOptionValueRequest { OptionSetName = Source, Label = new Label("Draft", 1033), Value = 847210070 });
        var (exit, output) = _to.Run("import", "--settings", Export(), "--yes");
        Assert.Equal(0, exit);
        Assert.Contains("opps_opportunitysource: publishes what is drafted there already", output, StringComparison.Ordinal);
        Assert.Contains(List(_to, Source), o => o.Value == 847210070);
    }

    [Theory]
    [InlineData("{}", "version")]
    [InlineData("{\"version\":2}", "its version is 2, not 1")]
    [InlineData("{\"version\":1,\"settings\":{\"sumWhenWon\":\"maybe\"}}", "'maybe' is none of the words")]
    [InlineData("{\"version\":1,\"settings\":{\"periodSum\":\"tell\"}}", "'tell' is none of the words")]
    [InlineData("{\"version\":1,\"settings\":{\"changeReason\":\"on\"}}", "'on' is none of the words")]
    [InlineData("{\"version\":1,\"settings\":{\"customerSellers\":\"required\"}}", "'required' is none of the words")]
    [InlineData("{\"version\":1,\"settings\":{\"tolerance\":101}}", "the tolerance is 101; it is 0 to 100")]
    [InlineData("{\"version\":1,\"lists\":{\"opps_other\":[]}}", "'opps_other' is none of the lists")]
    [InlineData("{\"version\":1,\"lists\":{\"opps_opportunitysource\":[{\"value\":1,\"labels\":{}}]}}", "option 1 of 'opps_opportunitysource' has no label")]
    [InlineData("{\"version\":1,\"setings\":{}}", "setings")]
    [InlineData("not json", "can't be read as settings")]
    public void File_ThatIsNone_IsRefused(string text, string naming)
    {
        var file = _to.PathOf("wrong.json");
        File.WriteAllText(file, text);
        var (exit, output) = _to.Run("import", "--settings", file, "--yes");
        Assert.Equal(1, exit);
        Assert.Contains(naming, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_AndASolution_AreTwoImports()
    {
        var (exit, output) = _to.Run("import", "--settings", Export(), "--unmanaged", "--yes");
        Assert.Equal(1, exit);
        Assert.Contains("--settings brings in no solution", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Part_LeftOut_StaysAsItIs()
    {
        Set(_to);
        var before = Described(_to);
        var file = _to.PathOf("part.json");
        File.WriteAllText(file, "{\"version\":1,\"settings\":{\"sumWhenWon\":\"tell\"}}");
        Assert.Equal(0, _to.Run("import", "--settings", file, "--yes").Exit);
        Assert.Equal(before.Skip(1), Described(_to).Skip(1));
        Assert.NotEqual(before[0], Described(_to)[0]);
    }

    [Fact]
    public void Seller_IsRefusedByThePrivilegesName()
    {
        Set(_from);
        _to.Administrator = _to.Person("Sten", new Guid("21a5dd60-65cc-4036-bc5b-26c2362dd294"));
        var (exit, output) = _to.Run("import", "--settings", Export(), "--yes");
        Assert.Equal(1, exit);
        Assert.Contains("prvWriteOptionSet", output, StringComparison.Ordinal);
    }

    /// <summary>The role of the solution has what it takes.</summary>
    [Fact]
    public void CrmAdministrator_MayBringThemIn()
    {
        Set(_from);
        _to.Administrator = _to.Person("Cilla", new Guid("c53e3bbb-5662-45da-a788-0f12f6467e21"));
        var (exit, output) = _to.Run("import", "--settings", Export(), "--yes");
        Assert.True(exit == 0, output);
        Assert.Equal(Described(_from), Described(_to));
    }

    [Fact]
    public async Task OverTheWire_ItIsTheSame()
    {
        Set(_from);
        await _to.Serve();
        var (exit, output) = _to.Run("import", "--settings", Export(), "--yes");
        Assert.True(exit == 0, output);
        Assert.Equal(Described(_from), Described(_to));
    }

    private string Export()
    {
        var file = _from.PathOf($"{Guid.NewGuid():N}.json");
        var (exit, output) = _from.Run("export", "--settings", "--output", file);
        Assert.True(exit == 0, output);
        return file;
    }

    /// <summary>A renamed, a recoloured and an added source in another order; defaults of two stages; and settings.</summary>
    private static void Set(Place place)
    {
        var service = place.Service;
        service.Execute(new UpdateOptionValueRequest { OptionSetName = Source, Value = 847210000, Label = new Label("Letter", 1033), MergeLabels = true });
        service.Execute(new OrganizationRequest("UpdateOptionValue") { ["OptionSetName"] = Source, ["Value"] = 847210001, ["Color"] = "#102030", ["MergeLabels"] = true });
        Insert(place, Source, "Partner", 847210009);
        service.Execute(new OrderOptionRequest { OptionSetName = Source, Values = [847210009, .. List(place, Source).Select(o => o.Value!.Value).Where(v => v != 847210009)] });
        service.Execute(new PublishAllXmlRequest());
        Default(place, FirstMeeting, 10);
        service.Create(new Entity("opps_stagesetting")
        {
            ["opps_name"] = "Closed", ["opps_stage"] = new OptionSetValue(Closed), ["opps_statusoffered"] = new OptionSetValue(847212011), ["opps_rejection"] = new OptionSetValue(847210000),
        });
        service.Create(new Entity("opps_setting", new Guid("0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10"))
        {
            ["opps_name"] = "Settings", ["opps_sumwhenwon"] = new OptionSetValue(847212001), ["opps_tolerance"] = 0.5m,
            ["opps_periodsum"] = new OptionSetValue(847212001), ["opps_changereason"] = new OptionSetValue(847212021), ["opps_customersellers"] = new OptionSetValue(847212031),
        });
    }

    private static void Default(Place place, int stage, int probability) => place.Service.Create(new Entity("opps_stagesetting")
    {
        ["opps_name"] = "Stage", ["opps_stage"] = new OptionSetValue(stage), ["opps_probability"] = probability,
    });

    private static int Insert(Place place, string list, string text, int value)
    {
        place.Service.Execute(new InsertOptionValueRequest { OptionSetName = list, Label = new Label(text, 1033), Value = value });
        place.Service.Execute(new PublishAllXmlRequest());
        return value;
    }

    private static List<string> Watched(Place place)
    {
        var log = new List<string>();
        place.Through = inner => new UnreliableService(inner, (_, request) =>
        {
            log.Add(request.RequestName);
            return Mishap.None;
        });
        return log;
    }

    private static bool IsWrite(string message) => !message.StartsWith("Retrieve", StringComparison.Ordinal) && message != "WhoAmI";

    private static OptionMetadataCollection List(Place place, string list) =>
        ((OptionSetMetadata)((RetrieveOptionSetResponse)place.Service.Execute(new RetrieveOptionSetRequest { Name = list })).OptionSetMetadata).Options;

    /// <summary>The settings, the defaults and the lists, each as text.</summary>
    private static string[] Described(Place place) =>
    [
        string.Join("; ", place.Service.All("opps_setting").Select(s => $"{Option(s, "opps_sumwhenwon")} {s.GetAttributeValue<decimal?>("opps_tolerance")} {Option(s, "opps_wonwithoutsellers")} " +
            $"{Option(s, "opps_periodsum")} {Option(s, "opps_changereason")} {Option(s, "opps_customersellers")}")),
        string.Join("; ", place.Service.All("opps_stagesetting").Select(s => $"{Option(s, "opps_stage")} {s.GetAttributeValue<int?>("opps_probability")} {Option(s, "opps_statusoffered")} {Option(s, "opps_rejection")}").Order()),
        .. new[] { "opps_opportunitytype", Source, Stages, "opps_rejectionreason" }.Select(list => string.Join("; ", List(place, list)
            .Select(o => $"{o.Value} {o.Color} {string.Join(",", o.Label.LocalizedLabels.OrderBy(l => l.LanguageCode).Select(l => l.Label))}"))),
    ];

    private static int? Option(Entity row, string column) => row.GetAttributeValue<OptionSetValue>(column)?.Value;

    private static string WithoutLists(string json)
    {
        var settings = System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject();
        settings.Remove("lists");
        return settings.ToJsonString();
    }
}
