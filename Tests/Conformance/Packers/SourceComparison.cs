using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Conformance.Packers;

/// <summary>
/// The source against what the packer unpacks: the same files, the same bytes. Two things are the packer's: line ends, which
/// are those of its system, and the choice of Managed, which a source leaves open.
/// </summary>
internal static class SourceComparison
{
    private const string ManagedTwin = "_managed.xml";

    private const string Manifest = "Other/Solution.xml";

    public static Report Compare(string source, string unpacked, string how)
    {
        var (ours, theirs) = (Read(source), Read(unpacked));
        var findings = new List<string>();
        findings.AddRange(ours.Keys.Except(theirs.Keys).Select(name => $"not unpacked: {name}"));
        foreach (var (name, content) in theirs)
        {
            if (Expected(ours, name) is not { } expected)
            {
                findings.Add($"unpacked and not in the source: {name}");
            }
            else if (!Normal(name, expected).SequenceEqual(Normal(name, content)))
            {
                findings.Add($"{name}: {expected.Length} bytes in the source, {content.Length} unpacked, not the same");
            }
        }

        var twins = theirs.Keys.Count(name => !ours.ContainsKey(name) && Expected(ours, name) is not null);
        return new("the source", $"{how}: {theirs.Count} files compared, {twins} of them twins for the managed package, {findings.Count} finding(s)", findings);
    }

    // For what is new in a solution the twin says what the file itself says, so the source keeps one of them.
    private static byte[]? Expected(Dictionary<string, byte[]> ours, string name) =>
        ours.GetValueOrDefault(name)
        ?? (name.EndsWith(ManagedTwin, StringComparison.Ordinal) ? ours.GetValueOrDefault(name[..^ManagedTwin.Length] + ".xml") : null);

    private static Dictionary<string, byte[]> Read(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(folder, file).Replace('\\', '/'),
            File.ReadAllBytes);

    private static byte[] Normal(string name, byte[] content)
    {
        if (Path.GetExtension(name) != ".xml")
        {
            return content;
        }

        var text = Encoding.UTF8.GetString(content).Replace("\r\n", "\n", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(name == Manifest ? text.Replace("<Managed>0<", "<Managed>2<", StringComparison.Ordinal) : text);
    }
}
