using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Pipeline;

/// <summary>The numbers of all rules there are.</summary>
internal static partial class Contract
{
    public static IReadOnlyList<string> Rules { get; } =
        [.. Numbered('P', 28), .. Numbered('M', 6), .. Numbered('O', 5), .. Numbered('A', 4), .. Numbered('U', 6), .. Numbered('H', 9), .. Numbered('T', 6), .. Numbered('G', 3), .. Numbered('L', 8), .. Numbered('C', 12), .. Numbered('F', 1), .. Numbered('D', 5)];

    /// <summary>The numbers that a name or a text carries, "P10–P12" being three.</summary>
    public static IEnumerable<string> In(string text) => Number().Matches(text).SelectMany(match =>
    {
        var (from, to) = (match.Groups["from"].Value, match.Groups["to"].Value);
        return to.Length == 0 ? [from] : Numbered(from[0], int.Parse(to[1..], CultureInfo.InvariantCulture)).SkipWhile(rule => rule != from);
    });

    private static IEnumerable<string> Numbered(char letter, int last) => Enumerable.Range(1, last).Select(number => $"{letter}{number}");

    [GeneratedRegex("(?<![A-Za-z0-9])(?<from>[PMOAUHTGLCFD][0-9]+)(–(?<to>[PMOAUHTGLCFD][0-9]+))?(?![0-9A-Za-z])")]
    private static partial Regex Number();
}
