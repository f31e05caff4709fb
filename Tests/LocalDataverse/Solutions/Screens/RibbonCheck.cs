using System.Xml.Linq;
using LocalDataverse.Screens;

namespace LocalDataverse.Solutions.Screens;

/// <summary>Refuses commands, rules, labels, scripts and icons of a ribbon that lead nowhere. The platform's own begin with Mscrm.</summary>
internal static class RibbonCheck
{
    private const string LabelPrefix = "$LocLabels:";

    public static void Require(Ribbon ribbon, ScreenReferences references)
    {
        references.Table(ribbon.Table, "it");
        var commands = Ids(ribbon.Xml.Element("CommandDefinitions")?.Elements());
        foreach (var command in ribbon.Xml.Descendants("CommandUIDefinition").Descendants().Attributes("Command"))
        {
            RequireDefined(command, commands, "command", references);
        }

        foreach (var kind in new[] { "EnableRule", "DisplayRule" })
        {
            var defined = Ids(ribbon.Xml.Element("RuleDefinitions")?.Element(kind + "s")?.Elements(kind));
            foreach (var rule in ribbon.Xml.Element("CommandDefinitions")?.Descendants(kind).Attributes("Id") ?? [])
            {
                RequireDefined(rule, defined, "rule", references);
            }
        }

        var labels = Ids(ribbon.Xml.Element("LocLabels")?.Elements("LocLabel"));
        foreach (var attribute in ribbon.Xml.Descendants().Attributes())
        {
            if (attribute.Value.StartsWith(LabelPrefix, StringComparison.Ordinal) && !labels.Contains(attribute.Value[LabelPrefix.Length..]))
            {
                throw references.Refused($"{attribute.Name} of <{attribute.Parent!.Name.LocalName}> names the label '{attribute.Value[LabelPrefix.Length..]}', which LocLabels does not have");
            }

            references.WebResourceIn(attribute);
        }
    }

    private static void RequireDefined(XAttribute id, HashSet<string> defined, string what, ScreenReferences references)
    {
        if (!defined.Contains(id.Value) && !id.Value.StartsWith("Mscrm.", StringComparison.Ordinal))
        {
            throw references.Refused($"<{id.Parent!.Name.LocalName}> names the {what} '{id.Value}', which the ribbon does not define");
        }
    }

    private static HashSet<string> Ids(IEnumerable<XElement>? elements) => [.. (elements ?? []).Attributes("Id").Select(a => a.Value)];
}
