using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;

namespace Scripts;

/// <summary>The control's manifest as Microsoft's scripts see it, which an import has to take.</summary>
public sealed class ManifestTests
{
    [Fact]
    public async Task Manifest_IsOneThatPcfScriptsTake_AndItsTypesAreThoseInUse()
    {
        var start = new ProcessStartInfo("node", ["check.mjs", Path.Combine(Folder("WebResourcesFolder"), "src", "control")])
        {
            WorkingDirectory = Folder("PcfFolder"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var cancelled = TestContext.Current.CancellationToken;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancelled), process.StandardError.ReadToEndAsync(cancelled));
        await process.WaitForExitAsync(cancelled);
        Assert.True(process.ExitCode == 0, string.Join('\n', said));
    }

    private static string Folder(string name) => typeof(ManifestTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == name).Value!;
}
