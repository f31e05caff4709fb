using System.Xml.Linq;
using LocalDataverse.Screens;

namespace LocalDataverse.Solutions.Screens;

/// <summary>Refuses apps that list missing components or roles, and site maps with areas that lead nowhere.</summary>
internal static class AppCheck
{
    /// <summary>System Administrator and System Customizer, under the ids that they have in exports of every organisation.</summary>
    private static readonly Guid[] PlatformRoles = [new("627090ff-40a3-4053-8790-584edc5be201"), new("119f245c-3cc8-4b62-b31c-d1a046ced15d")];

    public static void Require(App app, ScreenReferences references, IReadOnlySet<Guid> roles)
    {
        foreach (var component in app.Components)
        {
            Require(component, references);
        }

        if (app.Roles.FirstOrDefault(r => !roles.Contains(r) && !PlatformRoles.Contains(r)) is var missing && missing != Guid.Empty)
        {
            throw references.Refused($"AppModuleRoleMaps names the role {missing}, which is not there");
        }
    }

    public static void Require(SiteMap siteMap, ScreenReferences references)
    {
        foreach (var attribute in siteMap.Xml.Descendants().Attributes())
        {
            var where = $"<{attribute.Parent!.Name.LocalName}> '{attribute.Parent.Attribute("Id")?.Value}'";
            switch (attribute.Name.LocalName)
            {
                case "Entity":
                    references.Table(attribute.Value, where);
                    break;
                case "DefaultDashboard":
                    references.FormOrDashboard(attribute.Value, where);
                    break;
                default:
                    references.WebResourceIn(attribute);
                    break;
            }
        }
    }

    private static void Require(AppComponent component, ScreenReferences references)
    {
        const string Where = "AppModuleComponents";
        var name = component.SchemaName ?? component.Id?.ToString() ?? throw references.Refused($"{Where} lists a component of type {component.Type} without schemaName or id");
        switch (component.Type)
        {
            case ComponentTypes.Table:
                references.Table(name, Where);
                break;
            case ComponentTypes.View:
                references.View(name, Where);
                break;
            case ComponentTypes.Chart:
                references.Chart(name, Where);
                break;
            case ComponentTypes.Form:
                references.FormOrDashboard(name, Where);
                break;
            case ComponentTypes.WebResource:
                references.WebResource(name, Where);
                break;
            case ComponentTypes.SiteMap:
                references.SiteMap(name, Where);
                break;
            default:
                throw Faults.NotSupportedHere($"component {name} of type {component.Type} in an app");
        }
    }
}
