using System;
using System.Linq;
using Host.Security;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Xunit;

namespace Host.Layers;

/// <summary>Administrators change lists of options with the platform's messages (Web API and SDK reference: work with choices).</summary>
public sealed class OptionTests : IDisposable
{
    private readonly LayerFixture _fixture = new();

    private IOrganizationService Service => _fixture.Service;

    [Fact]
    public void Option_Inserted_IsThereOncePublished()
    {
        var value = _fixture.Insert("Medium");
        Assert.DoesNotContain(_fixture.Options, o => o.Value == value);
        LayerFixture.Refused(() => _fixture.Part("Early", value), "sbx_kind");

        _fixture.Publish();
        Assert.Equal((value, "Medium"), _fixture.Options[^1]);
        _fixture.Part("In time", value);
    }

    [Fact] // the default publisher's values start at 10000 0000; a solution's own at its publisher's prefix
    public void Option_InsertedWithoutAValue_GetsTheNextOfItsPublisher()
    {
        Assert.Equal(100000000, _fixture.Insert("One"));
        Assert.Equal(100000001, _fixture.Insert("Two"));
        Assert.Equal(779150007, _fixture.Insert("Given", 779150007));
        LayerFixture.Refused(() => _fixture.Insert("Again", 779150007), "779150007");
    }

    [Fact]
    public void Option_Renamed_KeepsTheOtherLanguagesWhenMerged()
    {
        Rename(LayerFixture.Big, new Label("Enorm", 1053), merge: true);
        _fixture.Publish();
        var label = _fixture.Choice.Find(LayerFixture.Big)!.Label;
        Assert.Equal(("Big", "Enorm"), (label.In(1033), label.In(1053)));

        Rename(LayerFixture.Big, new Label("Vast", 1033), merge: false);
        _fixture.Publish();
        Assert.Equal([1033], _fixture.Choice.Find(LayerFixture.Big)!.Label.ByLanguage.Keys);
    }

    [Fact]
    public void Option_Recoloured_HasTheColour()
    {
        Service.Execute(new OrganizationRequest("UpdateOptionValue")
        {
            ["OptionSetName"] = LayerFixture.Kind, ["Value"] = LayerFixture.Big, ["Color"] = "#ff0000", ["MergeLabels"] = true,
        });
        Service.Execute(new OrganizationRequest("PublishAllXml"));
        Assert.Equal("#ff0000", _fixture.Choice.Find(LayerFixture.Big)!.Color);
        Assert.Equal("Big", _fixture.Choice.Find(LayerFixture.Big)!.Label.In(1033));
    }

    [Fact]
    public void Options_Ordered_ShowInThatOrder()
    {
        Service.Execute(new OrderOptionRequest { OptionSetName = LayerFixture.Kind, Values = [LayerFixture.Small, LayerFixture.Big] });
        _fixture.Publish();
        Assert.Equal([LayerFixture.Small, LayerFixture.Big], _fixture.Options.Select(o => o.Value));
        LayerFixture.Refused(() => Service.Execute(new OrderOptionRequest { OptionSetName = LayerFixture.Kind, Values = [1] }), "no option 1");
    }

    [Fact] // rows keep the number of an option that is gone; other columns can be written
    public void Option_Deleted_StaysInRows()
    {
        var part = _fixture.Part("Old", LayerFixture.Small);
        Delete(LayerFixture.Small);
        _fixture.Publish();

        Assert.Equal([(LayerFixture.Big, "Big")], _fixture.Options);
        var row = _fixture.Read(part);
        Assert.Equal(LayerFixture.Small, row.GetAttributeValue<OptionSetValue>("sbx_kind").Value);
        Assert.False(row.FormattedValues.ContainsKey("sbx_kind"));
        Service.Update(new Entity("sbx_part", part) { ["sbx_name"] = "Still" });
        LayerFixture.Refused(() => _fixture.Part("New", LayerFixture.Small), "no option 779150001");
    }

    [Fact]
    public void StatusReason_Inserted_BelongsToItsState()
    {
        var value = ((InsertStatusValueResponse)Service.Execute(new InsertStatusValueRequest
        {
            EntityLogicalName = "sbx_part", AttributeLogicalName = "statuscode", StateCode = 1, Label = new Label("Broken", 1033),
        })).NewOptionValue;
        Service.Execute(new OrganizationRequest("PublishXml")
        {
            ["ParameterXml"] = "<importexportxml><entities><entity>sbx_part</entity></entities></importexportxml>",
        });
        var part = _fixture.Part("One");
        Service.Update(new Entity("sbx_part", part) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(value) });
        Assert.Equal("Broken", _fixture.Read(part).FormattedValues["statuscode"]);
    }

    [Fact]
    public void OptionSet_Renamed_IsReadAsDraftedAndAsPublished()
    {
        Service.Execute(new UpdateOptionSetRequest { OptionSet = new OptionSetMetadata { Name = LayerFixture.Kind, DisplayName = new Label("Sort", 1033) }, MergeLabels = true });
        Assert.Equal(("Kind", "Sort"), (Read(false).DisplayName.UserLocalizedLabel.Label, Read(true).DisplayName.UserLocalizedLabel.Label));
        Service.Execute(new OrganizationRequest("PublishAllXml"));
        Assert.Equal("Sort", Read(false).DisplayName.UserLocalizedLabel.Label);
        Assert.Equal([LayerFixture.Big, LayerFixture.Small], Read(false).Options.Select(o => o.Value!.Value));
    }

    [Fact]
    public void Choice_NotCustomizable_IsRefused()
    {
        _fixture.Organization.Import(LayerFixture.Version("1.0.1.0", x => x.Descendants("optionset").Last().SetElementValue("IsCustomizable", 0)));
        LayerFixture.Refused(() => _fixture.Insert("One"), "'sbx_kind'", "not customizable");
    }

    [Fact]
    public void ListOfAColumn_ThatIsGlobal_IsRefusedWithItsName() => LayerFixture.Refused(() => Service.Execute(new InsertOptionValueRequest
    {
        EntityLogicalName = "sbx_part", AttributeLogicalName = "sbx_kind", Label = new Label("One", 1033),
    }), "'sbx_kind'", "OptionSetName");

    [Fact] // privileges of System Customizer in exports: prvWriteOptionSet, prvPublishCustomization
    public void Options_AreChanged_OnlyByThoseWhoMay()
    {
        using var security = new SecurityFixture();
        security.Organization.Import(LayerFixture.Version("1.0.0.0"));
        var nobody = security.Person("Nils", WellKnown.RootBusinessUnitId, security.Role("prvReadAccount Basic"));
        var keeper = security.Person("Karin", WellKnown.RootBusinessUnitId, security.Role("prvWriteOptionSet Global", "prvPublishCustomization Global"));
        var insert = new InsertOptionValueRequest { OptionSetName = LayerFixture.Kind, Label = new Label("One", 1033) };
        SecurityFixture.IsDenied(Faults.PrivilegeDenied, () => security.As(nobody).Execute(insert), "prvWriteOptionSet", "Nils");
        SecurityFixture.IsDenied(Faults.PrivilegeDenied, () => security.As(nobody).Execute(new OrganizationRequest("PublishAllXml")), "prvPublishCustomization");
        security.As(keeper).Execute(insert);
        security.As(keeper).Execute(new OrganizationRequest("PublishAllXml"));
        Assert.Equal(3, security.Organization.Catalog.Choices[LayerFixture.Kind].Options.Count);
    }

    public void Dispose() => _fixture.Dispose();

    private OptionSetMetadata Read(bool asIfPublished) => (OptionSetMetadata)((RetrieveOptionSetResponse)Service.Execute(
        new RetrieveOptionSetRequest { Name = LayerFixture.Kind, RetrieveAsIfPublished = asIfPublished })).OptionSetMetadata;

    private void Rename(int value, Label label, bool merge) => Service.Execute(new UpdateOptionValueRequest
    {
        OptionSetName = LayerFixture.Kind, Value = value, Label = label, MergeLabels = merge,
    });

    private void Delete(int value) => Service.Execute(new DeleteOptionValueRequest { OptionSetName = LayerFixture.Kind, Value = value });
}
