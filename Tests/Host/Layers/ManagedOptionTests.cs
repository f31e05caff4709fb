using System;
using System.Linq;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Xunit;

namespace Host.Layers;

/// <summary>
/// Options that a managed solution states: Microsoft's page on choices by the Web API says that only their publisher renames or deletes
/// them, the one on choices by the SDK that users can delete one in their environment.
/// </summary>
public sealed class ManagedOptionTests : IDisposable
{
    private readonly LayerFixture _fixture = new();
    private readonly LocalOrganization _strict;

    public ManagedOptionTests() => _strict = _fixture.Organization.Copy(new OrganizationOptions { Unknowns = new PlatformUnknowns { ManagedOptionsMayBeChanged = false } });

    [Fact]
    public void Options_SayWhetherAManagedSolutionStatesThem()
    {
        var own = _fixture.Insert("Medium");
        _fixture.Publish();
        var list = Read(_fixture.Organization);
        Assert.True(list.IsManaged);
        Assert.Equal([(LayerFixture.Big, true), (LayerFixture.Small, true), (own, false)], list.Options.Select(o => (o.Value!.Value, o.IsManaged!.Value)));
    }

    [Fact]
    public void Where_TheyMay_AdministratorsRenameAndDelete()
    {
        _fixture.Service.Execute(Rename(LayerFixture.Big));
        _fixture.Service.Execute(Delete(LayerFixture.Small));
        _fixture.Publish();
        Assert.Equal([(LayerFixture.Big, "Grand")], _fixture.Options);
    }

    [Fact]
    public void Where_TheyMayNot_RenamingIsRefusedInThePlatformsWords()
    {
        var fault = LayerFixture.Refused(() => _strict.AsSystem.Execute(Rename(LayerFixture.Big)), "in the current operation (Update) failed", "managed property evaluation");
        Assert.Equal(Faults.ManagedUpdate, fault.Detail.ErrorCode);
    }

    [Fact]
    public void Where_TheyMayNot_DeletingIsRefusedInThePlatformsWords()
    {
        var fault = LayerFixture.Refused(() => _strict.AsSystem.Execute(Delete(LayerFixture.Small)), "The 'Delete' operation", "managed property evaluation");
        Assert.Equal(Faults.ManagedDelete, fault.Detail.ErrorCode);
    }

    [Fact]
    public void Where_TheyMayNot_AdministratorsOwnOptionsAndTheOrderAreTheirs()
    {
        var service = _strict.AsSystem;
        var own = ((InsertOptionValueResponse)service.Execute(new InsertOptionValueRequest { OptionSetName = LayerFixture.Kind, Label = new Label("Medium", 1033) })).NewOptionValue;
        service.Execute(Rename(own));
        service.Execute(new OrderOptionRequest { OptionSetName = LayerFixture.Kind, Values = [own, LayerFixture.Small, LayerFixture.Big] });
        service.Execute(new OrganizationRequest("PublishAllXml"));
        Assert.Equal([own, LayerFixture.Small, LayerFixture.Big], Read(_strict).Options.Select(o => o.Value!.Value));
        service.Execute(Delete(own));
        Assert.Equal(2, Read(_strict, asIfPublished: true).Options.Count);
    }

    [Fact]
    public void Option_WithAnExternalValue_KeepsItThroughARename()
    {
        _fixture.Service.Execute(new OrganizationRequest("UpdateOptionValue")
        {
            ["OptionSetName"] = LayerFixture.Kind, ["Value"] = LayerFixture.Big, ["ExternalValue"] = "XL", ["MergeLabels"] = true,
        });
        _fixture.Service.Execute(Rename(LayerFixture.Big));
        _fixture.Publish();
        Assert.Equal(("XL", "Grand"), (Read(_fixture.Organization).Options[0].ExternalValue, Read(_fixture.Organization).Options[0].Label.UserLocalizedLabel.Label));
    }

    public void Dispose()
    {
        _strict.Dispose();
        _fixture.Dispose();
    }

    private static OptionSetMetadata Read(LocalOrganization organization, bool asIfPublished = false) => (OptionSetMetadata)((RetrieveOptionSetResponse)organization.AsSystem.Execute(
        new RetrieveOptionSetRequest { Name = LayerFixture.Kind, RetrieveAsIfPublished = asIfPublished })).OptionSetMetadata;

    private static UpdateOptionValueRequest Rename(int value) => new() { OptionSetName = LayerFixture.Kind, Value = value, Label = new Label("Grand", 1033), MergeLabels = true };

    private static DeleteOptionValueRequest Delete(int value) => new() { OptionSetName = LayerFixture.Kind, Value = value };
}
