using System;

namespace StandardTables;

/// <summary>A line that says nothing that is understood.</summary>
internal sealed class TextException(Entry entry, string message) : Exception($"'{entry.Name}': {message}")
{
    /// <summary>File and line, as compilers write it.</summary>
    public string Place => $"{entry.File}({entry.Line})";
}
