using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;

namespace Scripts;

/// <summary>The web resources' own checks, in the words of the tools that make them. Their packages are there: the build restored them.</summary>
public sealed class ScriptTests
{
    private readonly ITestOutputHelper output;

    public ScriptTests(ITestOutputHelper output) => this.output = output;

    [Fact]
    public Task Scripts_and_pages_do_what_their_unit_tests_say() => Pass("vitest/vitest.mjs", "run", "--no-color");

    [Fact]
    public Task Unit_tests_use_the_client_API_as_it_is_declared() =>
        Pass("typescript/bin/tsc", "--project", "tests/tsconfig.json", "--pretty", "false");

    [Fact]
    public Task Solution_checker_and_linter_find_nothing() => Pass("eslint/bin/eslint.js", "--no-color", "--max-warnings", "0", ".");

    private async Task Pass(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine("node_modules", tool), .. arguments])
        {
            WorkingDirectory = WebResourcesFolder,
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

    private static string WebResourcesFolder => typeof(ScriptTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == nameof(WebResourcesFolder)).Value!;
}
