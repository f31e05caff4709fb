using System.Linq;
using System.Xml.Linq;
using Host.Pipeline;
using LocalDataverse;
using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Solutions;

/// <summary>What real exports have and packages written by hand don't.</summary>
public sealed class PlatformExportTests
{
    [Fact]
    public void RootComponent_TableWithNoMoreThanItsName_IsTaken() => Importing.Into(Catalog.Empty, SamplePackage.Zip(
        x => x.Element("Entities")!.Add(XElement.Parse("<Entity><Name LocalizedName=\"Account\" OriginalName=\"\">Account</Name></Entity>")),
        x => x.Descendants("RootComponents").Single().Add(XElement.Parse("<RootComponent type=\"1\" schemaName=\"account\" behavior=\"2\" />"))));

    /// <summary>The platform gives each table relationships from its own activities, jobs and connections, and exports state them.</summary>
    [Theory]
    [InlineData("AsyncOperation", "RegardingObjectId")]
    [InlineData("BulkDeleteFailure", "RegardingObjectId")]
    public void Relationship_FromATableOfThePlatform_IsLeftOutWhereThatIsNot(string table, string column)
    {
        using var fixture = new PipelineFixture();
        var report = fixture.Organization.Import(SamplePackage.Zip(x => x.Relationship("sbx_whole_part").AddCopy(r =>
        {
            r.SetAttributeValue("Name", "sbx_whole_Others");
            r.SetElementValue("ReferencingEntityName", table);
            r.SetElementValue("ReferencingAttributeName", column);
            r.SetElementValue("CascadeDelete", "NoCascade");
        })));
        Assert.Contains(report.LeftOut, l => l.Contains("relationship sbx_whole_Others", System.StringComparison.Ordinal));
    }

    [Fact]
    public void Table_WithAnOwner_HasTheColumnsThatExportsLeaveOut()
    {
        using var fixture = new PipelineFixture();
        fixture.Organization.Import(SamplePackage.Zip(x => x.Relationship("sbx_whole_part").AddCopy(r =>
        {
            r.SetAttributeValue("Name", "team_sbx_part");
            r.SetElementValue("ReferencedEntityName", "Team");
            r.SetElementValue("ReferencingAttributeName", "OwningTeam");
            r.SetElementValue("CascadeDelete", "NoCascade");
        })));
        var id = fixture.Service.Create(new Entity("sbx_part") { ["sbx_name"] = "One" });
        var row = fixture.Service.Retrieve("sbx_part", id, new ColumnSet("owninguser", "owningteam"));
        Assert.Equal(WellKnown.SystemUserId, row.GetAttributeValue<EntityReference>("owninguser").Id);
        Assert.False(row.Contains("owningteam"));
    }

    [Fact]
    public void CardForm_OfATableWithoutOwner_MayShowIt()
    {
        using var fixture = new PipelineFixture();
        fixture.Organization.Import(SamplePackage.Zip(x => x.Table("sbx_Whole").Parent!.AddAfterSelf(XElement.Parse("""
            <FormXml><forms type="card"><systemform><formid>{7b1e0c6a-5b0e-4e57-9e0b-0000000000c1}</formid><FormActivationState>1</FormActivationState>
              <form><tabs><tab><columns><column><sections><section><rows><row><cell><control id="ownerid" datafieldname="ownerid" /></cell></row></rows></section></sections></column></columns></tab></tabs></form>
              <LocalizedNames><LocalizedName description="Information" languagecode="1033" /></LocalizedNames></systemform></forms></FormXml>
            """))));
    }
}

