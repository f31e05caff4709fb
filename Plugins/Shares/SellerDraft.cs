using System.Globalization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Opps.Plugins.Shares;

/// <summary>One entry of a draft: a seller, or a row whose user was deleted, or both where the row gets another person.</summary>
/// <param name="RowId">The row, where it must be named.</param>
/// <param name="SellerId">The person.</param>
/// <param name="Percent">0–100; null where the rules decide.</param>
/// <param name="IsFixed">Null leaves it as it is; a new row is then free.</param>
public sealed record DraftShare(Guid? RowId, Guid? SellerId, decimal? Percent, bool? IsFixed);

/// <summary>U1: the sellers that are saved along with the opportunity, and those that they were made from.</summary>
public sealed class SellerDraft(IReadOnlyList<DraftShare> from, IReadOnlyList<DraftShare> sellers, string? note = null)
{
    private const int MostShown = 60;
    private const int MostDepth = 8;

    /// <summary>The stored sellers that it was made from.</summary>
    public IReadOnlyList<DraftShare> From => from;

    /// <summary>The whole set as it is to be.</summary>
    public IReadOnlyList<DraftShare> Sellers => sellers;

    /// <summary>Why, in the person's words; null where they said nothing.</summary>
    public string? Note => note;

    /// <summary>Reads the JSON text of <c>opps_sellerdraft</c>, version 1.</summary>
    /// <exception cref="RefusedException">It is no such text; the message names the place and the value (U4).</exception>
    public static SellerDraft Parse(string text)
    {
        var root = Members(Json(text), "", "version", "from", "sellers", "note");
        return root.TryGetValue("version", out var version) && version.Value == "1" && TypeOf(version) == "number"
            ? new SellerDraft(Entries(root, "from"), Entries(root, "sellers"), NoteIn(root))
            : throw Unusable("version", version?.Value);
    }

    private static string? NoteIn(Dictionary<string, XElement> root) =>
        !root.TryGetValue("note", out var note) || TypeOf(note) == "null" ? null
        : TypeOf(note) == "string" ? Shares.Note.Accept(note.Value)
        : throw Unusable("note", note.Value);

    private static XElement Json(string text)
    {
        try
        {
            using var reader = JsonReaderWriterFactory.CreateJsonReader(Encoding.UTF8.GetBytes(text), new XmlDictionaryReaderQuotas { MaxDepth = MostDepth });
            return XElement.Load(reader);
        }
        catch (Exception damaged) when (damaged is XmlException or FormatException or InvalidOperationException)
        {
            throw Unusable("opps_sellerdraft", text.Length > MostShown ? $"{text.Substring(0, MostShown)} …" : text);
        }
    }

    private static List<DraftShare> Entries(Dictionary<string, XElement> root, string name) =>
        root.TryGetValue(name, out var list) && TypeOf(list) == "array"
            ? list.Elements().Select((entry, i) => Entry(entry, $"{name}[{i}]")).ToList()
            : throw Unusable(name, list?.Value);

    private static DraftShare Entry(XElement element, string path)
    {
        var members = Members(element, path, "row", "seller", "percent", "fixed");
        var entry = new DraftShare(Id("row"), Id("seller"), Percent(), IsFixed());
        return entry is { RowId: null, SellerId: null } ? throw Unusable($"{path}.seller", null) : entry;

        XElement? Member(string name) => members.TryGetValue(name, out var member) && TypeOf(member) != "null" ? member : null;

        Guid? Id(string name) => Member(name) is not { } member ? null
            : TypeOf(member) == "string" && Guid.TryParse(member.Value, out var id) && id != Guid.Empty ? id
            : throw Unusable($"{path}.{name}", member.Value);

        decimal? Percent() => Member("percent") is not { } member ? null
            : TypeOf(member) == "number" && decimal.TryParse(member.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) &&
                percent is >= 0m and <= Percentage.Whole ? percent
            : throw Unusable($"{path}.percent", member.Value);

        bool? IsFixed() => Member("fixed") is not { } member ? null
            : TypeOf(member) == "boolean" ? member.Value == "true"
            : throw Unusable($"{path}.fixed", member.Value);
    }

    private static Dictionary<string, XElement> Members(XElement element, string path, params string[] known)
    {
        var members = new Dictionary<string, XElement>();
        foreach (var member in TypeOf(element) == "object" ? element.Elements() : throw Unusable(path.Length > 0 ? path : "opps_sellerdraft", element.Value))
        {
            var name = member.Name.LocalName;
            if (!known.Contains(name) || members.ContainsKey(name))
            {
                throw Unusable(path.Length > 0 ? $"{path}.{name}" : name, member.Value);
            }

            members.Add(name, member);
        }

        return members;
    }

    private static string? TypeOf(XElement element) => element.Attribute("type")?.Value;

    private static RefusedException Unusable(string path, string? value) => new(TextKeys.DraftUnusable, path, value ?? "");
}
