using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace StandardTables;

/// <summary>Texts as a solution writes them.</summary>
internal static class Labels
{
    /// <summary>English, Swedish, Norwegian (Bokmål), Danish: the order of the texts in a line.</summary>
    public static readonly IReadOnlyList<int> Languages = [1033, 1053, 1044, 1030];

    private static readonly string[] BaseCurrency = ["(Base)", "(bas)", "(basis)", "(basis)"];

    /// <exception cref="TextException">A language is missing or too much.</exception>
    public static XElement Of(Entry entry, string list, string item) => entry.Texts.Count != Languages.Count
        ? throw new TextException(entry, $"{Languages.Count} texts are needed, and {entry.Texts.Count} given.")
        : Of(entry.Texts, list, item);

    public static XElement Of(IEnumerable<string> texts, string list, string item) => new(list, texts.Zip(Languages,
        (text, language) => new XElement(item, new XAttribute("description", text), new XAttribute("languagecode", language))));

    /// <summary>What the platform calls the column that holds an amount in the base currency.</summary>
    public static IEnumerable<string> OfBaseCurrency(Entry money) => money.Texts.Zip(BaseCurrency, (text, added) => $"{text} {added}");
}
