using System.Xml.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Screens;

namespace LocalDataverse.Solutions.Screens;

/// <summary>Refuses forms that put a code component in the place of a control that is not there, or give it what it can't take.</summary>
internal static class ControlDescriptionCheck
{
    /// <summary>The class of a control that a code component stands in for.</summary>
    private static readonly Guid Replaced = new("F9A8A302-114E-466A-B582-6771B2AE0D92");

    /// <summary>Telephone, tablet and browser.</summary>
    private static readonly string[] FormFactors = ["0", "1", "2"];

    /// <summary>Namespaces of the platform's own controls, which no package brings along.</summary>
    private static readonly string[] OfThePlatform = ["MscrmControls.", "Microsoft."];

    /// <summary>Which columns a property may be bound to, for the types that say so.</summary>
    private static readonly Dictionary<string, ColumnType[]> Bindable = new(StringComparer.Ordinal)
    {
        ["Multiple"] = [ColumnType.Memo],
        ["SingleLine.Text"] = [ColumnType.Text],
        ["SingleLine.TextArea"] = [ColumnType.Text],
        ["DateAndTime.DateAndTime"] = [ColumnType.DateTime],
        ["DateAndTime.DateOnly"] = [ColumnType.DateTime],
        ["Currency"] = [ColumnType.Money],
        ["Decimal"] = [ColumnType.Decimal],
        ["Whole.None"] = [ColumnType.Integer],
        ["Lookup.Simple"] = [ColumnType.Lookup],
        ["OptionSet"] = [ColumnType.Choice],
        ["TwoOptions"] = [ColumnType.Boolean],
    };

    public static void Require(Form form, Table table, ScreenReferences references)
    {
        var descriptions = form.Xml.Descendants("controlDescription").ToLookup(d => Id(d.Attribute("forControl")));
        var controls = form.Xml.Descendants("control").Where(c => c.Attribute("uniqueid") is not null).ToLookup(c => Id(c.Attribute("uniqueid")));
        if (descriptions.FirstOrDefault(d => !controls.Contains(d.Key)) is { } lost)
        {
            throw references.Refused($"a controlDescription is for the control {lost.Key}, which is not on the form");
        }

        foreach (var control in form.Xml.Descendants("control").Where(c => c.Attribute("datafieldname") is not null && Id(c.Attribute("classid")) == Replaced.ToString()))
        {
            if (!descriptions.Contains(Id(control.Attribute("uniqueid"))))
            {
                throw references.Refused($"control '{control.Attribute("id")?.Value}' leaves its place to a code component, and no controlDescription says to which");
            }
        }

        foreach (var description in descriptions)
        {
            foreach (var named in description.Elements("customControl").Where(c => c.Attribute("name") is not null).ToLookup(c => c.Attribute("name")!.Value))
            {
                Require(named.Key, [.. named], table, references);
            }
        }
    }

    private static void Require(string name, List<XElement> uses, Table table, ScreenReferences references)
    {
        if (OfThePlatform.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return;
        }

        var control = references.CustomControl(name);
        var factors = uses.Select(use => use.Attribute("formFactor")?.Value ?? "").Order(StringComparer.Ordinal);
        if (!factors.SequenceEqual(FormFactors))
        {
            throw references.Refused($"control '{name}' is described for the form factors {string.Join(", ", factors)}, and must be for each of {string.Join(", ", FormFactors)} once");
        }

        foreach (var use in uses)
        {
            Require(control, use.Elements("parameters").Elements().ToList(), table, references);
        }
    }

    private static void Require(CustomControl control, List<XElement> parameters, Table table, ScreenReferences references)
    {
        var properties = control.Properties.ToDictionary(p => p.RequiredAttribute("name"), StringComparer.Ordinal);
        foreach (var parameter in parameters)
        {
            if (!properties.TryGetValue(parameter.Name.LocalName, out var property))
            {
                throw references.Refused($"control '{control.Name}' is given '{parameter.Name.LocalName}', which is no property of its manifest");
            }

            if (parameter.Attribute("static")?.Value != "true")
            {
                RequireColumn(control, property, parameter.Value.Trim(), table, references);
            }
        }

        var given = parameters.Select(p => p.Name.LocalName).ToHashSet();
        if (properties.Values.FirstOrDefault(p => p.Attribute("required")?.Value == "true" && !given.Contains(p.RequiredAttribute("name"))) is { } missing)
        {
            throw references.Refused($"control '{control.Name}' is not given '{missing.RequiredAttribute("name")}', which its manifest requires");
        }
    }

    private static void RequireColumn(CustomControl control, XElement property, string column, Table table, ScreenReferences references)
    {
        var name = property.RequiredAttribute("name");
        references.Column(table, column, $"property '{name}' of control '{control.Name}'");
        var type = property.Attribute("of-type")?.Value ?? "";
        if (Bindable.TryGetValue(type, out var types) && !types.Contains(table.Find(column)!.Type))
        {
            throw references.Refused($"property '{name}' of control '{control.Name}' is of type {type} and can't be bound to the column '{column}'");
        }
    }

    private static string Id(XAttribute? attribute) => Guid.TryParse(attribute?.Value, out var id) ? id.ToString() : attribute?.Value ?? "";
}
