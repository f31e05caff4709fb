using System;
using System.Linq;
using System.Xml.Linq;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using System.ServiceModel;
using Xunit;

namespace Host.Solutions;

/// <summary>Forms, views, charts, dashboards, ribbons and apps that name what is not there are refused with the component's name.</summary>
public class ScreenRefusalTests
{
    private const string Form = "Main form 'Information' of table sbx_part (" + SampleScreens.FormId + ")";
    private const string View = "View 'All parts' of table sbx_part (" + SampleScreens.ViewId + ")";
    private const string Chart = "Chart 'Amount by kind' of table sbx_part (" + SampleScreens.ChartId + ")";
    private const string Dashboard = "Dashboard 'Parts' (" + SampleScreens.DashboardId + ")";
    private const string Ribbon = "Ribbon changes of table sbx_part";

    [Fact]
    public void Screens_WhereEverythingIsThere_AreTaken()
    {
        using var organization = LocalOrganization.Create();
        var report = organization.Import(SamplePackage.Zip());
        Assert.Equal(["column sbx_Part.sbx_picture of type image"], report.LeftOut);
        Assert.Equal(SampleScreens.Script, System.Text.Encoding.UTF8.GetString(organization.Model.Screens.FindWebResource("sbx_/part.js")!.Content));
    }

    [Theory]
    [InlineData("systemform", "control", "datafieldname", "sbx_gone", Form, "'sbx_gone'")]
    [InlineData("systemform", "Library", "name", "sbx_/gone.js", Form, "'sbx_/gone.js'")]
    [InlineData("systemform", "Handler", "libraryName", "sbx_/gone.js", Form, "'sbx_/gone.js'")]
    [InlineData("savedquery", "cell", "name", "sbx_gone", View, "'sbx_gone'")]
    [InlineData("savedquery", "cell", "imageproviderwebresource", "$webresource:sbx_/gone.js", View, "'sbx_/gone.js'")]
    [InlineData("savedquery", "grid", "jump", "sbx_gone", View, "'sbx_gone'")]
    [InlineData("savedquery", "attribute", "name", "sbx_gone", View, "'sbx_gone'")]
    [InlineData("savedquery", "entity", "name", "sbx_whole", View, "sbx_name")]
    [InlineData("visualization", "attribute", "name", "sbx_gone", Chart, "'sbx_gone'")]
    [InlineData("visualization", "measure", "alias", "gone", Chart, "'gone'")]
    [InlineData("RibbonDiffXml", "Button", "Command", "sbx.Gone", Ribbon, "'sbx.Gone'")]
    [InlineData("RibbonDiffXml", "Button", "LabelText", "$LocLabels:sbx.Gone", Ribbon, "'sbx.Gone'")]
    [InlineData("RibbonDiffXml", "Button", "ModernImage", "$webresource:sbx_/gone.svg", Ribbon, "'sbx_/gone.svg'")]
    [InlineData("RibbonDiffXml", "JavaScriptFunction", "Library", "$webresource:sbx_/gone.js", Ribbon, "'sbx_/gone.js'")]
    [InlineData("RibbonDiffXml", "CustomRule", "Library", "$webresource:sbx_/gone.js", Ribbon, "'sbx_/gone.js'")]
    [InlineData("CommandDefinition", "EnableRule", "Id", "sbx.Gone", Ribbon, "'sbx.Gone'")]
    [InlineData("AppModule", "AppModuleComponent", "schemaName", "sbx_gone", "App sbx_Parts", "'sbx_gone'")]
    [InlineData("AppModule", "Role", "id", "{7b1e0c6a-5b0e-4e57-9e0b-0000000000ff}", "App sbx_Parts", "7b1e0c6a-5b0e-4e57-9e0b-0000000000ff")]
    [InlineData("AppModuleSiteMap", "SubArea", "Entity", "sbx_gone", "Site map sbx_Parts", "'sbx_gone'")]
    public void Reference_ToNothing_IsRefused(string component, string element, string attribute, string value, params string[] naming) => IsRefused(
        x => x.Descendants(component).Descendants(element).First().SetAttributeValue(attribute, value), naming);

    [Theory]
    [InlineData("systemform", "ViewId", "7b1e0c6a-5b0e-4e57-9e0b-0000000000ff", Form, "7b1e0c6a-5b0e-4e57-9e0b-0000000000ff")]
    [InlineData("systemform", "RelationshipName", "sbx_gone", Form, "'sbx_gone'")]
    [InlineData("systemform", "TargetEntityType", "sbx_gone", Form, "'sbx_gone'")]
    [InlineData("systemform", "TargetEntityType", "sbx_whole", Form, "'sbx_whole'")]
    [InlineData("Dashboard", "ViewId", "7b1e0c6a-5b0e-4e57-9e0b-0000000000ff", Dashboard, "7b1e0c6a-5b0e-4e57-9e0b-0000000000ff")]
    [InlineData("Dashboard", "VisualizationId", "7b1e0c6a-5b0e-4e57-9e0b-0000000000ff", Dashboard, "7b1e0c6a-5b0e-4e57-9e0b-0000000000ff")]
    public void Parameter_OfAGridThatLeadsNowhere_IsRefused(string component, string parameter, string value, params string[] naming) => IsRefused(
        x => x.Descendants(component).Descendants(parameter).First().Value = value, naming);

    [Fact]
    public void LayoutCell_OfALinkThatTheQueryLacks_IsRefused() => IsRefused(
        x => x.Descendants("savedquery").Descendants("cell").Last().SetAttributeValue("name", "other.sbx_wholeid"), View, "'other'");

    [Fact]
    public void WebResource_WithoutItsFile_IsRefused() => IsRefused(
        x => x.Descendants("WebResource").Elements("FileName").Single().Value = "/WebResources/gone", "Web resource 'sbx_/part.js'", "'/WebResources/gone'");

    [Fact]
    public void WebResource_WithMalformedDependencies_IsRefused() => IsRefused(
        x => x.Descendants("WebResource").Single().Add(new XElement("DependencyXml", "<Dependencies>")), "Web resource 'sbx_/part.js'", "DependencyXml");

    [Fact]
    public void Ids_OfAViewAndAForm_ThatAreTheSame_AreRefused() => IsRefused(
        x => x.Descendants("savedqueryid").Single().Value = "{" + SampleScreens.FormId + "}", SampleScreens.FormId, "two components");

    [Theory] // component types 26, 59, 60, 61, 62, 66, 80
    [InlineData("26", "view")]
    [InlineData("59", "chart")]
    [InlineData("60", "form or dashboard")]
    [InlineData("61", "web resource")]
    [InlineData("62", "site map")]
    [InlineData("66", "control")]
    [InlineData("80", "app")]
    public void RootComponent_NotDefined_IsRefused(string type, string kind) => IsRefused(
        SamplePackage.Zip(manifest: m => m.Descendants("RootComponents").Single().Add(new XElement("RootComponent",
            new XAttribute("type", type), new XAttribute("id", "{7b1e0c6a-5b0e-4e57-9e0b-0000000000ff}"), new XAttribute("behavior", 0)))),
        kind, "7b1e0c6a-5b0e-4e57-9e0b-0000000000ff");

    [Theory] // what the host does nothing with is listed, never passed over
    [InlineData("type", "appointmentBook", "of type 'appointmentBook'")]
    [InlineData("solutionaction", "Modified", "difference from another solution's form")]
    public void Form_OfAKindThatIsNotRead_IsListed(string attribute, string value, string why)
    {
        using var organization = LocalOrganization.Create();
        var report = organization.Import(SamplePackage.Zip(x =>
        {
            var element = attribute == "type" ? x.Descendants("forms").First() : x.Descendants("systemform").Descendants("tab").First();
            element.SetAttributeValue(attribute, value);
        }));
        Assert.Contains(report.LeftOut, line => line.Contains(SampleScreens.FormId, StringComparison.Ordinal) && line.Contains(why, StringComparison.Ordinal));
        Assert.Empty(organization.Model.Screens.Forms);
    }

    private static void IsRefused(Action<XElement> change, params string[] naming) => IsRefused(SamplePackage.Zip(change), naming);

    private static void IsRefused(byte[] zip, params string[] naming)
    {
        using var organization = LocalOrganization.Create();
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => organization.Import(zip));
        Assert.All(naming, name => Assert.Contains(name, fault.Message, StringComparison.Ordinal));
        Assert.Empty(organization.Model.Stack.Solutions);
    }
}
