using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using LocalDataverse;
using Xunit;

namespace SolutionTests;

/// <summary>Both packages go into an organisation whole: each component is listed, none is passed over.</summary>
public sealed class ImportTests
{
    public static TheoryData<bool> Kinds => [false, true];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Import_PassesNothingOver(bool managed) => Assert.Empty(Import(managed).LeftOut);

    /// <summary>Components with an id are looked for in the list by it, the others by name.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Import_ListsEachComponent(bool managed)
    {
        var listed = Import(managed).Components;
        var missing = Expected(managed ? Package.Managed : Package.Unmanaged).Where(component => !listed.Contains(component, StringComparer.OrdinalIgnoreCase));
        Assert.Empty(missing);
    }

    private static ImportReport Import(bool managed)
    {
        using var organization = LocalOrganization.Create(new OrganizationOptions());
        organization.Import(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "StandardTables.zip")));
        return organization.Import((managed ? Package.Managed : Package.Unmanaged).Zip);
    }

    private static IEnumerable<string> Expected(Package package) =>
    [
        .. package.Customizations.Element("optionsets")!.Elements().Select(choice => $"choice {(string?)choice.Attribute("Name")}"),
        .. package.Tables.SelectMany(table => table.Descendants("attributes").Elements("attribute")
            .Select(column => $"column {Package.LogicalName(table)}.{column.Element("LogicalName")!.Value}")),
        .. package.Customizations.Element("EntityRelationships")!.Elements().Select(relationship => $"relationship {(string?)relationship.Attribute("Name")}"),
        .. package.Customizations.Element("SdkMessageProcessingSteps")!.Elements().Select(step => $"step {(string?)step.Attribute("Name")}"),
        .. package.Customizations.Element("Roles")!.Elements().Select(role => $"role {(string?)role.Attribute("name")}"),
        .. package.Forms.Select(form => $"{FormKind(form.Form)} {Named(form.Form)} of table {form.Table} ({Package.Id(form.Form, "formid")})"),
        .. package.Views.Select(view => $"view {Named(view.View)} of table {view.Table} ({Package.Id(view.View, "savedqueryid")})"),
        .. package.Charts.Select(chart =>
            $"chart {Named(chart.Chart)} of table {chart.Table} ({Package.Id(chart.Chart, "savedqueryvisualizationid")})"),
        .. package.Dashboards.Select(dashboard => $"dashboard {Named(dashboard)} ({Package.Id(dashboard, "FormId")})"),
        .. package.Tables.Where(table => table.Element("RibbonDiffXml") is { } ribbon && ribbon.Descendants("CommandDefinition").Any())
            .Select(table => $"ribbon changes of table {Package.LogicalName(table)}"),
        .. package.Customizations.Element("WebResources")!.Elements().Select(resource => $"web resource {resource.Element("Name")!.Value}"),
        .. package.Customizations.Element("AppModuleSiteMaps")!.Elements().Select(map => $"site map {map.Element("SiteMapUniqueName")!.Value}"),
        $"app {package.App.Element("UniqueName")!.Value}",
    ];

    private static string Named(XElement component) => $"'{Package.EnglishName(component)}'";

    private static string FormKind(XElement form) => form.Parent!.Attribute("type")!.Value switch
    {
        "main" => "main form",
        "quickCreate" => "quick create form",
        var other => other,
    };
}
