using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Demo;
using Host.CsvImport;
using LocalDataverse;
using LocalDataverse.Web.Serving;
using Xunit;

namespace Host.Serving;

/// <summary>The command serves until it is asked to end, whether or not somebody sits at its input.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly DataDirectory _data = new();

    public ProcessTests()
    {
        _data.Write("accounts.csv", "account,revenue,employees,office_location,subsidiary_of\nNordhamn,1,1,Sweden,\n");
        _data.Write("products.csv", "product,sales_price\nCrane,100\n");
        _data.Write("sales_teams.csv", "sales_agent,manager,regional_office\nAnna Berg,Erik Gran,Umeå\n");
        _data.Write("sales_pipeline.csv", DataDirectory.PipelineHeader + "1,Anna Berg,Crane,Nordhamn,Engaging,1/1/2026,,\n");
    }

    [Fact]
    public async Task Command_ServesUntilASignalEndsIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send; there Ctrl+C ends the command.");
        using var process = Start("--data", _data.Path);
        var address = await Address(process);
        using var client = new HttpClient();
        Assert.Contains("Anna Berg", WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(address, "signin"), TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Command_AskedForNothing_SaysLittleBeforeTheAddress()
    {
        using var process = Start();
        var lines = 0;
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.StartsWith("Serving at ", StringComparison.Ordinal))
        {
            lines++;
        }

        process.Kill();
        Assert.InRange(lines, 3, 15);
    }

    [Fact]
    public async Task Command_ToldNotToServe_Ends()
    {
        using var process = Start("--no-serve", "--data", _data.Path);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
        Assert.DoesNotContain("Serving at", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Port_ThatIsTaken_IsSaid()
    {
        using var organization = LocalOrganization.Create();
        await using var server = await LocalServer.Start(organization);
        var taken = await Assert.ThrowsAnyAsync<IOException>(() => LocalServer.Start(organization, server.Address.Port));
        Assert.Contains(server.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), taken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_PortIsTaken_SaysSoBeforeItWorks()
    {
        using var organization = LocalOrganization.Create();
        await using var server = await LocalServer.Start(organization);
        var port = server.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var process = Start("--data", _data.Path, "--port", port);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((2, string.Empty), (process.ExitCode, output));
        Assert.StartsWith($"Error: Port {port} can't be used", error, StringComparison.Ordinal);
        Assert.Contains("--port", error, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Dispose();

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Arguments).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private static async Task<Uri> Address(Process process)
    {
        const string Mark = "Serving at ";
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal))
            {
                return new Uri(line[Mark.Length..].Split(' ')[0]);
            }
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(CancellationToken.None));
    }
}
