using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using LocalDataverse.Registrations;
using Pipeline.Activities;
using Xunit;

namespace Pipeline;

/// <summary>What the tables in the READMEs say of the rules and of the package.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void RulesTable_HasEveryRuleOnce_AndNoOther() =>
        Assert.Equal(Contract.Rules.Order(), Table("README.md", "| rule |").SelectMany(row => Contract.In(row[0])).Order());

    [Fact]
    public void RulesTable_SaysWhenAndWhatOfEveryRow() => Assert.All(Table("README.md", "| rule |"), row =>
    {
        Assert.Equal(3, row.Count);
        Assert.DoesNotContain("", row);
    });

    [Fact]
    public void StepsTable_IsWhatTheZipRegisters() =>
        Says("Plugins/README.md", "| class |", Customizations().Descendants("SdkMessageProcessingStep").Select(Row));

    [Fact]
    public void ActivitiesTable_IsWhatTheZipRegisters() => Says("WorkflowActivities/README.md", "| activity |", DeclaredActivity.All.Select(Row));

    [Fact]
    public void CustomApiTable_IsWhatTheZipHas() => Says("Plugins/README.md", "| custom API |", CustomApis());

    private static void Says(string file, string heading, IEnumerable<string> rows) => Assert.Equal(
        rows.Order(StringComparer.Ordinal), Table(file, heading).Select(row => string.Join(" | ", row)).Order(StringComparer.Ordinal));

    private static string Row(DeclaredActivity activity)
    {
        var inputs = activity.Inputs.Select(i => i switch
        {
            { IsRequired: true } => i.Name,
            { Default: { } value } => $"{i.Name} (default {value})",
            _ => $"{i.Name} (optional)",
        });
        return string.Join(" | ", activity.Name, string.Join(", ", inputs), string.Join(", ", activity.Outputs.Select(o => o.Name)), activity.Description);
    }

    private static string Row(XElement step)
    {
        // The step's name is the documented form "Class: Stage Message of table".
        var words = ((string)step.Attribute("Name")!).Split([": ", " "], StringSplitOptions.RemoveEmptyEntries);
        var images = step.Descendants("SdkMessageProcessingStepImage").Select(image =>
            $"{(string)image.Attribute("Name")!}: {((string)image.Element("Attributes")!).Replace(",", ", ", StringComparison.Ordinal)}");
        string[] cells =
        [
            words[0], words[1], words[2], (string)step.Element("PrimaryEntity")!,
            ((string)step.Element("FilteringAttributes")!).Replace(",", ", ", StringComparison.Ordinal),
            string.Join("; ", images),
        ];
        return string.Join(" | ", cells);
    }

    private static XElement Customizations()
    {
        using var archive = new ZipArchive(new MemoryStream(World.Zip()));
        return Read(archive.GetEntry("customizations.xml")!);
    }

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

    private static IEnumerable<IReadOnlyList<string>> Table(string file, string heading) => File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, file))
        .SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal)).Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Split('|')[1..^1].Select(cell => cell.Trim()).ToList());
}
