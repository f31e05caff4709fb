using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LocalDataverse.Storage;

/// <summary>Text as the platform compares it: case, accents and trailing blanks make no difference.</summary>
internal static class TextCollation
{
    public const string Name = "platform_text";
    public const string Like = "platform_like";

    private const CompareOptions Options = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;
    private static readonly CompareInfo Culture = CultureInfo.InvariantCulture.CompareInfo;

    private static int Compare(string a, string b) => Compare(a.AsSpan().TrimEnd(' '), b.AsSpan().TrimEnd(' '));

    public static bool StartsWith(ReadOnlySpan<char> text, ReadOnlySpan<char> start, out int length) =>
        Culture.IsPrefix(text, start, Options, out length);

    public static int IndexOf(ReadOnlySpan<char> text, ReadOnlySpan<char> part, out int length) =>
        Culture.IndexOf(text, part, Options, out length);

    public static int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Culture.Compare(a, b, Options);

    public static void Register(SqliteConnection connection)
    {
        connection.CreateCollation(Name, Compare);
        // A query tests row after row against one pattern, so only the last one is worth keeping.
        TextPattern? last = null;
        connection.CreateFunction<string?, string, bool?>(Like, (text, pattern) =>
        {
            if (text is null)
            {
                return null;
            }

            if (last?.Source != pattern)
            {
                last = new TextPattern(pattern);
            }

            return last.Matches(text);
        }, isDeterministic: true);
    }
}
