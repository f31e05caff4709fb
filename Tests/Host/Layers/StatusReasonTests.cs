using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using LocalDataverse;
using LocalDataverse.Metadata;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.Layers;

/// <summary>
/// The product adds one status reason to those of Sales. Another managed solution that renames them and adds its own keeps its
/// texts, whichever of the two comes first, as options of managed solutions come together by value.
/// </summary>
public sealed class StatusReasonTests : IDisposable
{
    private const int Canceled = 4;
    private const int Shelved = 779150004;
    private const int Expired = 847210001;

    private readonly LocalOrganization _organization = LocalOrganization.Create();

    public StatusReasonTests() => _organization.Import(File.ReadAllBytes(Path.Combine(System.AppContext.BaseDirectory, "StandardTables.zip")));

    public void Dispose() => _organization.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void StatusReasons_RenamedByAnotherManagedSolution_StayRenamed(bool otherFirst)
    {
        foreach (var zip in otherFirst ? new[] { Other(), Ours() } : [Ours(), Other()])
        {
            _organization.AsSystem.Execute(new ImportSolutionRequest { CustomizationFile = zip, PublishWorkflows = true });
        }

        Assert.All([Status, ClosingStatus], column =>
        {
            Assert.Equal(("Why", "Varför"), (column.DisplayName.In(1033), column.DisplayName.In(1053)));
            Assert.Equal([1, 2, 3, Canceled, 5, Shelved, Expired], column.Choice!.Options.Select(o => o.Value).Order());
            Assert.Equal(("Abandoned", "Övergiven"), Texts(column, Canceled));
            Assert.Equal(("Shelved", "Lagd på is"), Texts(column, Shelved));
            Assert.Equal(("Expired", "Utgått"), Texts(column, Expired));
            Assert.Equal("Won", column.Choice!.Find(3)!.Label.In(1033));
        });
        Assert.Equal([2, 2, 2], new[] { Canceled, Shelved, Expired }.Select(value => Status.Choice!.Find(value)!.State));
    }

    private Column Status => _organization.Catalog.Get("opportunity").Get("statuscode");

    private Column ClosingStatus => _organization.Catalog.Get("opportunityclose").Get("opportunitystatuscode");

    private static (string?, string?) Texts(Column column, int value) =>
        column.Choice!.Find(value)!.Label is var label ? (label.In(1033), label.In(1053)) : default;

    private static byte[] Ours() => File.ReadAllBytes(Path.Combine(System.AppContext.BaseDirectory, "SellerShares_managed.zip"));

    private static byte[] Other() => LayerFixture.Version("1.0.0.0", x => x.Element("Entities")!.Add(
        Shell("Opportunity", "StatusCode", "status", "opportunity_statuscode", "statuses", "status", "state=\"2\""),
        Shell("OpportunityClose", "OpportunityStatusCode", "picklist", "opportunityclose_opportunitystatuscode", "options", "option", "")));

    private static XElement Shell(string table, string column, string type, string choice, string list, string option, string state) => XElement.Parse($"""
        <Entity>
          <Name LocalizedName="{table}" OriginalName="{table}">{table}</Name>
          <EntityInfo>
            <entity Name="{table}" unmodified="1">
              <attributes>
                <attribute PhysicalName="{column}">
                  <Type>{type}</Type>
                  <LogicalName>{column.ToLowerInvariant()}</LogicalName>
                  <IsCustomField>0</IsCustomField>
                  <optionset Name="{choice}">
                    <OptionSetType>{type}</OptionSetType>
                    <{list}>
                      <{option} value="{Canceled}" {state}>
                        <labels><label description="Abandoned" languagecode="1033" /><label description="Övergiven" languagecode="1053" /></labels>
                      </{option}>
                      <{option} value="{Shelved}" {state}>
                        <labels><label description="Shelved" languagecode="1033" /><label description="Lagd på is" languagecode="1053" /></labels>
                      </{option}>
                    </{list}>
                  </optionset>
                  <displaynames><displayname description="Why" languagecode="1033" /><displayname description="Varför" languagecode="1053" /></displaynames>
                </attribute>
              </attributes>
            </entity>
          </EntityInfo>
        </Entity>
        """);
}
