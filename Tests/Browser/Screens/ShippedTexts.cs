using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Newtonsoft.Json.Linq;

namespace Browser.Screens;

/// <summary>Every text that the solutions and the client ship, by language: what a screen may say, and what it says in the wrong language.</summary>
internal sealed partial class ShippedTexts
{
    private const int English = 1033;

    private static readonly Dictionary<int, string> Tags = new() { [English] = "en", [1053] = "sv", [1044] = "nb", [1030] = "da" };

    private static readonly Lazy<IReadOnlyList<(int Language, string Text)>> Shipped = new(() => [.. All()]);

    private readonly HashSet<string> _own;
    private readonly HashSet<string> _foreign;

    private ShippedTexts(HashSet<string> own, HashSet<string> foreign) => (_own, _foreign) = (own, foreign);

    /// <summary>English in the place of that language is what is looked for; in English, any other language is.</summary>
    public static ShippedTexts Of(int language)
    {
        var all = Shipped.Value;
        HashSet<string> own = [.. all.Where(t => t.Language == language).Select(t => t.Text)];
        HashSet<string> foreign = [.. all.Where(t => language == English ? t.Language != English : t.Language == English).Select(t => t.Text)];
        return new ShippedTexts(own, foreign);
    }

    /// <summary>Why a text on a screen can't be right; null when nothing speaks against it.</summary>
    public string? WrongWith(string text)
    {
        var said = Spaces().Replace(text, " ").Trim();
        return KeyForm().IsMatch(said) ? "a key"
            : Placeholder().IsMatch(said) ? "a place that nothing was put in"
            : Nothing().IsMatch(said) ? "no text at all"
            : _foreign.Contains(said) && !_own.Contains(said) ? "another language"
            : null;
    }

    private static IEnumerable<(int Language, string Text)> All() =>
        new[] { "StandardTables.zip", "SellerShares.zip" }.SelectMany(OfPackage).Concat(OfClient());

    private static IEnumerable<(int Language, string Text)> OfPackage(string zip)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(AppContext.BaseDirectory, zip));
        List<(int, string)> texts = [];
        foreach (var entry in archive.Entries)
        {
            if (entry.FullName == "customizations.xml")
            {
                using var stream = entry.Open();
                texts.AddRange(XDocument.Load(stream).Descendants().SelectMany(Label));
            }
            else if (entry.Name.StartsWith("opps_stringstexts", StringComparison.Ordinal))
            {
                using var stream = entry.Open();
                var language = Tags.Keys.Single(lcid => entry.Name.Contains($"texts{lcid}resx", StringComparison.Ordinal));
                texts.AddRange(XDocument.Load(stream).Descendants("data").Select(d => (language, d.Element("value")!.Value)));
            }
        }

        return texts;
    }

    private static IEnumerable<(int Language, string Text)> Label(XElement element)
    {
        var language = (string?)element.Attribute("languagecode") ?? (string?)element.Attribute("LCID");
        var text = (string?)element.Attribute("description") ?? (string?)element.Attribute("Title") ?? (string?)element.Attribute("Description");
        return int.TryParse(language, out var lcid) && !string.IsNullOrWhiteSpace(text) ? [(lcid, text)] : [];
    }

    private static IEnumerable<(int Language, string Text)> OfClient()
    {
        var project = typeof(ShippedTexts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == "ProjectFolder").Value!;
        return Tags.SelectMany(tag => JObject.Parse(File.ReadAllText(Path.Combine(project, "..", "LocalDataverse.Web", "Client", "src", "texts", $"{tag.Value}.json")))
            .Properties().Select(p => (tag.Key, (string)p.Value!)));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[A-Z][A-Za-z]*_[A-Z][A-Za-z]*$|\$LocLabels|\bopps_|\bMscrm\.")]
    private static partial Regex KeyForm();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\b(undefined|NaN|null)\b|\[object ")]
    private static partial Regex Nothing();
}
