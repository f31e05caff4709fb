using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace Browser.Browsing;

/// <summary>
/// Chromium out of the npm package @sparticuz/chromium, for Linux machines that have none. It is restored only then, by the same
/// means as all other npm packages of the repository.
/// </summary>
internal static class NpmBrowser
{
    /// <exception cref="InvalidOperationException">There is no browser for this kind of machine, or it can't be had.</exception>
    public static async Task<FoundBrowser> Take()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64)
        {
            throw new InvalidOperationException("The browser tests found no Chromium, Chrome or Edge. Install one of them.");
        }

        var folder = Path.Combine(ProjectFolder, "Chromium") + Path.DirectorySeparatorChar;
        await Run("dotnet", "build", Path.Combine(ProjectFolder, "..", "..", ".build", "RestoreFromNpm.proj"), "-v", "quiet", "-nologo",
            $"-p:NpmFolder={folder}", "-p:NpmNeededFor=no browser is installed and the npm registry has one. Or install Chromium.");
        var said = await Run("node", Path.Combine(folder, "unpack.mjs"));
        var (executable, libraries) = said.Trim().Split('\n') is [.., var first, var second] ? (first, second) : throw new InvalidOperationException($"unpack.mjs said: {said}");
        var existing = Environment.GetEnvironmentVariable("LD_LIBRARY_PATH");
        var variables = Environment.GetEnvironmentVariables();
        var environment = variables.Keys.Cast<string>().ToDictionary(key => key, key => (string)variables[key]!);
        environment["LD_LIBRARY_PATH"] = string.IsNullOrEmpty(existing) ? libraries : $"{existing}:{libraries}";
        return new FoundBrowser(executable, environment);
    }

    private static string ProjectFolder => typeof(NpmBrowser).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == nameof(ProjectFolder)).Value!;

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? said[0]
            : throw new InvalidOperationException($"The browser tests need Chromium, and '{program} {string.Join(' ', arguments)}' could not get it: {string.Join('\n', said)}");
    }
}
