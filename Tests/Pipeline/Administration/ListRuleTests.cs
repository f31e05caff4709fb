using System;
using System.Linq;
using LocalDataverse;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Microsoft.Xrm.Sdk.Query;
using Pipeline.Permission;
using Xunit;

namespace Pipeline.Administration;

/// <summary>L1–L8: what the page of the lists does, by the platform's own messages, on the lists that the packed solution ships.</summary>
public sealed class ListRuleTests : IDisposable
{
    private const string Source = "opps_opportunitysource";
    private readonly World _world = new(World.Zip());

    public void Dispose() => _world.Dispose();

    [Fact]
    public void L1_L2_L7_AddedInFourLanguages_WithAValueOfThePlatforms_SeenOncePublished()
    {
        var before = Options();
        var label = new Label("Partner", 1033);
        label.LocalizedLabels.AddRange(new LocalizedLabel("Partner (sv)", 1053), new LocalizedLabel("Partner (nb)", 1044), new LocalizedLabel("Partner (da)", 1030));
        var value = ((InsertOptionValueResponse)_world.Service.Execute(new InsertOptionValueRequest { OptionSetName = Source, Label = label })).NewOptionValue;
        Assert.DoesNotContain(value, before.Select(option => option.Value!.Value));
        Assert.Equal(before.Count, Options().Count);
        Publish();
        var added = Options().Last();
        Assert.Equal((value, 4), (added.Value!.Value, added.Label.LocalizedLabels.Count));
    }

    [Fact]
    public void L3_Rename_SendsOneLanguage_AndKeepsTheOthers()
    {
        var first = Options().First();
        _world.Service.Execute(new UpdateOptionValueRequest
        {
            OptionSetName = Source, Value = first.Value!.Value, Label = new Label("Direktreklam", 1053), MergeLabels = true,
        });
        Publish();
        var labels = Options().First().Label.LocalizedLabels.ToDictionary(label => label.LanguageCode, label => label.Label);
        Assert.Equal("Direktreklam", labels[1053]);
        Assert.Equal(first.Label.LocalizedLabels.Where(label => label.LanguageCode != 1053).Select(label => label.Label), first.Label.LocalizedLabels
            .Where(label => label.LanguageCode != 1053).Select(label => labels[label.LanguageCode]));
    }

    [Fact]
    public void L4_Order_IsSentWhole()
    {
        var reversed = Options().Select(option => option.Value!.Value).Reverse().ToArray();
        _world.Service.Execute(new OrderOptionRequest { OptionSetName = Source, Values = reversed });
        Publish();
        Assert.Equal(reversed, Options().Select(option => option.Value!.Value));
    }

    [Fact]
    public void L5_Retired_RowsThatHoldItAreCounted_AndKeepWorking()
    {
        var (anna, value) = (_world.Person("Anna"), Options().First().Value!.Value);
        var opportunity = _world.Opportunity(anna, 1000m);
        _world.Change(opportunity, "opps_source", new OptionSetValue(value));
        var counted = _world.Service.RetrieveMultiple(new FetchExpression(
            "<fetch aggregate='true'><entity name='opportunity'><attribute name='opportunityid' aggregate='count' alias='rows'/>" +
            "<attribute name='opps_source' groupby='true' alias='option'/><filter><condition attribute='opps_source' operator='not-null'/></filter></entity></fetch>"));
        Assert.Equal(1, Assert.IsType<AliasedValue>(Assert.Single(counted.Entities)["rows"]).Value);
        _world.Service.Execute(new DeleteOptionValueRequest { OptionSetName = Source, Value = value });
        Publish();
        _world.Own(opportunity, _world.Person("Bo"));
        Assert.Equal(value, _world.Row(opportunity).GetAttributeValue<OptionSetValue>("opps_source").Value);
    }

    /// <summary>Two pages of Microsoft's contradict each other on options of a managed list: both answers.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void L6_OptionsOfTheManagedSolution(bool mayBeChanged)
    {
        using var world = new World(World.Zip("SellerShares_managed.zip"), new PlatformUnknowns { ManagedOptionsMayBeChanged = mayBeChanged });
        var rename = new UpdateOptionValueRequest { OptionSetName = Source, Value = 847210000, Label = new Label("Mail", 1033), MergeLabels = true };
        if (mayBeChanged)
        {
            world.Service.Execute(rename);
        }
        else
        {
            Expect.Denied(Faults.ManagedUpdate, () => world.Service.Execute(rename), "managed");
        }

        world.Service.Execute(new InsertOptionValueRequest { OptionSetName = Source, Label = new Label("Partner", 1033) });
    }

    [Fact]
    public void L8_WithoutThePrivilege_NothingIsWritten()
    {
        var seller = _world.As(_world.Person("Eva", _world.Salesperson("Basic")));
        Expect.Denied(Faults.PrivilegeDenied, () => seller.Execute(new InsertOptionValueRequest { OptionSetName = Source, Label = new Label("Partner", 1033) }), "prvWriteOptionSet");
    }

    private void Publish() => _world.Service.Execute(new PublishXmlRequest
    {
        ParameterXml = $"<importexportxml><optionsets><optionset>{Source}</optionset></optionsets></importexportxml>",
    });

    private OptionMetadataCollection Options() => ((OptionSetMetadata)((RetrieveOptionSetResponse)_world.Service.Execute(
        new RetrieveOptionSetRequest { Name = Source })).OptionSetMetadata).Options;
}
