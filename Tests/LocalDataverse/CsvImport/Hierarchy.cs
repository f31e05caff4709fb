using System;
using System.Collections.Generic;
using System.Linq;

namespace LocalDataverse.CsvImport;

/// <summary>Puts parents before their children, so that each row can be created with its parent already there.</summary>
internal static class Hierarchy
{
    /// <summary>The rows in order, and those whose line of parents never ends, in the order given.</summary>
    /// <param name="parent">Null for none. A parent that is not among the rows is an error of the caller.</param>
    public static (IReadOnlyList<T> ParentsFirst, IReadOnlyList<T> Endless) Order<T>(
        IReadOnlyList<T> rows, Func<T, string> name, Func<T, string?> parent)
        where T : class
    {
        var byName = rows.ToDictionary(name, StringComparer.Ordinal);
        var depths = rows.Select(row => (Row: row, Depth: Depth(row))).ToArray();
        return (
            [.. depths.Where(d => d.Depth <= rows.Count).OrderBy(d => d.Depth).Select(d => d.Row)],
            [.. depths.Where(d => d.Depth > rows.Count).Select(d => d.Row)]);

        int Depth(T row)
        {
            var depth = 0;
            for (var next = row; depth <= rows.Count && parent(next) is { } above; next = byName[above])
            {
                depth++;
            }

            return depth;
        }
    }
}
