using System.Linq;
using System.Xml.Linq;
using LocalDataverse.Metadata;
using Xunit;

namespace Host.Solutions;

/// <summary>Solutions add to each other; where both say something the newer wins (how managed solutions are merged).</summary>
public class CatalogMergeTests
{
    private static readonly Catalog Before = Importing.Into(Catalog.Empty, SamplePackage.Zip());

    [Fact] // a lookup's tables come from its relationships
    public void Lookup_WithRelationship_GetsItsTarget() =>
        Assert.Equal(["sbx_whole"], Before.Get("sbx_part").Get("sbx_wholeid").Targets);

    [Fact] // owner and system lookups have theirs from the platform
    public void SystemLookups_WithoutRelationship_HaveTheirTargets()
    {
        Assert.Equal(["systemuser", "team"], Before.Get("sbx_part").Get("ownerid").Targets);
        Assert.Equal(["systemuser"], Before.Get("sbx_part").Get("createdby").Targets);
    }

    [Fact]
    public void GlobalChoice_Named_GivesTheColumnItsOptions() =>
        Assert.Equal([779150000, 779150001], Before.Get("sbx_part").Get("sbx_kind").Choice!.Options.Select(o => o.Value));

    [Fact] // a shell states only what it adds
    public void Shell_WithNewColumn_AddsIt()
    {
        var after = Importing.Into(Before, Shell("""
            <attribute PhysicalName="add_Text"><Type>nvarchar</Type><LogicalName>add_text</LogicalName><MaxLength>10</MaxLength></attribute>
            """));
        var part = after.Get("sbx_part");
        Assert.Equal(ColumnType.Text, part.Get("add_text").Type);
        Assert.Equal((ColumnType.Decimal, "sbx_parts", Ownership.User, true),
            (part.Get("sbx_percent").Type, part.EntitySetName, part.Ownership, part.ChangeTracking));
        Assert.Single(part.Keys);
    }

    [Fact] // options from different solutions are kept together, by value
    public void Shell_WithNewStatus_AddsItToTheOthers()
    {
        var after = Importing.Into(Before, Shell("""
            <attribute PhysicalName="statuscode"><Type>status</Type><LogicalName>statuscode</LogicalName>
              <optionset Name="sbx_part_statuscode"><statuses>
                <status value="2" state="1"><labels><label description="Off" languagecode="1033" /><label description="Av" languagecode="1053" /></labels></status>
                <status value="847210001" state="1"><labels><label description="Expired" languagecode="1033" /></labels></status>
              </statuses></optionset></attribute>
            """));
        var status = after.Get("sbx_part").Status!.Choice!;
        Assert.Equal([1, 2, 847210001], status.Options.Select(o => o.Value));
        Assert.Equal(("Off", "Av", 1), (status.Find(2)!.Label.In(1033), status.Find(2)!.Label.In(1053), status.Find(2)!.State));
        Assert.Equal("Active", status.Find(1)!.Label.In(1033));
        Assert.Equal(1, status.Find(847210001)!.State);
    }

    [Fact] // a global choice is one list, wherever it is used
    public void GlobalChoice_Extended_ReachesColumnsOfOtherSolutions()
    {
        var after = Importing.Into(Before, Only(new XElement("optionsets", XElement.Parse("""
            <optionset Name="sbx_kind"><options><option value="779150009"><labels><label description="Huge" languagecode="1033" /></labels></option></options></optionset>
            """))));
        Assert.NotNull(after.Get("sbx_part").Get("sbx_kind").Choice!.Find(779150009));
        Assert.NotNull(after.Get("sbx_part").Get("sbx_kind").Choice!.Find(779150000));
    }

    [Fact] // importing the same package again changes nothing
    public void Package_ImportedAgain_ChangesNothing()
    {
        var after = Importing.Into(Before, SamplePackage.Zip());
        Assert.Equal(Before.Tables.Keys, after.Tables.Keys);
        Assert.Equal(Before.Get("sbx_part").Columns.Keys, after.Get("sbx_part").Columns.Keys);
        Assert.Equal(2, after.Choices["sbx_kind"].Options.Count);
        Assert.Single(after.Get("sbx_part").Keys);
    }

    [Fact] // cascades are customisable: the newer setting holds
    public void Relationship_OtherCascade_TakesTheNewer()
    {
        var after = Importing.Into(Before, SamplePackage.Zip(x => x.Relationship("sbx_whole_part").SetElementValue("CascadeDelete", "Restrict")));
        Assert.Equal(Cascade.Restrict, after.Relationships["sbx_whole_part"].Delete);
    }

    private static byte[] Shell(string attributes) => Only(new XElement("Entities", XElement.Parse(
        $"""<Entity><Name>sbx_Part</Name><EntityInfo><entity Name="sbx_Part" unmodified="1"><attributes>{attributes}</attributes></entity></EntityInfo></Entity>""")));

    private static byte[] Only(XElement section) => SamplePackage.Zip(
        x => x.ReplaceNodes(section),
        m => m.Descendants("RootComponents").Remove());
}
