using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace StandardTables;

/// <summary>The words of an entry, taken one after another; none may be left.</summary>
internal sealed partial class Words(Entry entry)
{
    private readonly List<string> _left = [.. entry.Words];

    /// <exception cref="TextException">None is left.</exception>
    public string Next() => _left.Count > 0 ? TakeAt(0) : throw new TextException(entry, "a word is missing.");

    public bool Take(string word) => _left.Remove(word);

    /// <summary>The one of these words that is said, if any.</summary>
    public string? TakeOneOf(params IEnumerable<string> words) => words.FirstOrDefault(Take);

    /// <summary>The word that follows that one; null when that one is not said.</summary>
    public string? TakeAfter(string word)
    {
        var at = _left.IndexOf(word);
        if (at < 0)
        {
            return null;
        }

        _left.RemoveAt(at);
        return at < _left.Count ? TakeAt(at) : throw new TextException(entry, $"'{word}' needs a value after it.");
    }

    /// <summary>The words that follow that one, up to one of the others.</summary>
    public IReadOnlyList<string> TakeAll(string after, params string[] others)
    {
        var at = _left.IndexOf(after);
        if (at < 0)
        {
            return [];
        }

        string[] taken = [.. _left.Skip(at + 1).TakeWhile(w => !others.Contains(w))];
        _left.RemoveRange(at, taken.Length + 1);
        return taken;
    }

    /// <summary>The words up to the first of these.</summary>
    public IReadOnlyList<string> TakeUntil(params string[] others)
    {
        string[] taken = [.. _left.TakeWhile(w => !others.Contains(w))];
        _left.RemoveRange(0, taken.Length);
        return taken;
    }

    public string? TakeNumber() => TakeWhere(Number.IsMatch);

    /// <summary>Lowest and highest, as 0..100.</summary>
    public (string Lowest, string Highest)? TakeRange() => TakeWhere(Range.IsMatch)?.Split("..") is [var lowest, var highest] ? (lowest, highest) : null;

    /// <exception cref="TextException">A word was not asked for.</exception>
    public void RequireNone()
    {
        if (_left.Count > 0)
        {
            throw new TextException(entry, $"'{_left[0]}' is not understood here.");
        }
    }

    private string? TakeWhere(Predicate<string> condition) => _left.FindIndex(condition) is var at and >= 0 ? TakeAt(at) : null;

    private string TakeAt(int at)
    {
        var word = _left[at];
        _left.RemoveAt(at);
        return word;
    }

    [GeneratedRegex(@"^\d+$")]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"^\S+\.\.\S+$")]
    private static partial Regex Range { get; }
}
