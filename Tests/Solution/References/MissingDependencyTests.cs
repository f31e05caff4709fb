using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace SolutionTests.References;

/// <summary>
/// What the solution needs from Dynamics 365 Sales, the manifest says, and nothing else: an import into an environment without
/// it then names what is missing instead of breaking half-way.
/// </summary>
public sealed class MissingDependencyTests
{
    private const string Column = "2";
    private const string Choice = "9";
    private const string Relationship = "10";
    private const string View = "26";
    private const string Chart = "59";
    private const string Form = "60";
    private const string SiteMap = "62";
    private const string App = "80";
    private const string Step = "92";

    private static readonly string[] TablesOfSales = ["opportunity", "opportunityclose"];

    /// <summary>Relationships to or from a table of Sales that subgrids follow; ours are no one else's.</summary>
    private static readonly string[] RelationshipsOfSales = ["Opportunity_ActivityPointers", "opportunity_customer_accounts", "opportunity_customer_contacts"];

    [Fact]
    public void Manifest_StatesWhatScreensNeedFromSales()
    {
        var needed = Views().Concat(Charts()).Concat(Forms()).Concat(Apps()).Concat(Steps()).Concat(Columns()).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(needed.Count > 150, $"Only {needed.Count} dependencies were found.");
        var stated = Package.Unmanaged.Manifest.Descendants("MissingDependency").Select(Line).Order(StringComparer.Ordinal).ToList();
        Assert.Empty(needed.Except(stated));
        Assert.Empty(stated.Except(needed));
        Assert.Equal(stated.Distinct(), stated);
    }

    [Fact]
    public void Solutions_AreNamedWithVersionAndPackage() => Assert.All(
        Package.Unmanaged.Manifest.Descendants("Required"),
        required => Assert.True(
            required.Attribute("solution")!.Value == "msdynce_Sales (9.0.4.0076)"
                && required.Element("package")!.Value == "msdynce_SalesAnchor (9.0.23074.10006)",
            required.ToString()));

    private static IEnumerable<string> Views() => Package.Unmanaged.Views.SelectMany(view =>
    {
        var id = view.View.Element("savedqueryid")!.Value;
        var tables = new Dictionary<string, string>(StringComparer.Ordinal);
        var columns = new List<(string Table, string Column)>();
        Read(view.View.Descendants("entity").Single(), view.Table);
        columns.AddRange(view.View.Descendants("cell").Select(cell => cell.Attribute("name")!.Value.Split('.'))
            .Select(name => name.Length == 2 ? (tables[name[0]], name[1]) : (view.Table, name[0])));
        return columns.Where(IsOfSales).Select(column => Need(Column, $"{column.Table}.{column.Column}", View, id));

        void Read(XElement source, string table)
        {
            foreach (var part in source.Elements())
            {
                switch (part.Name.LocalName)
                {
                    case "attribute":
                        columns.Add((table, part.Attribute("name")!.Value));
                        break;
                    case "order" or "condition":
                        columns.Add((table, part.Attribute("attribute")!.Value));
                        break;
                    case "filter":
                        Read(part, table);
                        break;
                    case "link-entity":
                        var linked = part.Attribute("name")!.Value;
                        tables[part.Attribute("alias")!.Value] = linked;
                        columns.Add((linked, part.Attribute("from")!.Value));
                        columns.Add((table, part.Attribute("to")!.Value));
                        Read(part, linked);
                        break;
                }
            }
        }
    });

    private static IEnumerable<string> Charts() => Package.Unmanaged.Charts.SelectMany(chart => Columns(chart.Chart.Descendants("entity").Single()).Where(IsOfSales)
        .Select(column => Need(Column, $"{column.Table}.{column.Column}", Chart, chart.Chart.Element("savedqueryvisualizationid")!.Value)));

    private static IEnumerable<(string Table, string Column)> Columns(XElement source)
    {
        var table = source.Attribute("name")!.Value;
        return source.Elements("attribute").Attributes("name").Concat(source.Elements("filter").Descendants("condition").Attributes("attribute")).Select(column => (table, column.Value))
            .Concat(source.Elements("link-entity").SelectMany(link => Columns(link)
                .Append((link.Attribute("name")!.Value, link.Attribute("from")!.Value)).Append((table, link.Attribute("to")!.Value))));
    }

    private static IEnumerable<string> Forms() => Package.Unmanaged.Forms.SelectMany(form =>
    {
        var id = form.Form.Element("formid")!.Value;
        var grids = form.Form.Descendants("control").Elements("parameters").ToList();
        return form.Form.Descendants("control").Attributes("datafieldname").Select(column => (form.Table, Column: column.Value)).Where(IsOfSales)
            .Select(column => Need(Column, $"{column.Table}.{column.Column}", Form, id))
            .Concat(grids.Elements("RelationshipName").Select(name => name.Value).Where(RelationshipsOfSales.Contains).Select(name => Need(Relationship, name, Form, id)))
            .Concat(grids.Elements("TargetEntityType").Select(table => table.Value).Where(TablesOfSales.Contains).Select(table => Need("1", table, Form, id)));
    });

    private static IEnumerable<string> Apps()
    {
        var app = Package.Unmanaged.App;
        var name = app.Element("UniqueName")!.Value;
        return app.Descendants("AppModuleComponent").Attributes("schemaName").Select(table => table.Value).Where(TablesOfSales.Contains).Select(table => Need("1", table, App, name))
            .Concat(Package.Unmanaged.Customizations.Descendants("SubArea").Attributes("Entity").Select(table => table.Value).Where(TablesOfSales.Contains).Select(table => Need("1", table, SiteMap, name)));
    }

    private static IEnumerable<string> Steps() => Package.Unmanaged.Customizations.Descendants("SdkMessageProcessingStep")
        .Where(step => TablesOfSales.Contains(step.Element("PrimaryEntity")?.Value))
        .Select(step => Need("1", step.Element("PrimaryEntity")!.Value, Step, step.Attribute("SdkMessageProcessingStepId")!.Value));

    /// <summary>The tables, our columns on them, and our relationships to one.</summary>
    private static IEnumerable<string> Columns() => Package.Unmanaged.Tables.Where(table => TablesOfSales.Contains(Package.LogicalName(table)))
        .SelectMany(table => table.Descendants("attribute").Where(column => column.Attribute("PhysicalName") is not null)
            .Select(column => column.Element("LogicalName")!.Value).Where(column => column.StartsWith("opps_", StringComparison.Ordinal))
            .Select(column => Need("1", Package.LogicalName(table), Column, $"{Package.LogicalName(table)}.{column}"))
            .Append(Need("1", Package.LogicalName(table), "1", Package.LogicalName(table))))
        .Append(Need("1", "opportunity", Relationship, "opps_opportunity_sellershare"))
        .Append(Need("1", "opportunity", Relationship, "opps_opportunity_sharechange"))
        .Append(Need("1", "opportunity", Relationship, "opps_opportunity_commissionline"))
        .Concat(Lists());

    /// <summary>Columns of Sales that are in the package for an option of ours: each depends on itself, and so does its list.</summary>
    private static IEnumerable<string> Lists() => Package.Unmanaged.Tables.Where(table => TablesOfSales.Contains(Package.LogicalName(table)))
        .SelectMany(table => table.Descendants("attribute").Where(column => column.Element("IsCustomField")?.Value == "0").SelectMany(column =>
        {
            var name = $"{Package.LogicalName(table)}.{column.Element("LogicalName")!.Value}";
            var list = column.Element("optionset")!.Attribute("Name")!.Value;
            return new[] { Need(Column, name, Column, name), Need(Choice, list, Choice, list) };
        }));

    private static bool IsOfSales((string Table, string Column) column) =>
        TablesOfSales.Contains(column.Table) && !column.Column.StartsWith("opps_", StringComparison.Ordinal);

    private static string Line(XElement dependency)
    {
        var (required, dependent) = (dependency.Element("Required")!, dependency.Element("Dependent")!);
        var type = dependent.Attribute("type")!.Value;
        return Need(
            required.Attribute("type")!.Value,
            (required.Attribute("type")!.Value == Column ? required.Attribute("parentSchemaName")!.Value + "." : "") + required.Attribute("schemaName")!.Value,
            type,
            type == Column
                ? $"{dependent.Attribute("parentSchemaName")!.Value}.{dependent.Attribute("schemaName")!.Value}"
                : (dependent.Attribute("id") ?? dependent.Attribute("schemaName"))!.Value);
    }

    private static string Need(string type, string name, string dependentType, string dependent) =>
        $"{dependentType} {dependent.ToLowerInvariant()} needs {type} {name}";
}
