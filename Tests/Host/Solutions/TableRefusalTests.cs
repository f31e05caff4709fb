using System.Linq;
using LocalDataverse.Metadata;
using Xunit;

namespace Host.Solutions;

/// <summary>Tables, columns, keys and relationships that lead nowhere are refused by name.</summary>
public class TableRefusalTests
{
    [Fact]
    public void Column_SameNameOtherType_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(x => x.Column("sbx_Part", "sbx_Percent").AddCopy(c => c.SetElementValue("Type", "int"))),
        "'sbx_percent' twice", "Decimal", "Integer");

    [Fact] // a column's type cannot be changed
    public void Column_OtherTypeThanInOrganisation_IsRefused() => Importing.IsRefused(
        Importing.Into(Catalog.Empty, SamplePackage.Zip()),
        SamplePackage.Zip(x => x.Column("sbx_Part", "sbx_Percent").SetElementValue("Type", "int")),
        "'sbx_part.sbx_percent'", "Decimal", "Integer");

    [Fact] // ownership cannot be changed
    public void Table_OtherOwnershipThanInOrganisation_IsRefused() => Importing.IsRefused(
        Importing.Into(Catalog.Empty, SamplePackage.Zip()),
        SamplePackage.Zip(x => x.Table("sbx_Whole").SetElementValue("OwnershipTypeMask", "UserOwned")),
        "'sbx_whole'", "User", "Organization");

    [Fact] // a shell adds to a table that is there
    public void Table_ShellOfMissingTable_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(x => x.Column("sbx_Whole", "sbx_WholeId").Remove()), "'sbx_whole'", "does not have");

    [Fact]
    public void Column_UnknownType_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(x => x.Column("sbx_Part", "sbx_Percent").SetElementValue("Type", "sql_variant")),
        "not supported by the local host", "'sql_variant'", "sbx_part.sbx_Percent");

    [Fact]
    public void Column_MissingGlobalChoice_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(x => x.Column("sbx_Part", "sbx_Kind").SetElementValue("OptionSetName", "sbx_gone")),
        "'sbx_part.sbx_kind'", "'sbx_gone'");

    [Fact]
    public void Column_WithoutAnyOptions_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(x => x.Column("sbx_Part", "sbx_Kind").Element("OptionSetName")!.Remove()), "'sbx_part.sbx_kind'", "OptionSetName");

    [Fact]
    public void Choice_ValueTwice_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(x => x.Descendants("option").Last().AddCopy()), "'sbx_kind'", "779150001 twice");

    [Fact] // statuses belong to states, and states cannot be added
    public void Status_OfMissingState_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(x => x.Descendants("status").Last().SetAttributeValue("state", 7)), "'sbx_part.statuscode'", "status 2", "state 7");

    [Fact]
    public void BaseColumn_OfMissingMoney_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(x => x.Column("sbx_Part", "sbx_Amount").Remove()), "'sbx_part.sbx_amount_base'", "'sbx_amount'");

    [Fact]
    public void Key_MissingColumn_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(x => x.Descendants("AttributeName").Last().SetValue("sbx_gone")), "'sbx_part.sbx_wholename'", "'sbx_gone'");

    [Fact] // a lookup's tables are said by relationships alone
    public void Lookup_WithoutRelationship_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(x => x.Relationship("sbx_whole_part").Remove()), "'sbx_part.sbx_wholeid'", "EntityRelationship");

    [Theory]
    [InlineData("ReferencingEntityName", "sbx_Gone")]
    [InlineData("ReferencedEntityName", "sbx_Gone")]
    [InlineData("ReferencingAttributeName", "sbx_Gone")]
    [InlineData("ReferencingAttributeName", "sbx_Name")]
    public void Relationship_MissingEnd_IsRefused(string element, string value) => Importing.IsRefused(
        SamplePackage.Zip(x => x.Relationship("sbx_whole_part").SetElementValue(element, value)),
        "'sbx_whole_part'", value.ToLowerInvariant());

    [Fact]
    public void Relationship_UnknownCascade_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(x => x.Relationship("sbx_whole_part").SetElementValue("CascadeDelete", "Perhaps")), "'sbx_whole_part'", "'Perhaps'");

    [Fact] // entity-relationship cascading: one parental relationship a table
    public void Relationship_SecondParent_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(x =>
        {
            x.Column("sbx_Part", "sbx_WholeId").AddCopy(c =>
            {
                c.SetAttributeValue("PhysicalName", "sbx_OtherId");
                c.SetElementValue("LogicalName", "sbx_otherid");
            });
            x.Relationship("sbx_whole_part").AddCopy(r =>
            {
                r.SetAttributeValue("Name", "sbx_other_part");
                r.SetElementValue("ReferencingAttributeName", "sbx_OtherId");
            });
        }),
        "'sbx_whole_part'", "'sbx_other_part'", "RemoveLink");

    [Theory] // the platform's own tables, named by exports of custom tables
    [InlineData("Owner")]
    [InlineData("Organization")]
    public void Relationship_ToPlatformTable_IsTaken(string table) => Importing.Into(Catalog.Empty, SamplePackage.Zip(x =>
        x.Relationship("sbx_whole_part").AddCopy(r =>
        {
            r.SetAttributeValue("Name", "platform_sbx_part");
            r.SetElementValue("ReferencedEntityName", table);
            r.SetElementValue("ReferencingAttributeName", "OwnerId");
            r.SetElementValue("CascadeDelete", "NoCascade");
        })));

    [Fact]
    public void Relationship_OtherEndsThanInOrganisation_IsRefused() => Importing.IsRefused(
        Importing.Into(Catalog.Empty, SamplePackage.Zip()),
        SamplePackage.Zip(x => x.Relationship("sbx_whole_part").SetElementValue("ReferencedEntityName", "sbx_Part")),
        "'sbx_whole_part'", "another name");
}
