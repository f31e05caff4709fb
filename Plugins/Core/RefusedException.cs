namespace Opps.Plugins.Core;

/// <summary>A rule says no. The text is found by its key, in the language of whoever caused the event.</summary>
public sealed class RefusedException : Exception
{
    /// <param name="key">One of <see cref="Texts.TextKeys"/>.</param>
    /// <param name="values">The names and numbers of the text, in the order of its places.</param>
    public RefusedException(string key, params object?[] values) : base($"{key} ({string.Join(", ", values)})")
    {
        Key = key;
        Values = values;
    }

    /// <summary>Which text.</summary>
    public string Key { get; }

    /// <summary>What is put into it.</summary>
    public IReadOnlyList<object?> Values { get; }
}
