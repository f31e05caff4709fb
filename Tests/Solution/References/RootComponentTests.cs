using System;
using System.Linq;
using Xunit;

namespace SolutionTests.References;

/// <summary>What both manifests and both packages have in common.</summary>
public sealed class RootComponentTests
{
    [Fact]
    public void BothPackages_CarryTheSameComponents()
    {
        Assert.Equal(Package.Unmanaged.Paths.Order(StringComparer.Ordinal), Package.Managed.Paths.Order(StringComparer.Ordinal));
        Assert.Equal(Package.Unmanaged.Customizations.ToString(), Package.Managed.Customizations.ToString());
        Assert.Equal(
            Package.Unmanaged.Manifest.Descendants("RootComponent").Select(root => root.ToString()),
            Package.Managed.Manifest.Descendants("RootComponent").Select(root => root.ToString()));
    }

    [Fact]
    public void Packages_SayWhatTheyAre()
    {
        Assert.Equal("0", Package.Unmanaged.Manifest.Descendants("Managed").Single().Value);
        Assert.Equal("1", Package.Managed.Manifest.Descendants("Managed").Single().Value);
    }

    /// <summary>A table of somebody else's comes along as a shell; whole, an uninstall would want to take it away.</summary>
    [Fact]
    public void Tables_OfThePlatform_AreShells()
    {
        var roots = Package.Unmanaged.Manifest.Descendants("RootComponent").Where(root => (string?)root.Attribute("type") == "1")
            .ToDictionary(root => root.Attribute("schemaName")!.Value, root => root.Attribute("behavior")!.Value);
        Assert.All(Package.OwnTables, table => Assert.Equal("0", roots[table]));
        Assert.All(roots.Where(root => !Package.OwnTables.Contains(root.Key)), root => Assert.Equal("2", root.Value));
        Assert.All(
            Package.Unmanaged.Tables.Where(table => roots[Package.LogicalName(table)] == "2"),
            table => Assert.Equal("1", (string?)table.Element("EntityInfo")!.Element("entity")!.Attribute("unmodified")));
    }

    /// <summary>Administrators change the lists with the platform's own tools.</summary>
    [Fact]
    public void Choices_AreCustomizable()
    {
        var choices = Package.Unmanaged.Customizations.Element("optionsets")!.Elements().ToList();
        Assert.Equal(4, choices.Count);
        Assert.All(choices, choice => Assert.Equal("1", choice.Element("IsCustomizable")!.Value));
    }

    /// <summary>Forms and views may be changed in an environment; those a table can't be without may not be deleted.</summary>
    [Fact]
    public void Screens_AreCustomizable()
    {
        Assert.All(Package.Unmanaged.Forms, form => Assert.Equal("1", form.Form.Element("IsCustomizable")!.Value));
        Assert.All(Package.Unmanaged.Views, view => Assert.Equal("1", view.View.Element("IsCustomizable")!.Value));
        Assert.All(
            Package.Unmanaged.Views.Where(view => Package.OwnTables.Contains(view.Table) && view.View.Element("isdefault")!.Value == "1"),
            view => Assert.Equal("0", view.View.Element("CanBeDeleted")!.Value));
    }

    /// <summary>One default view of each kind for each table of our own, and none for a table of somebody else's.</summary>
    [Fact]
    public void DefaultViews_AreOurTablesOnly()
    {
        var defaults = Package.Unmanaged.Views.Where(view => view.View.Element("isdefault")!.Value == "1").ToList();
        Assert.Equal(Package.OwnTables, defaults.Select(view => view.Table).Distinct().Order(StringComparer.Ordinal));
        Assert.All(Package.OwnTables, table => Assert.Equal(
            ["0", "1", "2", "4", "64"],
            defaults.Where(view => view.Table == table).Select(view => view.View.Element("querytype")!.Value).Order(StringComparer.Ordinal)));
    }
}
