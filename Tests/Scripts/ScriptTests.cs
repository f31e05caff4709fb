using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;
using FilePath = System.IO.Path;

namespace Scripts;

/// <summary>The web resources' own checks, and the local client's, in the words of the tools that make them. Their packages are there: the build restored them.</summary>
public sealed class ScriptTests
{
    private readonly ITestOutputHelper output;

    public ScriptTests(ITestOutputHelper output) => this.output = output;

    public static TheoryData<string> Folders() => ["WebResourcesFolder", "ClientFolder"];

    [Theory, MemberData(nameof(Folders))]
    public Task Scripts_and_pages_do_what_their_unit_tests_say(string folder)
    {
        var rules = FilePath.Combine(Path("WebResourcesFolder"), "obj", "rules.json");
        Directory.CreateDirectory(FilePath.GetDirectoryName(rules)!);
        File.WriteAllText(rules, RuleVectors.Json());
        return Pass(folder, "vitest/vitest.mjs", "run", "--no-color");
    }

    [Theory, MemberData(nameof(Folders))]
    public Task Unit_tests_use_what_is_declared(string folder) =>
        Pass(folder, "typescript/bin/tsc", "--project", "tests/tsconfig.json", "--pretty", "false");

    [Fact]
    public Task Solution_checker_and_linter_find_nothing() => Pass("WebResourcesFolder", "eslint/bin/eslint.js", "--no-color", "--max-warnings", "0", ".");

    private async Task Pass(string folder, string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [FilePath.Combine("node_modules", tool), .. arguments])
        {
            WorkingDirectory = Path(folder),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var report = string.Join('\n', said);
        output.WriteLine(report);
        Assert.True(process.ExitCode == 0, report);
    }

    private static string Path(string folder) => typeof(ScriptTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == folder).Value!;
}
