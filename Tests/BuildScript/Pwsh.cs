using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace BuildScript;

/// <summary>PowerShell as a person has it: its console, a process of its own, started with what somebody types.</summary>
internal static partial class Pwsh
{
    /// <summary>-Command alone ends with 0 or 1.</summary>
    private const string EndAsTheLine = "if ($?) { exit 0 } else { exit [Math]::Max(1, [int] $LASTEXITCODE) }";

    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    private static readonly Lazy<Task> Restored = new(async () =>
    {
        var (exit, said) = await Start(["tool", "restore"], null);
        Assert.True(exit == 0, said);
    });

    /// <summary>What a typed line ends with, and all that it wrote, its lines put together.</summary>
    /// <param name="line">As typed.</param>
    /// <param name="path">The PATH that it sees; null for this process's.</param>
    public static Task<(int Exit, string Said)> Type(string line, string? path = null) => Run(["-Command", $"{line}; {EndAsTheLine}"], path);

    /// <summary>The same of a script that is started with pwsh -File, as a build server does.</summary>
    public static Task<(int Exit, string Said)> File(string script, IEnumerable<string> arguments, string? path = null) => Run(["-File", script, .. arguments], path);

    private static async Task<(int Exit, string Said)> Run(IEnumerable<string> arguments, string? path)
    {
        await Restored.Value;
        return await Start(["pwsh", "-NoLogo", "-NoProfile", "-NonInteractive", .. arguments], path);
    }

    private static async Task<(int Exit, string Said)> Start(IEnumerable<string> arguments, string? path)
    {
        var start = new ProcessStartInfo(Dotnet, arguments)
        {
            WorkingDirectory = System.IO.Path.Combine(Script.Root, "Tests", "BuildScript"),
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        if (path is not null)
        {
            start.Environment["PATH"] = path;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, Breaks().Replace(string.Join('\n', said), " "));
    }

    /// <summary>The console breaks long lines of an error, with a bar before the rest.</summary>
    [GeneratedRegex(@"\s*\n\s*(\|\s*)?")]
    private static partial Regex Breaks();
}
