using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Opps.Packing;

/// <summary>The files of one zip. The same files always give the same bytes.</summary>
internal sealed class Package
{
    // A zip can't hold dates before 1980; any fixed one serves.
    private static readonly DateTimeOffset Timestamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    public void Add(string path, byte[] content)
    {
        if (!files.TryAdd(path, content))
        {
            throw new PackingException($"Two files of the source claim the place '{path}' in the zip.");
        }
    }

    public void Add(string path, XElement root)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) };
        using (var writer = XmlWriter.Create(stream, settings))
        {
            new XDocument(root).Save(writer);
        }

        Add(path, stream.ToArray());
    }

    public byte[] ToZip()
    {
        Add(ContentTypes.FileName, ContentTypes.For(files.Keys));
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in files)
            {
                var entry = zip.CreateEntry(path, CompressionLevel.Optimal);
                entry.LastWriteTime = Timestamp;
                entry.ExternalAttributes = 0;
                using var target = entry.Open();
                target.Write(content);
            }
        }

        return stream.ToArray();
    }
}
