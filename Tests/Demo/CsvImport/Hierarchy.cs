using System;
using System.Collections.Generic;
using System.Linq;

namespace Demo.CsvImport;

/// <summary>Puts parents before their children, so that each row can be created with its parent already there.</summary>
internal static class Hierarchy
{
    /// <summary>
    /// The rows that are each other's parents in a circle, in the order given, and all others in an order that holds once
    /// those of the circles have been created.
    /// </summary>
    /// <param name="parent">Null for none. A parent that is not among the rows is an error of the caller.</param>
    public static (IReadOnlyList<T> Circles, IReadOnlyList<T> ParentsFirst) Order<T>(
        IReadOnlyList<T> rows, Func<T, string> name, Func<T, string?> parent)
        where T : class
    {
        var parents = rows.ToDictionary(name, parent, StringComparer.Ordinal);
        var circles = new HashSet<string>(StringComparer.Ordinal);
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            Measure(name(row));
        }

        return (
            [.. rows.Where(row => circles.Contains(name(row)))],
            [.. rows.Where(row => !circles.Contains(name(row))).OrderBy(row => depths[name(row)])]);

        void Measure(string start)
        {
            var line = new List<string>();
            var inLine = new HashSet<string>(StringComparer.Ordinal);
            string? next = start;
            for (; next is not null && !depths.ContainsKey(next) && inLine.Add(next); next = parents[next])
            {
                line.Add(next);
            }

            if (next is not null && inLine.Contains(next))
            {
                var circle = line[line.IndexOf(next)..];
                circles.UnionWith(circle);
                circle.ForEach(member => depths.Add(member, 0));
                line.RemoveRange(line.Count - circle.Count, circle.Count);
            }

            var depth = next is null ? 0 : depths[next] + 1;
            foreach (var member in Enumerable.Reverse(line))
            {
                depths.Add(member, depth++);
            }
        }
    }
}
