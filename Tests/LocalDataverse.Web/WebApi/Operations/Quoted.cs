using System.Collections.Generic;

namespace LocalDataverse.Web.WebApi.Operations;

/// <summary>Separators of an address, which count outside of texts in quotation marks only.</summary>
internal static class Quoted
{
    /// <summary>The last place of a separator; -1 for none.</summary>
    public static int LastIndexOf(string text, char separator)
    {
        var (last, isQuoted) = (-1, false);
        for (var i = 0; i < text.Length; i++)
        {
            isQuoted ^= text[i] == '\'';
            last = text[i] == separator && !isQuoted ? i : last;
        }

        return last;
    }

    /// <summary>The parts between separators, without empty ones.</summary>
    public static IEnumerable<string> Split(string text, char separator)
    {
        while (text.Length > 0)
        {
            var at = FirstIndexOf(text, separator);
            var part = at < 0 ? text : text[..at];
            if (part.Length > 0)
            {
                yield return part;
            }

            text = at < 0 ? "" : text[(at + 1)..];
        }
    }

    private static int FirstIndexOf(string text, char separator)
    {
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            isQuoted ^= text[i] == '\'';
            if (text[i] == separator && !isQuoted)
            {
                return i;
            }
        }

        return -1;
    }
}
