using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Conformance.Schemas;

/// <summary>
/// What today's server writes and the published schemas (9.0.0.2090) don't know. After such a finding .NET skips the rest of
/// the parent's content, so all of it is taken out of the copy that is validated, and nothing else.
/// </summary>
internal static class NewerThanSchema
{
    private static readonly (string Parent, string Name)[] Elements =
    [
        ("AppModule", "OptimizedFor"),
        ("AppModule", "statecode"),
        ("AppModule", "statuscode"),
        ("AppModule", "NavigationType"),
        ("AppModuleSiteMap", "EnableCollapsibleGroups"),
        ("AppModuleSiteMap", "ShowHome"),
        ("AppModuleSiteMap", "ShowPinned"),
        ("AppModuleSiteMap", "ShowRecents"),
        ("attribute", "AutoNumberFormat"),
        ("attribute", "IsSearchable"),
        ("attribute", "IsFilterable"),
        ("attribute", "IsRetrievable"),
        ("attribute", "IsLocalizable"),
        ("EntityRelationship", "CascadeArchive"),
        ("parameters", "UClientEnableWhatsNewFilter"),
        ("entity", "IsRetrieveAuditEnabled"),
        ("entity", "IsRetrieveMultipleAuditEnabled"),
        ("entity", "IsMSTeamsIntegrationEnabled"),
        ("entity", "IsSolutionAware"),
        ("SdkMessageProcessingStep", "PluginTypeExportKey"),
        ("Workflow", "JsonFileName"),
        ("ImportExportXml", "CanvasApps"),
        ("ServiceEndpoint", "UseKeyVaultConfiguration"),
    ];

    private static readonly (string Parent, string Name)[] Attributes = [("form", "headerdensity"), ("Role", "isinherited")];

    private static readonly string[] RootAttributes = ["OrganizationVersion", "OrganizationSchemaType", "CRMServerServiceabilityVersion"];

    /// <summary>Makes the copy fit and says how many of each there were.</summary>
    public static IReadOnlyList<string> Adapt(XElement customizations)
    {
        var moved = MoveMessageIds(customizations);
        var elements = customizations.Descendants()
            .Where(element => Elements.Contains((element.Parent!.Name.LocalName, element.Name.LocalName)))
            .ToList();
        var attributes = customizations.DescendantsAndSelf().Attributes()
            .Where(attribute => attribute.Name.LocalName == "IsHidden" || Attributes.Contains((attribute.Parent!.Name.LocalName, attribute.Name.LocalName)))
            .Concat(customizations.Attributes().Where(attribute => RootAttributes.Contains(attribute.Name.LocalName)))
            .ToList();
        var removed = elements.Select(element => $"{element.Parent!.Name.LocalName}/{element.Name.LocalName}")
            .Concat(attributes.Select(attribute => $"{attribute.Parent!.Name.LocalName}/@{attribute.Name.LocalName}"))
            .Concat(Enumerable.Repeat("SdkMessageProcessingStep/SdkMessageId, moved", moved))
            .CountBy(name => name)
            .Select(count => $"{count.Key} ×{count.Value}")
            .ToList();
        elements.Remove();
        attributes.Remove();
        return removed;
    }

    // The server writes a step's message first; the published schema has it behind the rank.
    private static int MoveMessageIds(XElement customizations)
    {
        var messages = customizations.Descendants("SdkMessageProcessingStep").Elements("SdkMessageId").ToList();
        foreach (var message in messages)
        {
            var rank = message.Parent!.Element("Rank");
            if (rank is not null)
            {
                message.Remove();
                rank.AddAfterSelf(message);
            }
        }

        return messages.Count;
    }
}
