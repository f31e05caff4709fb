using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace Host;

/// <summary>The engine's folders use those below them only, as the picture in its README has it, and none of the programs around it.</summary>
public sealed partial class StructureTests
{
    private const string Root = "LocalDataverse";

    /// <summary>From the bottom up.</summary>
    private static readonly string[] Folders =
    [
        "Platform", "Metadata", "Registrations", "Screens", "Rights", "Queries", "Storage", "Pipeline", "Security", "Rows", "Messages", "Activities",
        "Solutions", "Layers", "Customization",
    ];

    /// <summary>The one record that names what every layer defines.</summary>
    private const string Model = "Pipeline/Model.cs";

    private static readonly string Engine = typeof(StructureTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "EngineFolder").Value!;

    [Fact]
    public void EveryFolder_IsInThePicture() => Assert.Equal(
        Folders.Order(StringComparer.Ordinal),
        Directory.GetDirectories(Engine).Select(f => Path.GetFileName(f)).Where(f => f is not ("bin" or "obj")).Order(StringComparer.Ordinal));

    [Fact]
    public void Folder_UsesOnlyThoseBelowIt() => Assert.Empty(
        from file in Sources()
        where file.Contains('/', StringComparison.Ordinal) && file != Model
        let place = Array.IndexOf(Folders, file.Split('/')[0])
        from used in Used(file)
        where Array.IndexOf(Folders, used) > place
        select $"{file} uses {used}");

    [Fact]
    public void Model_IsStillTheExceptionThatIsNeeded() => Assert.Contains(Used(Model), used => Array.IndexOf(Folders, used) > Array.IndexOf(Folders, "Pipeline"));

    [Fact]
    public void Picture_InTheReadme_HasTheFoldersFromTheTopDown()
    {
        var picture = File.ReadAllText(Path.Combine(Engine, "README.md")).Split("```")[1];
        var places = Folders.Reverse().Select(f => picture.IndexOf($" {f} ", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Engine, "*.cs", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Engine, f).Replace('\\', '/')).Where(f => !f.StartsWith("bin/", StringComparison.Ordinal) && !f.StartsWith("obj/", StringComparison.Ordinal));

    private static IEnumerable<string> Used(string file) =>
        Using.Matches(File.ReadAllText(Path.Combine(Engine, file))).Select(m => m.Groups[1].Value).Where(Folders.Contains);

    [GeneratedRegex(@"^using (?:static )?" + Root + @"\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Using { get; }
}
