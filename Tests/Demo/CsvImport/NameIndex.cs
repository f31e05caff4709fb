using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace Demo.CsvImport;

/// <summary>Finds a thing by its name as written, or else by its letters and digits alone when only one thing has those.</summary>
internal sealed class NameIndex<T>
    where T : class
{
    private readonly Dictionary<string, T> _exact;
    private readonly ILookup<string, T> _normalised;

    public NameIndex(IReadOnlyList<T> things, Func<T, string> name)
    {
        _exact = things.ToDictionary(name, StringComparer.Ordinal);
        _normalised = things.ToLookup(t => Normalise(name(t)), StringComparer.Ordinal);
    }

    public bool TryFind(string name, [NotNullWhen(true)] out T? thing, out bool isExact)
    {
        isExact = _exact.TryGetValue(name, out thing);
        if (!isExact && Normalise(name) is { Length: > 0 } letters && _normalised[letters].Take(2).ToArray() is [var only])
        {
            thing = only;
        }

        return thing is not null;
    }

    private static string Normalise(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));
}
