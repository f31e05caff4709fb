using System.Globalization;
using System.IO;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Opps.Plugins.Shares;

/// <summary>The sellers of a moment, and the JSON text as which they are stored: <c>[{"row","seller","name","percent","fixed"}]</c>.</summary>
public static class KnownShares
{
    /// <summary>Whether both have the same people with the same percentages and flags. Which row is whose is of no interest (H1).</summary>
    public static bool AreSame(IReadOnlyList<KnownShare> one, IReadOnlyList<KnownShare> other) =>
        one.Count == other.Count && one.All(share => other.Any(share.IsSame)) && other.All(share => one.Any(share.IsSame));

    /// <summary>The rows of a moment.</summary>
    public static IReadOnlyList<KnownShare> Of(IEnumerable<SellerShare> rows) => rows.EarliestFirst().Select(KnownShare.Of).ToList();

    /// <summary>
    /// What the rows were before the operation, as far as they say so themselves: new ones were not there, others had another
    /// percentage.
    /// </summary>
    public static IReadOnlyList<KnownShare> Before(IEnumerable<SellerShare> rows) => Of(rows
        .Where(row => row.Touched is not { Before: null })
        .Select(row => row.Touched is { } touched ? row with { Percent = touched.Before } : row));

    /// <summary>As it is stored.</summary>
    public static string Text(IEnumerable<KnownShare> shares)
    {
        using var bytes = new MemoryStream();
        using (var writer = JsonReaderWriterFactory.CreateJsonWriter(bytes))
        {
            new XElement("root", Type("array"), shares.Select(share => new XElement("item", Type("object"), Members(share)))).WriteTo(writer);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>Reads <see cref="Text"/>; nobody where there is no text.</summary>
    /// <exception cref="XmlException">It is no JSON.</exception>
    /// <exception cref="FormatException">It is other JSON.</exception>
    public static IReadOnlyList<KnownShare> Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        using var reader = JsonReaderWriterFactory.CreateJsonReader(Encoding.UTF8.GetBytes(text), XmlDictionaryReaderQuotas.Max);
        return XElement.Load(reader).Elements().Select(item => new KnownShare(
            Id(item, "row"), Id(item, "seller"), item.Element("name")?.Value,
            decimal.Parse(item.Element("percent")?.Value ?? throw new FormatException("A seller has no percentage."), CultureInfo.InvariantCulture), item.Element("fixed")?.Value == "true")).ToList();
    }

    private static IEnumerable<XElement> Members(KnownShare share) => new[]
    {
        share.RowId is { } row ? Member("row", "string", row.ToString()) : null,
        share.SellerId is { } seller ? Member("seller", "string", seller.ToString()) : null,
        share.Name is { } name ? Member("name", "string", name) : null,
        Member("percent", "number", Invariant($"{share.Percent:0.00}")),
        share.IsFixed ? Member("fixed", "boolean", "true") : null,
    }.OfType<XElement>();

    private static XElement Member(string name, string type, string value) => new(name, Type(type), value);

    private static Guid? Id(XElement item, string name) => item.Element(name) is { } id ? Guid.Parse(id.Value) : null;

    private static XAttribute Type(string name) => new("type", name);
}
