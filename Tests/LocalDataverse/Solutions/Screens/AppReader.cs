using System.Xml.Linq;
using LocalDataverse.Screens;

namespace LocalDataverse.Solutions.Screens;

/// <summary>Reads the AppModules and AppModuleSiteMaps sections.</summary>
internal static class AppReader
{
    public static IReadOnlyList<App> Read(SolutionPackage package) => [.. package.Section("AppModules").Select(Read)];

    public static IReadOnlyList<SiteMap> ReadSiteMaps(SolutionPackage package) =>
        [.. package.Section("AppModuleSiteMaps").Select(e => new SiteMap(e.Required("SiteMapUniqueName"), e.RequiredElement("SiteMap")))];

    private static App Read(XElement app) => new(
        app.Required("UniqueName"),
        app.LabelsOf("LocalizedNames"),
        [.. (app.Element("AppModuleComponents")?.Elements("AppModuleComponent") ?? []).Select(Component)],
        [.. (app.Element("AppModuleRoleMaps")?.Elements("Role") ?? []).Select(r => r.Id("id", r.RequiredAttribute("id")))],
        app);

    private static AppComponent Component(XElement component) => new(
        component.IntegerAttribute("type"),
        component.Attribute("schemaName")?.Value,
        component.Attribute("id")?.Value is { } id ? component.Id("id", id) : null);
}
