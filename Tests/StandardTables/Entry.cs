using System;
using System.Collections.Generic;

namespace StandardTables;

/// <summary>One line: a name, words about it, and its text in each of <see cref="Labels.Languages"/>.</summary>
internal sealed record Entry(string File, int Line, string Name, IReadOnlyList<string> Words, IReadOnlyList<string> Texts)
{
    /// <summary>The indented lines below it.</summary>
    public IReadOnlyList<Entry> Options { get; init; } = [];

    public string LogicalName => Name.ToLowerInvariant();

    public static Entry Read(string file, int line, string text)
    {
        var fields = text.Split('|', StringSplitOptions.TrimEntries);
        return new Entry(file, line, fields[0], fields.Length > 1 ? fields[1].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [], fields.Length > 2 ? fields[2..] : []);
    }
}
