using System.Xml.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Screens;

namespace LocalDataverse.Solutions.Screens;

/// <summary>Refuses screens that name what is not there.</summary>
internal static class ScreenCheck
{
    /// <param name="own">Those of the solution that is held against the rest.</param>
    /// <param name="all">All of the organisation, the solution's own among them.</param>
    /// <param name="catalog">Likewise.</param>
    /// <param name="roles">The ids of all roles, likewise.</param>
    public static void Require(ScreenSet own, ScreenSet all, Catalog catalog, IReadOnlySet<Guid> roles)
    {
        Each(own.Forms, ScreenNames.Of, FormCheck.Require);
        Each(own.Views, ScreenNames.Of, (view, references) => ViewCheck.Require(view, references, catalog));
        Each(own.Charts, ScreenNames.Of, (chart, references) => ChartCheck.Require(chart, references, catalog));
        Each(own.Dashboards, ScreenNames.Of, Require);
        Each(own.Ribbons, ScreenNames.Of, RibbonCheck.Require);
        Each(own.Apps, ScreenNames.Of, (app, references) => AppCheck.Require(app, references, roles));
        Each(own.SiteMaps, ScreenNames.Of, AppCheck.Require);

        void Each<T>(IEnumerable<T> components, Func<T, string> name, Action<T, ScreenReferences> require)
        {
            foreach (var component in components)
            {
                require(component, new ScreenReferences(name(component), catalog, all));
            }
        }
    }

    private static void Require(Dashboard dashboard, ScreenReferences references)
    {
        foreach (var parameters in dashboard.Xml.Descendants("control").Elements("parameters"))
        {
            GridCheck.Require(parameters, references);
        }
    }
}
