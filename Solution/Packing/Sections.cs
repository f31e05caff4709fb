using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Opps.Packing;

/// <summary>The sections of customizations.xml.</summary>
internal static class Sections
{
    private const string Skeleton = "Other/Customizations.xml";

    /// <summary>The order in which the server writes them.</summary>
    private static readonly string[] Order =
    [
        "Entities", "Roles", "Workflows", "FieldSecurityProfiles", "Templates", "EntityMaps", "EntityRelationships",
        "OrganizationSettings", "optionsets", "Dashboards", "WebResources", "CustomControls", "SolutionPluginAssemblies",
        "SdkMessageProcessingSteps", "AppModuleSiteMaps", "AppModules", "EntityDataProviders", "Languages",
    ];

    private static readonly Section[] Packed =
    [
        new EntitySection(),
        new RelationshipSection(),
        new FileSection("Roles", new Regex("^Roles/[^/]+\\.xml$"), "Role"),
        new FileSection("optionsets", new Regex("^OptionSets/[^/]+\\.xml$"), "optionset"),
        new FileSection("Dashboards", new Regex("^Dashboards/[^/]+\\.xml$"), "Dashboard"),
        new WebResourceSection(),
        new CustomControlSection(),
        new PluginAssemblySection(),
        new FileSection("SdkMessageProcessingSteps", new Regex("^SdkMessageProcessingSteps/[^/]+\\.xml$"), "SdkMessageProcessingStep"),
        new FileSection("AppModuleSiteMaps", new Regex("^AppModuleSiteMaps/[^/]+/AppModuleSiteMap\\.xml$"), "AppModuleSiteMap"),
        new FileSection("AppModules", new Regex("^AppModules/[^/]+/AppModule\\.xml$"), "AppModule"),
    ];

    /// <summary>customizations.xml: the skeleton with every section filled.</summary>
    public static XElement Fill(SourceReader reader, Package package)
    {
        var customizations = reader.Read(Skeleton, "ImportExportXml");
        CheckOrder(customizations);
        foreach (var section in Packed)
        {
            var components = section.Components(reader, package).ToList();
            if (components.Count > 0)
            {
                Place(customizations, section.Element).Add(components);
            }
        }

        return customizations;
    }

    // Microsoft's packers drop the components of a section that the skeleton lacks, and say nothing.
    private static XElement Place(XElement customizations, string section) => customizations.Element(section)
        ?? throw new PackingException($"'{Skeleton}' has no <{section} />, but the source has components for it. Add the empty element.");

    private static void CheckOrder(XElement customizations)
    {
        var stated = customizations.Elements().Select(section => section.Name.LocalName).ToList();
        if (stated.Except(Order).FirstOrDefault() is { } unknown)
        {
            throw new PackingException($"'{Skeleton}' has the section <{unknown}>, which this packer doesn't know.");
        }

        if (!stated.SequenceEqual(Order.Intersect(stated)))
        {
            throw new PackingException($"'{Skeleton}' must have its sections once each, in this order: {string.Join(", ", Order)}.");
        }
    }
}
