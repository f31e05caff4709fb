using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace StandardTables;

/// <summary>A column as a solution states it, with the platform's defaults for whatever its line doesn't say.</summary>
internal static class AttributeXml
{
    /// <summary>The column; for an amount of money also the one in the base currency, which the platform makes beside it.</summary>
    public static IEnumerable<XElement> Of(Entry column, string table)
    {
        var words = new Words(column);
        var type = words.Next();
        yield return new XElement("attribute", Naming(column.Name, type), Access(words, type), Details(words, type), Options(column, words, type, table), Labels.Of(column, "displaynames", "displayname"));
        words.RequireNone();
        if (type == "money")
        {
            yield return new XElement("attribute", Naming($"{column.Name}_Base", type), Flags("none", isPrimaryName: false, onCreate: false, onUpdate: false),
                Limits("-922337203685477", "922337203685477"), Money("4"), new XElement("CalculationOf", column.LogicalName),
                Labels.Of(Labels.OfBaseCurrency(column), "displaynames", "displayname"));
        }
    }

    private static XObject[] Naming(string name, string type) =>
        [new XAttribute("PhysicalName", name), new XElement("Type", type), new XElement("Name", name.ToLowerInvariant()), new XElement("LogicalName", name.ToLowerInvariant())];

    private static XElement[] Access(Words words, string type)
    {
        var required = words.TakeOneOf("none", "recommended", "required", "systemrequired") ?? (type is "primarykey" or "state" or "owner" ? "systemrequired" : "none");
        var usual = type switch { "primarykey" => "createonly", "state" => "updateonly", "entityname" => "readonly", _ => "writable" };
        var access = words.TakeOneOf("writable", "createonly", "updateonly", "readonly") ?? usual;
        return Flags(required, words.Take("name"), onCreate: access is "writable" or "createonly", onUpdate: access is "writable" or "updateonly");
    }

    private static XElement[] Flags(string required, bool isPrimaryName, bool onCreate, bool onUpdate) =>
    [
        new XElement("RequiredLevel", required),
        new XElement("DisplayMask", isPrimaryName ? "PrimaryName|ValidForAdvancedFind|ValidForForm|ValidForGrid" : "ValidForAdvancedFind|ValidForForm|ValidForGrid"),
        new XElement("ValidForUpdateApi", onUpdate ? 1 : 0),
        new XElement("ValidForReadApi", 1),
        new XElement("ValidForCreateApi", onCreate ? 1 : 0),
        new XElement("IsCustomField", 0),
    ];

    private static XElement[] Details(Words words, string type) => type switch
    {
        "nvarchar" => [new("Format", words.TakeOneOf("email", "phone", "url") ?? "text"), new("MaxLength", words.TakeNumber())],
        "ntext" => [new("Format", "textarea"), new("MaxLength", words.TakeNumber())],
        "int" => [new("Format", words.TakeOneOf("language", "locale") ?? "none"), .. Limits(words, "-2147483648", "2147483647")],
        "decimal" or "float" => [new("Accuracy", words.TakeNumber()), .. Limits(words, "0", "1000000000")],
        "money" => [.. Limits(words, "0", "1000000000000"), .. Money("2")],
        "datetime" => words.TakeOneOf("date", "day") switch
        {
            "date" => [new("Format", "date"), new("Behavior", 1)],
            "day" => [new("Format", "date"), new("Behavior", 2)],
            _ => [new("Format", "datetime"), new("Behavior", 1)],
        },
        "lookup" or "owner" => [new("LookupStyle", "single"), new("LookupTypes")],
        "bit" => [new("AppDefaultValue", words.TakeAfter("default") ?? "0")],
        "picklist" => [new("AppDefaultValue", words.TakeAfter("default") ?? "-1")],
        _ => [],
    };

    private static XElement[] Limits(Words words, string lowest, string highest) => words.TakeRange() is var (from, to) ? Limits(from, to) : Limits(lowest, highest);

    private static XElement[] Limits(string lowest, string highest) => [new("MinValue", lowest), new("MaxValue", highest)];

    /// <summary>2: in the precision of the row's currency.</summary>
    private static XElement[] Money(string accuracy) => [new("Accuracy", accuracy), new("AccuracySource", 2)];

    private static XElement? Options(Entry column, Words words, string type, string table)
    {
        if (type is not ("bit" or "picklist" or "state" or "status"))
        {
            return column.Options.Count == 0 ? null : throw new TextException(column.Options[0], $"a column of type {type} has no options.");
        }

        var (list, item) = type switch { "state" => ("states", "state"), "status" => ("statuses", "status"), _ => ("options", "option") };
        return new XElement("optionset", new XAttribute("Name", $"{table}_{column.LogicalName}"), new XElement("OptionSetType", type),
            new XElement(list, type == "bit" && column.Options.Count == 0 ? YesAndNo : column.Options.Select(option => Option(option, item))));
    }

    private static XElement[] YesAndNo => [Option("1", ["Yes", "Ja", "Ja", "Ja"]), Option("0", ["No", "Nej", "Nei", "Nej"])];

    private static XElement Option(string value, IEnumerable<string> texts) => new("option", new XAttribute("value", value), Labels.Of(texts, "labels", "label"));

    /// <summary>Its line begins with the value; a state adds the status reason that rows get by default, a status reason its state.</summary>
    private static XElement Option(Entry option, string item)
    {
        var attributes = option.Name.Split(' ') switch
        {
            [var value] when item == "option" => new[] { new XAttribute("value", value) },
            [var value, "default", var status] when item == "state" =>
                [new XAttribute("value", value), new XAttribute("defaultstatus", status), new XAttribute("invariantname", option.Texts[0])],
            [var value, "of", var state] when item == "status" => [new XAttribute("value", value), new XAttribute("state", state)],
            _ => throw new TextException(option, $"a {item} is written differently."),
        };
        return new XElement(item, attributes, Labels.Of(option, "labels", "label"));
    }
}
