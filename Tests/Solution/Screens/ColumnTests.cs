using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using LocalDataverse.Metadata;
using Xunit;

namespace SolutionTests.Screens;

/// <summary>Every column that a form, view or chart names exists, and a form shows it by a control of its type.</summary>
public sealed class ColumnTests(WorldFixture fixture) : IClassFixture<WorldFixture>
{
    private static readonly Dictionary<string, ColumnType[]> Controls = new(System.StringComparer.OrdinalIgnoreCase)
    {
        ["{4273EDBD-AC1D-40d3-9FB2-095C621B552D}"] = [ColumnType.Text],
        ["{270BD3DB-D9AF-4782-9025-509E298DEC0A}"] = [ColumnType.Lookup, ColumnType.Owner],
        ["{3EF39988-22BB-4f0b-BBBE-64B5A3748AEE}"] = [ColumnType.Choice, ColumnType.State],
        ["{5D68B988-0661-4db2-BC3E-17598AD3BE6C}"] = [ColumnType.Status, ColumnType.Choice],
        ["{533B9E00-756B-4312-95A0-DC888637AC78}"] = [ColumnType.Money],
        ["{C6D124CA-7EDA-4a60-AEA9-7FB8D318B68F}"] = [ColumnType.Integer],
        ["{67FAC785-CD58-4f9f-ABB3-4B7DDC6ED5ED}"] = [ColumnType.Boolean],
        ["{5B773807-9FB2-42db-97C3-7A91EFF8ADFF}"] = [ColumnType.DateTime],
        ["{E0DECE4B-6FC8-4a8f-A065-082708572369}"] = [ColumnType.Memo],
        ["{C3EFE0C3-0EC6-42be-8349-CBD9079DFD8E}"] = [ColumnType.Decimal],
        ["{ADA2203E-B4CD-49be-9DDF-234642B43B52}"] = [ColumnType.Text],
        ["{71716B6C-711E-476c-8AB8-5D11542BFB47}"] = [ColumnType.Text],
    };

    /// <summary>The class of a control that a code component replaces; the one that it would be without is in its description.</summary>
    private const string Replaced = "{F9A8A302-114E-466A-B582-6771B2AE0D92}";

    private Catalog Catalog => fixture.World.Organization.Catalog;

    public static TheoryData<string, string> Forms() => Names(Package.Unmanaged.Forms);

    public static TheoryData<string, string> Views() => Names(Package.Unmanaged.Views);

    public static TheoryData<string, string> Charts() => Names(Package.Unmanaged.Charts);

    [Theory, MemberData(nameof(Forms))]
    public void Form_ShowsColumnsThatExist(string table, string form)
    {
        var controls = Component(Package.Unmanaged.Forms, table, form).Descendants("control").Where(c => c.Attribute("datafieldname") is not null).ToList();
        Assert.NotEmpty(controls);
        Assert.All(controls, control =>
        {
            var column = Catalog.Get(table).Get(control.Attribute("datafieldname")!.Value);
            Assert.Contains(column.Type, Controls[ClassOf(control)]);
        });
    }

    private static string ClassOf(XElement control) => control.Attribute("classid")!.Value is var stated && stated != Replaced
        ? stated
        : control.Ancestors("form").Single().Descendants("controlDescription")
            .Single(description => description.Attribute("forControl")!.Value == control.Attribute("uniqueid")!.Value)
            .Elements("customControl").Attributes("id").Single().Value;

    /// <summary>A value that the platform or a rule keeps can't be typed.</summary>
    [Theory, MemberData(nameof(Forms))]
    public void Form_DisablesWhatIsComputed(string table, string form)
    {
        string[] computed = ["opps_sharesum", "opps_sellercount", "opps_amount", "statecode", "createdon", "modifiedon", "actualvalue", "actualclosedate"];
        Assert.All(
            Component(Package.Unmanaged.Forms, table, form).Descendants("control").Where(c => computed.Contains((string?)c.Attribute("datafieldname"))),
            control => Assert.Equal("true", control.Attribute("disabled")!.Value));
    }

    [Theory, MemberData(nameof(Forms))]
    public void Form_FollowsRelationshipsToTheirTables(string table, string form) => Assert.All(
        Component(Package.Unmanaged.Forms, table, form).Descendants("parameters").Where(p => p.Element("RelationshipName")?.Value is { Length: > 0 }),
        grid =>
        {
            var relationship = Catalog.Relationships[grid.Element("RelationshipName")!.Value];
            Assert.Equal((table, grid.Element("TargetEntityType")!.Value), (relationship.Referenced, relationship.Referencing));
        });

    [Theory, MemberData(nameof(Views))]
    public void View_ShowsColumnsThatItsQueryReads(string table, string view)
    {
        var xml = Component(Package.Unmanaged.Views, table, view);
        var query = xml.Descendants("entity").Single();
        var read = query.Elements("attribute").Select(a => a.Attribute("name")!.Value)
            .Concat(query.Descendants("link-entity").SelectMany(link => link.Elements("attribute").Select(a => $"{link.Attribute("alias")!.Value}.{a.Attribute("name")!.Value}")))
            .ToHashSet();
        var tables = query.Descendants("link-entity").ToDictionary(link => link.Attribute("alias")!.Value, link => link.Attribute("name")!.Value);
        var cells = xml.Descendants("cell").Select(cell => cell.Attribute("name")!.Value).ToList();
        Assert.NotEmpty(cells);
        Assert.All(cells, cell =>
        {
            Assert.Contains(cell, read);
            var parts = cell.Split('.');
            Assert.NotNull(Catalog.Get(parts.Length == 2 ? tables[parts[0]] : table).Find(parts[^1]));
        });
        Assert.Equal(table, query.Attribute("name")!.Value);
        Assert.Equal(Catalog.Get(table).PrimaryId, xml.Descendants("row").Single().Attribute("id")!.Value);
        Assert.Contains(xml.Descendants("grid").Single().Attribute("jump")!.Value, Catalog.Get(table).PrimaryName!);
    }

    /// <summary>An amount in base currency follows the amount that it is named after.</summary>
    [Fact]
    public void BaseColumns_FollowTheirOwnAmount()
    {
        var columns = Package.Unmanaged.Tables.Where(table => Package.OwnTables.Contains(Package.LogicalName(table))).Descendants("attribute")
            .Where(column => column.Element("CalculationOf") is not null).ToList();
        Assert.Equal(2, columns.Count);
        Assert.All(columns, column => Assert.Equal(column.Element("LogicalName")!.Value, column.Element("CalculationOf")!.Value.ToLowerInvariant() + "_base"));
    }

    [Theory, MemberData(nameof(Charts))]
    public void Chart_AddsUpColumnsThatExist(string table, string chart)
    {
        var xml = Component(Package.Unmanaged.Charts, table, chart);
        Assert.Equal(table, xml.Descendants("entity").Single().Attribute("name")!.Value);
        var columns = xml.Descendants("attribute").ToList();
        Assert.All(columns, column => Assert.NotNull(Catalog.Get(column.Parent!.Attribute("name")!.Value).Find(column.Attribute("name")!.Value)));

        // Amounts of several currencies add up in the base currency only; that of a commission line is a column of its own.
        Assert.All(columns.Where(c => (string?)c.Attribute("aggregate") == "sum"), sum => Assert.True(
            sum.Attribute("name")!.Value is "opps_baseamount" || sum.Attribute("name")!.Value.EndsWith("_base", System.StringComparison.Ordinal), chart));
        Assert.Equal(xml.Descendants("Series").Elements("Series").Count(), xml.Descendants("measure").Count());
    }

    private static XElement Component(IEnumerable<(string Table, XElement Component)> all, string table, string name) =>
        all.Single(c => c.Table == table && Key(c.Component) == name).Component;

    private static TheoryData<string, string> Names(IEnumerable<(string Table, XElement Component)> all)
    {
        var names = new TheoryData<string, string>();
        foreach (var (table, component) in all)
        {
            names.Add(table, Key(component));
        }

        return names;
    }

    // A main and a quick create form may have one name.
    private static string Key(XElement component) =>
        component.Name.LocalName == "systemform" ? $"{Package.EnglishName(component)} ({component.Parent!.Attribute("type")!.Value})" : Package.EnglishName(component);
}
