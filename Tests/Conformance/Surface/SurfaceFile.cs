using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Conformance.Surface;

/// <summary>
/// The public surface of one SDK assembly: a line for each type ("class Name : Base implements A, B"), and below it one line
/// for each member, indented by two.
/// </summary>
internal sealed partial class SurfaceFile
{
    private readonly Dictionary<string, ListedType> types = [];

    public SurfaceFile(string path)
    {
        ListedType? current = null;
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                current!.Lines.Add(line);
                current.Signatures.Add(Signature.OfLine(line));
            }
            else if (TypeLine.Match(line) is { Success: true } type)
            {
                var parents = type.Groups["base"].Captures.Concat(type.Groups["interface"].Captures).Select(parent => parent.Value.Split('<')[0]);
                current = new(line, [.. parents], [], []);
                types.Add(type.Groups["name"].Value, current);
            }
        }
    }

    public ListedType? Find(string typeName) => types.GetValueOrDefault(typeName);

    /// <summary>Whether that type, or one it derives from within this assembly, lists the member.</summary>
    public bool Has(string typeName, string signature) => Find(typeName) is { } type
        && (type.Signatures.Contains(signature) || type.Parents.Any(parent => Has(parent, signature)));

    [GeneratedRegex(@"^(enum|interface|struct|static class|abstract class|sealed class|class) (?<name>\S+)( : (?<base>\S+))?( implements ((?<interface>\S+?)(, )?)+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex TypeLine { get; }
}

/// <summary>One listed type: its own line, its base and interfaces, its member lines as they stand and as signatures.</summary>
internal sealed record ListedType(string Line, IReadOnlyList<string> Parents, HashSet<string> Lines, HashSet<string> Signatures);
