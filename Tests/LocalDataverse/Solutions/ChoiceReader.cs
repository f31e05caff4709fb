using System.Xml.Linq;
using LocalDataverse.Metadata;

namespace LocalDataverse.Solutions;

/// <summary>Reads optionset elements, global or inside a column.</summary>
internal static class ChoiceReader
{
    public static Choice Global(XElement optionSet) => optionSet.Text("OptionSetType") is null or "picklist"
        ? Read(optionSet, isGlobal: true)
        : throw Faults.NotSupportedHere(
            $"type '{optionSet.Text("OptionSetType")}' of global choice '{optionSet.RequiredAttribute("Name")}'");

    /// <summary>A named global choice comes back without options; the merge into a catalogue gives them.</summary>
    public static Choice? OfColumn(XElement attribute, ColumnType type, string table)
    {
        if (type is not (ColumnType.Choice or ColumnType.Boolean or ColumnType.State or ColumnType.Status))
        {
            return null;
        }

        if (attribute.Text("OptionSetName") is { } global)
        {
            return new Choice(global, IsGlobal: true, []);
        }

        return attribute.Element("optionset") is { } own
            ? Read(own, isGlobal: false)
            : throw Faults.Of(Faults.InvalidArgument,
                $"Column '{table}.{attribute.Text("LogicalName")}' has neither an OptionSetName nor an optionset. Add " +
                "one of them.");
    }

    private static Choice Read(XElement optionSet, bool isGlobal)
    {
        var name = optionSet.RequiredAttribute("Name");
        var options = new List<Option>();
        foreach (var option in Elements(optionSet).Select(Option))
        {
            if (options.Any(o => o.Value == option.Value))
            {
                throw Faults.Of(Faults.InvalidArgument, $"Choice '{name}' has the value {option.Value} twice. Give each option its own.");
            }

            options.Add(option);
        }

        return new Choice(name, isGlobal, options) 
        {
            DisplayName = optionSet.LabelsOf("displaynames"),
            IsCustomizable = optionSet.Flag("IsCustomizable", otherwise: true),
        };
    }

    private static IEnumerable<XElement> Elements(XElement optionSet) =>
        new[] { ("options", "option"), ("states", "state"), ("statuses", "status") }
            .SelectMany(n => optionSet.Element(n.Item1)?.Elements(n.Item2) ?? []);

    private static Option Option(XElement element) => new(element.IntegerAttribute("value"), element.LabelsOf("labels"))
    {
        Color = element.Attribute("Color")?.Value,
        ExternalValue = element.Attribute("ExternalValue")?.Value is { Length: > 0 } external ? external : null,
        DefaultStatus = element.Attribute("defaultstatus") is null ? null : element.IntegerAttribute("defaultstatus"),
        State = element.Attribute("state") is null ? null : element.IntegerAttribute("state"),
    };
}
