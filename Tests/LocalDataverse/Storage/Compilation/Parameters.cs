using LocalDataverse.Storage;

namespace LocalDataverse.Storage.Compilation;

/// <summary>The values of a statement; what was asked for never becomes part of its text.</summary>
internal sealed class Parameters
{
    private readonly List<object?> _values = [];

    public IReadOnlyList<object?> Values => _values;

    /// <summary>The placeholder for a value.</summary>
    public string Add(object? value)
    {
        _values.Add(value);
        return SqliteSession.Parameter(_values.Count - 1);
    }
}
