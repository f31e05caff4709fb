using System;
using System.Linq;
using System.Xml.Linq;
using Host.Solutions;
using LocalDataverse;
using LocalDataverse.Layers;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Xunit;
using Label = Microsoft.Xrm.Sdk.Label;

namespace Host.Layers;

/// <summary>
/// A later version over an earlier one (ALM guide: how managed solutions are merged; upgrade or update a solution): rows stay,
/// what administrators changed stays, and an upgrade takes out what the new version no longer has.
/// </summary>
public sealed class UpgradeTests : IDisposable
{
    private readonly LayerFixture _fixture = new();

    private IOrganizationService Service => _fixture.Service;

    [Fact]
    public void Update_WithRows_KeepsThemAndAddsColumns()
    {
        var part = _fixture.Part("Bolt", LayerFixture.Small);
        var before = _fixture.Read(part);
        _fixture.Organization.Import(LayerFixture.Next());

        var after = _fixture.Read(part);
        Assert.Equal(before.Attributes.Count, after.Attributes.Count);
        Assert.All(before.Attributes, a => Assert.Equal(a.Value, after[a.Key]));
        Service.Update(new Entity("sbx_part", part) { ["sbx_note"] = "New" });
        Assert.Equal("1.1.0.0", Service.Retrieve("solution", _fixture.SolutionId(), new ColumnSet(true))["version"]);
    }

    [Fact] // options of the managed layer come together with those of the unmanaged one, which lies on top
    public void AdministratorsOptions_AfterAnUpdate_AreAsTheyLeftThem()
    {
        var added = _fixture.Insert("Medium");
        Service.Execute(new UpdateOptionValueRequest { OptionSetName = LayerFixture.Kind, Value = LayerFixture.Big, Label = new Label("Grand", 1033), MergeLabels = true });
        Service.Execute(new OrganizationRequest("UpdateOptionValue") { ["OptionSetName"] = LayerFixture.Kind, ["Value"] = added, ["Color"] = "#00ff00", ["MergeLabels"] = true });
        Service.Execute(new OrderOptionRequest { OptionSetName = LayerFixture.Kind, Values = [added, LayerFixture.Small, LayerFixture.Big] });
        _fixture.Publish();

        _fixture.Organization.Import(LayerFixture.Next());
        Assert.Equal([(added, "Medium"), (LayerFixture.Small, "Little"), (LayerFixture.Big, "Grand"), (LayerFixture.Huge, "Huge")], _fixture.Options);
        Assert.Equal("#00ff00", _fixture.Choice.Find(added)!.Color);
    }

    [Fact]
    public void RetiredOption_AfterAnUpdate_StaysRetired()
    {
        Service.Execute(new DeleteOptionValueRequest { OptionSetName = LayerFixture.Kind, Value = LayerFixture.Small });
        _fixture.Publish();
        _fixture.Organization.Import(LayerFixture.Next());
        Assert.Equal([LayerFixture.Big, LayerFixture.Huge], _fixture.Options.Select(o => o.Value));
    }

    [Fact] // OverwriteUnmanagedCustomizations
    public void AdministratorsOptions_OverwrittenByAnImport_AreGone()
    {
        _fixture.Insert("Medium");
        _fixture.Publish();
        _fixture.Organization.Import(LayerFixture.Next(), new ImportSettings(OverwritesCustomizations: true));
        Assert.Equal([LayerFixture.Big, LayerFixture.Small, LayerFixture.Huge], _fixture.Options.Select(o => o.Value));
    }

    [Fact] // an update adds and changes only
    public void WhatTheNewVersionLacks_AfterAnUpdate_IsStillThere()
    {
        var part = _fixture.Part("Bolt");
        _fixture.Organization.Import(Without("1.1.0.0"));
        Assert.NotNull(_fixture.Organization.Catalog.Get("sbx_part").Find("sbx_due"));
        Service.Update(new Entity("sbx_part", part) { ["sbx_due"] = new DateTime(2026, 1, 2) });
        Assert.Single(_fixture.Organization.Model.Screens.Charts);
    }

    [Fact]
    public void WhatTheNewVersionLacks_AfterAnUpgrade_IsGone()
    {
        var part = _fixture.Part("Bolt");
        _fixture.Organization.Import(Without("1.1.0.0"), new ImportSettings(IsUpgrade: true));
        Assert.Null(_fixture.Organization.Catalog.Get("sbx_part").Find("sbx_due"));
        Assert.Equal("Bolt", _fixture.Read(part)["sbx_name"]);
        Assert.Empty(_fixture.Organization.Model.Screens.Charts);
    }

    [Theory]
    [InlineData("0.9.0.0", false)]
    [InlineData("0.9.0.0", true)]
    [InlineData("1.0.0.0", true)]
    public void LowerVersion_IsRefused(string version, bool isUpgrade)
    {
        var fault = LayerFixture.Refused(() => _fixture.Organization.Import(LayerFixture.Version(version), new ImportSettings(IsUpgrade: isUpgrade)), "higher version", version, "1.0.0.0");
        Assert.Equal(Faults.ImportSolutionError, fault.Detail.ErrorCode);
    }

    [Fact]
    public void SameVersion_AsAnUpdate_IsTaken() => _fixture.Organization.Import(LayerFixture.Version("1.0.0.0"));

    [Fact]
    public void Unmanaged_OverManaged_IsRefused() => Assert.Equal(Faults.ImportSolutionUnmanagedToManagedMismatch,
        LayerFixture.Refused(() => _fixture.Organization.Import(LayerFixture.Version("1.1.0.0", isManaged: false)), "'Sample'", "managed").Detail.ErrorCode);

    [Fact] // the lower layer's later version does not override what lies above it
    public void UpperLayer_AfterTheLowerOneIsUpdated_StillWins()
    {
        _fixture.Organization.Import(SamplePackage.Zip(
            x => x.Descendants("optionset").Last().Descendants("label").First().SetAttributeValue("description", "Upper"),
            m => m.Descendants("UniqueName").First().Value = "Upper"));
        _fixture.Organization.Import(LayerFixture.Next());
        Assert.Equal("Upper", _fixture.Options[0].Label);
        Service.Delete("solution", _fixture.SolutionId("Upper"));
        Assert.Equal("Big", _fixture.Options[0].Label);
    }

    public void Dispose() => _fixture.Dispose();

    private static byte[] Without(string version) => LayerFixture.Version(version, x =>
    {
        x.Column("sbx_Part", "sbx_Due").Remove();
        x.Descendants("Dashboards").Remove();
        x.Descendants("SubArea").Last().Remove();
        x.Descendants("Visualizations").Remove();
    });
}
