using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace StandardTables;

/// <summary>A text in sections. A line without a bar begins one; what stands before the first is about the whole table.</summary>
internal sealed class TableText
{
    private readonly Dictionary<string, List<Entry>> _sections = new(StringComparer.Ordinal);

    private TableText()
    {
    }

    /// <summary>The lines of that section; none when the text has no such.</summary>
    public IReadOnlyList<Entry> this[string section] => _sections.GetValueOrDefault(section) ?? [];

    /// <summary>What the columns' heading adds: names of sections of the shared text.</summary>
    public IReadOnlyList<string> SharedSections { get; private set; } = [];

    public static TableText Read(string file)
    {
        var text = new TableText();
        var section = text._sections[""] = [];
        foreach (var (index, line) in File.ReadLines(file).Index().Where(l => l.Item.Trim().Length > 0))
        {
            if (!line.Contains('|', StringComparison.Ordinal))
            {
                section = text._sections[text.Heading(line)] = [];
                continue;
            }

            var entry = Entry.Read(file, index + 1, line);
            if (line[0] == ' ' && section.Count > 0)
            {
                section[^1] = section[^1] with { Options = [.. section[^1].Options, entry] };
            }
            else
            {
                section.Add(entry);
            }
        }

        return text;
    }

    private string Heading(string line)
    {
        const string Adds = " and those of ";
        var parts = line.Split(Adds, 2);
        if (parts.Length == 2)
        {
            SharedSections = parts[1].Split(',', StringSplitOptions.TrimEntries);
        }

        return parts[0].Trim();
    }
}
