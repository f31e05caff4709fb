using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;

namespace Clients;

/// <summary>A client library of npm, dynamics-web-api, as a person's script uses it. Each file states what it shows, in Node's own test runner.</summary>
public sealed class NodeTests(ServedProduct product, ITestOutputHelper output)
{
    private static readonly string Folder = typeof(NodeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == "NodeFolder").Value!;

    public static TheoryData<string> Files() => [.. Directory.GetFiles(Folder, "*.test.mjs").Select(f => Path.GetFileName(f)!)];

    [Theory, MemberData(nameof(Files))]
    public async Task Script_OfAPerson_Works(string file)
    {
        var start = new ProcessStartInfo("node", ["--test", file]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DATAVERSE_URL"] = product.Address.ToString().TrimEnd('/');
        start.Environment["DATAVERSE_TOKEN"] = ServedProduct.NameOf("anna");
        start.Environment["ANNA"] = product.Anna.ToString();
        start.Environment["BJORN"] = product.Bjorn.ToString();
        start.Environment["LEAVING"] = product.Somebody().ToString();
        start.Environment["NILS"] = product.Nils.ToString();
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var report = string.Join('\n', said);
        output.WriteLine(report);
        Assert.True(process.ExitCode == 0, report);
        Assert.DoesNotContain("# pass 0", report, System.StringComparison.Ordinal);
        Assert.Contains("# fail 0", report.Replace("ℹ", "#", System.StringComparison.Ordinal), System.StringComparison.Ordinal);
    }
}
