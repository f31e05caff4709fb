using System.Text;

namespace Opps.Plugins.Shares;

/// <summary>The names of all sellers in one text, by which lists show and searches find an opportunity.</summary>
public static class SellerNames
{
    /// <summary>The most that the column holds, in characters.</summary>
    public const int Longest = 2000;

    private const string Separator = ", ";
    private const string More = " …";

    /// <summary>In the order in which they were added. Whole names only, as many as there is room for; null for nobody.</summary>
    public static string? Of(IEnumerable<SellerShare> rows)
    {
        var text = new StringBuilder();
        foreach (var name in rows.EarliestFirst().Select(row => row.Name).Where(name => !string.IsNullOrWhiteSpace(name)))
        {
            var separator = text.Length == 0 ? "" : Separator;
            if (text.Length + separator.Length + name!.Length > Longest - More.Length)
            {
                return text.Append(More).ToString();
            }

            text.Append(separator).Append(name);
        }

        return text.Length == 0 ? null : text.ToString();
    }
}
