using LocalDataverse.Screens;

namespace LocalDataverse.Solutions.Screens;

/// <summary>Reads everything of a package that people look at.</summary>
internal static class ScreenReader
{
    public static ScreenSet Read(SolutionPackage package) => new()
    {
        Forms = FormReader.Read(package),
        Views = ViewReader.Read(package),
        Charts = ChartReader.Read(package),
        Dashboards = DashboardReader.Read(package),
        Ribbons = RibbonReader.Read(package),
        WebResources = WebResourceReader.Read(package),
        CustomControls = CustomControlReader.Read(package),
        Apps = AppReader.Read(package),
        SiteMaps = AppReader.ReadSiteMaps(package),
    };
}
