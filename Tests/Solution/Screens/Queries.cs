using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace SolutionTests.Screens;

/// <summary>The queries of the package, ready to run.</summary>
internal static class Queries
{
    public static string OfView(string table, string englishName) => OfView(Package.Unmanaged.Views
        .Single(view => view.Table == table && Package.EnglishName(view.View) == englishName).View).ToString();

    public static XElement OfView(XElement view) => new(view.Descendants("fetch").Single());

    /// <summary>A quick find as a list runs it: with what somebody typed.</summary>
    public static string Find(string table, string typed)
    {
        var query = OfView(Package.Unmanaged.Views.Single(view => view.Table == table && view.View.Element("querytype")!.Value == "4").View);
        foreach (var condition in query.Descendants("condition").Where(c => (string?)c.Attribute("value") == "{0}"))
        {
            condition.SetAttributeValue("value", typed + "%");
        }

        return query.ToString();
    }

    /// <summary>A chart's query narrowed by the filters of the view that it is shown with.</summary>
    public static string OfChart(XElement chart, XElement view)
    {
        var query = new XElement(chart.Descendants("fetch").Single());
        var narrowed = OfView(view).Element("entity")!;
        foreach (var link in narrowed.Descendants("link-entity").ToList())
        {
            link.Elements().Where(part => part.Name.LocalName is "attribute" or "order").Remove();
        }

        query.Element("entity")!.Add(narrowed.Elements().Where(part => part.Name.LocalName is "filter" or "link-entity"));
        return query.ToString();
    }

    /// <summary>What the dashboards call their charts.</summary>
    public static IEnumerable<string> OnDashboards() => Places().Select(place => place.Name);

    /// <summary>The chart that a dashboard shows under that name, and the view that it is shown with there.</summary>
    public static (XElement Chart, XElement View) OnDashboard(string englishName)
    {
        var place = Places().Single(place => place.Name == englishName).Parameters;
        var chart = Package.Unmanaged.Charts.Single(c => Package.Id(c.Chart, "savedqueryvisualizationid") == Package.Id(place, "VisualizationId")).Chart;
        var view = Package.Unmanaged.Views.Single(v => Package.Id(v.View, "savedqueryid") == Package.Id(place, "ViewId")).View;
        return (chart, view);
    }

    private static IEnumerable<(string Name, XElement Parameters)> Places() =>
        from cell in Package.Unmanaged.Dashboards.Descendants("cell")
        let parameters = cell.Descendants("parameters").SingleOrDefault()
        where parameters?.Element("ChartGridMode")?.Value == "Chart"
        select (cell.Element("labels")!.Elements("label").Single(l => (string?)l.Attribute("languagecode") == "1033").Attribute("description")!.Value, parameters);
}
