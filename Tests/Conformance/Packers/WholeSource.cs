using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;

namespace Conformance.Packers;

/// <summary>The source with the built files in their places, as the real packers want it.</summary>
internal static class WholeSource
{
    private const string DataSuffix = ".data.xml";

    public static void Copy(string source, string zip, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        using var archive = ZipFile.OpenRead(zip);
        foreach (var description in Directory.EnumerateFiles(target, "*" + DataSuffix, SearchOption.AllDirectories).ToList())
        {
            var file = description[..^DataSuffix.Length];
            var place = XElement.Load(description).Element("FileName")?.Value.TrimStart('/');
            if (!File.Exists(file) && place is not null)
            {
                archive.GetEntry(place)?.ExtractToFile(file);
            }
        }

        // A control's description names its manifest only; the others are named there.
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith("Controls/", StringComparison.Ordinal)))
        {
            var file = Path.Combine(target, entry.FullName);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            entry.ExtractToFile(file, overwrite: true);
        }
    }
}
