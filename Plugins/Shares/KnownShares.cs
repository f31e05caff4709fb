using System.Globalization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Opps.Plugins.Shares;

/// <summary>The sellers of a moment, and the JSON text as which they are stored: <c>[{"row","seller","name","percent","fixed"}]</c>.</summary>
public static class KnownShares
{
    private const ulong FnvBasis = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

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

    /// <summary>As it is stored. Written by hand, as every change writes it.</summary>
    public static string Text(IEnumerable<KnownShare> shares)
    {
        var text = new StringBuilder("[");
        foreach (var share in shares)
        {
            text.Append(text.Length > 1 ? ",{" : "{");
            if (share.RowId is { } row)
            {
                text.Append("\"row\":\"").Append(row).Append("\",");
            }

            if (share.SellerId is { } seller)
            {
                text.Append("\"seller\":\"").Append(seller).Append("\",");
            }

            if (share.Name is { } name)
            {
                Quote(text.Append("\"name\":"), name).Append(',');
            }

            text.Append("\"percent\":").Append(share.Percent.ToString("0.00", CultureInfo.InvariantCulture)).Append(share.IsFixed ? ",\"fixed\":true}" : "}");
        }

        return text.Append(']').ToString();
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

    /// <summary>A short form (FNV-1a), the same for the same people, percentages and flags, whichever row is whose.</summary>
    public static string Hash(IEnumerable<KnownShare> shares)
    {
        var state = shares.Select(share => Invariant($"{(object?)share.SellerId ?? share.Name} {share.Percent:0.00} {share.IsFixed}")).OrderBy(line => line, StringComparer.Ordinal);
        var hash = string.Join("\n", state).Aggregate(FnvBasis, (sum, sign) => unchecked((sum ^ sign) * FnvPrime));
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>The same; null where it is no such text.</summary>
    public static IReadOnlyList<KnownShare>? Find(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (Exception damaged) when (damaged is XmlException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static StringBuilder Quote(StringBuilder text, string name)
    {
        text.Append('"');
        foreach (var sign in name)
        {
            _ = sign is '"' or '\\' ? text.Append('\\').Append(sign)
                : sign < ' ' ? text.AppendFormat(CultureInfo.InvariantCulture, "\\u{0:x4}", (int)sign)
                : text.Append(sign);
        }

        return text.Append('"');
    }

    private static Guid? Id(XElement item, string name) => item.Element(name) is { } id ? Guid.Parse(id.Value) : null;
}
