using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace SolutionTests.References;

/// <summary>Ids are the platform's names: one that stands for two things makes an import overwrite one with the other.</summary>
public sealed class IdTests
{
    /// <summary>Every id that names a component of the solution.</summary>
    [Fact]
    public void Components_HaveIdsOfTheirOwn()
    {
        var package = Package.Unmanaged;
        var customizations = package.Customizations;
        var ids = package.Forms.Select(f => f.Form.Element("formid")!.Value)
            .Concat(package.Views.Select(v => v.View.Element("savedqueryid")!.Value))
            .Concat(package.Charts.Select(c => c.Chart.Element("savedqueryvisualizationid")!.Value))
            .Concat(package.Dashboards.Select(d => d.Element("FormId")!.Value))
            .Concat(customizations.Descendants("Role").Where(r => r.Attribute("name") is not null).Select(r => r.Attribute("id")!.Value))
            .Concat(customizations.Descendants("WebResource").Select(w => w.Element("WebResourceId")!.Value))
            .Concat(customizations.Descendants("PluginAssembly").Select(a => a.Attribute("PluginAssemblyId")!.Value))
            .Concat(customizations.Descendants("PluginType").Select(t => t.Attribute("PluginTypeId")!.Value))
            .Concat(customizations.Descendants("SdkMessageProcessingStep").Select(s => s.Attribute("SdkMessageProcessingStepId")!.Value))
            .Concat(customizations.Descendants("SdkMessageProcessingStepImageId").Select(i => i.Value))
            .ToList();
        Assert.True(ids.Count > 90, $"Only {ids.Count} ids were found.");
        AllDifferent(ids.Select(id => Guid.Parse(id).ToString()));
    }

    /// <summary>Within a form or dashboard: tabs, sections, cells, controls and handlers; and over all forms as well.</summary>
    [Fact]
    public void PartsOfForms_HaveIdsOfTheirOwn() => AllDifferent(Package.Unmanaged.Customizations.Descendants("form").SelectMany(form => form.Descendants())
        .SelectMany(part => new[] { part.Name.LocalName is "tab" or "section" or "cell" or "header" ? part.Attribute("id") : null, part.Attribute("uniqueid"), part.Attribute("handlerUniqueId"), part.Attribute("libraryUniqueId") })
        .OfType<XAttribute>().Select(id => Guid.Parse(id.Value).ToString()));

    /// <summary>Scripts find controls, tabs and sections by name.</summary>
    [Fact]
    public void NamesWithinAForm_AreDifferent() => Assert.All(Package.Unmanaged.Forms, form =>
    {
        AllDifferent(form.Form.Descendants("control").Select(control => control.Attribute("id")!.Value));
        AllDifferent(form.Form.Descendants().Where(part => part.Name.LocalName is "tab" or "section").Select(part => part.Attribute("name")!.Value));
    });

    [Fact]
    public void CommandsAndSiteMap_HaveIdsOfTheirOwn()
    {
        var customizations = Package.Unmanaged.Customizations;
        Assert.All(
            ["CustomAction", "Button", "CommandDefinition", "LocLabel"],
            name => AllDifferent(customizations.Descendants(name).Select(e => e.Attribute("Id")!.Value)));
        AllDifferent(customizations.Descendants("RuleDefinitions").Elements().Elements().Select(rule => rule.Attribute("Id")!.Value));
        AllDifferent(customizations.Descendants("SiteMap").Descendants().Attributes("Id").Select(id => id.Value));
    }

    [Fact]
    public void Names_OfViewsFormsAndCharts_AreDifferentWithinATable()
    {
        foreach (var language in new[] { "1033", "1053", "1044", "1030" })
        {
            Assert.All(
                [Package.Unmanaged.Views.ToLookup(v => v.Table, v => v.View), Package.Unmanaged.Charts.ToLookup(c => c.Table, c => c.Chart)],
                kind => Assert.All(kind, table => AllDifferent(table.Select(component => component.Element("LocalizedNames")!.Elements()
                    .Single(name => (string?)name.Attribute("languagecode") == language).Attribute("description")!.Value))));
        }
    }

    private static void AllDifferent(IEnumerable<string> ids)
    {
        var all = ids.ToList();
        Assert.Empty(all.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key));
    }
}
