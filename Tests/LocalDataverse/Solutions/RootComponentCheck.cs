using System.Globalization;
using System.Xml.Linq;
using LocalDataverse.Screens;

namespace LocalDataverse.Solutions;

/// <summary>
/// Refuses a manifest that lists what customizations.xml does not define: the packers only print a line about it, and an
/// import would then go without the component.
/// </summary>
internal static class RootComponentCheck
{
    /// <summary>By the platform's number. A component of any other kind is taken as it is listed.</summary>
    private static readonly Dictionary<int, Kind> Kinds = new()
    {
        [ComponentTypes.Table] = new("table", (content, it) => content.Tables.Any(t => it.IsNamed(t.LogicalName))),
        [ComponentTypes.Choice] = new("choice", (content, it) => content.Choices.Any(c => it.IsNamed(c.Name))),
        [ComponentTypes.Role] = new("role", (content, it) => content.Roles.Any(r => r.Id == it.Id)),
        [ComponentTypes.View] = new("view", (content, it) => content.Screens.Views.Any(v => v.Id == it.Id)),
        [ComponentTypes.Chart] = new("chart", (content, it) => content.Screens.Charts.Any(c => c.Id == it.Id)),
        [ComponentTypes.Form] = new("form or dashboard", (content, it) => content.Screens.Forms.Any(f => f.Id == it.Id) ||
            content.Screens.Dashboards.Any(d => d.Id == it.Id) ||
            content.LeftOut.Any(l => l.Contains(it.Id.ToString(), StringComparison.OrdinalIgnoreCase))),
        [ComponentTypes.WebResource] = new("web resource",
            (content, it) => content.Screens.WebResources.Any(w => w.Id == it.Id || it.IsNamed(w.Name))),
        [ComponentTypes.CustomControl] = new("control", (content, it) => content.Screens.CustomControls.Any(c => it.IsNamed(c.Name))),
        [ComponentTypes.SiteMap] = new("site map", (content, it) => content.Screens.SiteMaps.Any(s => it.IsNamed(s.UniqueName))),
        [ComponentTypes.App] = new("app", (content, it) => content.Screens.Apps.Any(a => it.IsNamed(a.UniqueName))),
        [ComponentTypes.Assembly] = new("assembly", (content, it) => content.Assemblies.Any(a => a.Id == it.Id || it.IsNamed(a.FullName))),
        [ComponentTypes.Step] = new("step", (content, it) => content.Steps.Any(s => s.Id == it.Id)),
    };

    public static void Require(SolutionPackage package, SolutionContent content)
    {
        foreach (var component in package.Manifest.Element("RootComponents")?.Elements("RootComponent") ?? [])
        {
            var listed = new Listed(
                component.Attribute("schemaName")?.Value ?? "",
                Guid.TryParse(component.Attribute("id")?.Value, out var id) ? id : Guid.Empty);
            if (int.TryParse(component.RequiredAttribute("type"), CultureInfo.InvariantCulture, out var type) &&
                Kinds.TryGetValue(type, out var kind) && !kind.IsDefined(content, listed) && !(type == ComponentTypes.Table && IsShell(package, listed)))
            {
                throw Faults.Of(Faults.InvalidArgument,
                    $"solution.xml lists {kind.Name} '{(listed.Name.Length > 0 ? listed.Name : listed.Id)}', which " +
                    "customizations.xml does not define. " +
                    "Add the component to the solution source, or take it out of RootComponents.");
            }
        }
    }

    /// <summary>Of a table that is somebody else's a package may have no more than its name, or a form or ribbon of it.</summary>
    private static bool IsShell(SolutionPackage package, Listed table) =>
        package.Section("Entities").Any(e => e.Element("EntityInfo") is null && table.IsNamed(e.Text("Name") ?? ""));

    private sealed record Kind(string Name, Func<SolutionContent, Listed, bool> IsDefined);

    /// <summary>What the manifest names a component by.</summary>
    private sealed record Listed(string Name, Guid Id)
    {
        public bool IsNamed(string name) => string.Equals(name, Name, StringComparison.OrdinalIgnoreCase);
    }
}
