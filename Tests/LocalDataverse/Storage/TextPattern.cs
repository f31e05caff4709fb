using System.Globalization;

namespace LocalDataverse.Storage;

/// <summary>A pattern of LIKE: % any text, _ one character, [a-f] or [^a-f] one of a set; the rest as the text collation compares.</summary>
internal sealed class TextPattern
{
    private readonly List<Token> _tokens = [];

    public TextPattern(string source)
    {
        Source = source;
        var pattern = source.AsSpan().TrimEnd(' ');
        while (!pattern.IsEmpty)
        {
            pattern = pattern[Read(pattern)..];
        }
    }

    private enum Kind
    {
        Literal,
        AnyText,
        AnyCharacter,
        OneOf,
        NoneOf,
    }

    public string Source { get; }

    public bool Matches(string text) => Matches(text.AsSpan().TrimEnd(' '), 0);

    private int Read(ReadOnlySpan<char> pattern)
    {
        switch (pattern[0])
        {
            case '%':
                _tokens.Add(new Token(Kind.AnyText, ""));
                return 1;
            case '_':
                _tokens.Add(new Token(Kind.AnyCharacter, ""));
                return 1;
            case '[' when pattern[1..].IndexOf(']') is var end and > 0:
                var negated = pattern[1] == '^';
                _tokens.Add(new Token(negated ? Kind.NoneOf : Kind.OneOf, pattern[(negated ? 2 : 1)..(end + 1)].ToString()));
                return end + 2;
            default:
                var next = pattern[1..].IndexOfAny('%', '_', '[');
                var length = next < 0 ? pattern.Length : next + 1;
                _tokens.Add(new Token(Kind.Literal, pattern[..length].ToString()));
                return length;
        }
    }

    private bool Matches(ReadOnlySpan<char> text, int index)
    {
        if (index == _tokens.Count)
        {
            return TextCollation.Compare(text, []) == 0;
        }

        var token = _tokens[index];
        switch (token.Kind)
        {
            case Kind.AnyText:
                return index + 1 == _tokens.Count || MatchesSomewhere(text, index + 1);
            case Kind.Literal:
                return TextCollation.StartsWith(text, token.Text, out var length) && Matches(text[length..], index + 1);
            default:
                var element = StringInfo.GetNextTextElementLength(text);
                return element > 0
                    && (token.Kind == Kind.AnyCharacter || IsInSet(text[..element], token.Text) == (token.Kind == Kind.OneOf))
                    && Matches(text[element..], index + 1);
        }
    }

    private bool MatchesSomewhere(ReadOnlySpan<char> text, int index)
    {
        while (true)
        {
            if (_tokens[index].Kind == Kind.Literal)
            {
                var at = TextCollation.IndexOf(text, _tokens[index].Text, out _);
                if (at < 0)
                {
                    return false;
                }

                text = text[at..];
            }

            if (Matches(text, index))
            {
                return true;
            }

            if (text.IsEmpty)
            {
                return false;
            }

            text = text[StringInfo.GetNextTextElementLength(text)..];
        }
    }

    private static bool IsInSet(ReadOnlySpan<char> element, ReadOnlySpan<char> set)
    {
        for (var i = 0; i < set.Length; i++)
        {
            var isRange = i + 2 < set.Length && set[i + 1] == '-';
            var low = set.Slice(i, 1);
            var high = isRange ? set.Slice(i + 2, 1) : low;
            if (TextCollation.Compare(low, element) <= 0 && TextCollation.Compare(element, high) <= 0)
            {
                return true;
            }

            i += isRange ? 2 : 0;
        }

        return false;
    }

    private readonly record struct Token(Kind Kind, string Text);
}
