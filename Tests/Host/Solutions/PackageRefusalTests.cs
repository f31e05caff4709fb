using System.Linq;
using System.Text;
using Xunit;

namespace Host.Solutions;

/// <summary>What is wrong with the package as a whole is refused by name.</summary>
public class PackageRefusalTests
{
    [Fact]
    public void Package_NotAZip_IsRefused() => Importing.IsRefused(Encoding.UTF8.GetBytes("<xml />"), "not a zip");

    [Fact] // the packed form has both files at its root
    public void Package_WithoutCustomizations_IsRefused() =>
        Importing.IsRefused(SamplePackage.Zip([("solution.xml", Encoding.UTF8.GetBytes(SampleXml.Solution))]), "customizations.xml");

    [Fact]
    public void Package_MalformedXml_IsRefused() =>
        Importing.IsRefused(SamplePackage.Zip([("solution.xml", Encoding.UTF8.GetBytes("<ImportExportXml>"))]), "solution.xml", "not well-formed");

    [Fact] // two packers print a line and go on; an import would lack the component
    public void RootComponent_NotDefined_IsRefused() =>
        Importing.IsRefused(SamplePackage.Zip(x => x.Descendants("optionset").Last().Remove()), "choice 'sbx_kind'", "RootComponents");

    [Fact]
    public void RootComponent_StepNotDefined_IsRefused() =>
        Importing.IsRefused(SamplePackage.Zip(x => x.Step().Remove()), "step '7b1e0c6a-5b0e-4e57-9e0b-000000000003'");

    [Fact]
    public void Table_StatedTwice_IsRefused() =>
        Importing.IsRefused(SamplePackage.Zip(x => x.Table("sbx_Whole").Parent!.Parent!.AddCopy()), "table 'sbx_whole' twice");

    [Fact]
    public void Step_SameName_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(x => x.Step().AddCopy()), "step 'OnPart: PostOperation Update of sbx_part' twice");

    [Fact]
    public void Step_SameId_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(x => x.Step().AddCopy(s => s.SetAttributeValue("Name", "Another"))),
        "7b1e0c6a-5b0e-4e57-9e0b-000000000003", "two components");

    [Fact]
    public void Image_SameId_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(x => x.Image().AddCopy(i => i.SetElementValue("EntityAlias", "Another"))),
        "7b1e0c6a-5b0e-4e57-9e0b-000000000004", "two components");

    [Fact]
    public void Value_Malformed_IsRefusedWithItsPlace() => Importing.IsRefused(
        SamplePackage.Zip(x => x.Column("sbx_Part", "sbx_Percent").SetElementValue("MaxValue", "many")),
        "attribute 'sbx_Percent' of entity 'sbx_Part'", "MaxValue is 'many'");

    [Fact]
    public void Value_Missing_IsRefusedWithItsPlace() => Importing.IsRefused(
        SamplePackage.Zip(x => x.Column("sbx_Part", "sbx_Percent").Element("Type")!.Remove()), "attribute 'sbx_Percent'", "<Type>");
}
