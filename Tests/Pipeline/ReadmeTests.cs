using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using LocalDataverse.Registrations;
using Xunit;

namespace Pipeline;

/// <summary>What the README's tables say of the rules and of the package.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void RulesTable_HasEveryRuleOnce_AndNoOther() =>
        Assert.Equal(Contract.Rules.Order(), Table("| rule |").SelectMany(row => Contract.In(row[0])).Order());

    [Fact]
    public void RulesTable_SaysWhenAndWhatOfEveryRow() => Assert.All(Table("| rule |"), row =>
    {
        Assert.Equal(3, row.Count);
        Assert.DoesNotContain("", row);
    });

    [Fact]
    public void CustomApiTable_IsWhatTheZipHas() =>
        Assert.Equal(CustomApis().Order(StringComparer.Ordinal), Table("| custom API |").Select(row => string.Join(" | ", row)).Order(StringComparer.Ordinal));

    private static IEnumerable<string> CustomApis()
    {
        using var archive = new ZipArchive(new MemoryStream(World.Zip()));
        var files = archive.Entries.Where(e => e.FullName.StartsWith("customapis/", StringComparison.Ordinal)).ToDictionary(e => e.FullName, Read);
        foreach (var (path, api) in files.Where(f => f.Value.Name == "customapi"))
        {
            var folder = path[..^"customapi.xml".Length];
            yield return string.Join(" | ", (string)api.Attribute("uniquename")!, (string?)api.Element("boundentitylogicalname"),
                Typed("customapirequestparameter"), Typed("customapiresponseproperty"), (string)api.Element("description")!.Attribute("default")!);

            string Typed(string kind) => string.Join(", ", files
                .Where(f => f.Value.Name == kind && f.Key.StartsWith(folder, StringComparison.Ordinal))
                .OrderBy(f => f.Key, StringComparer.Ordinal)
                .Select(f => Text(f.Value)));
        }
    }

    private static string Text(XElement parameter)
    {
        var table = (string?)parameter.Element("logicalentityname");
        return $"{(string)parameter.Attribute("uniquename")!}: {(ApiValueType)(int)parameter.Element("type")!}{(table is null ? "" : $" of {table}")}";
    }

    private static XElement Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return XDocument.Load(stream).Root!;
    }

    private static IEnumerable<IReadOnlyList<string>> Table(string heading) => File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "README.md"))
        .SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal)).Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Split('|')[1..^1].Select(cell => cell.Trim()).ToList());
}
