using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Text;

namespace Conformance.Packers;

/// <summary>Microsoft's SolutionPackager.exe or pac, wherever it stands; run as its own process.</summary>
internal sealed class RealPacker(string path)
{
    // The upload of usage data that SolutionPackager starts may outlive it, with its output still open.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private bool IsSolutionPackager => Path.GetFileName(path).StartsWith("SolutionPackager", StringComparison.OrdinalIgnoreCase);

    /// <summary>Packs a folder into x.zip and x_managed.zip; gives what the tool printed.</summary>
    /// <exception cref="PackerFailedException">The tool can't be started or reports an error.</exception>
    public string Pack(string folder, string zip) => Run(IsSolutionPackager
        ? ["/action:Pack", $"/folder:{folder}", $"/zipfile:{zip}", "/packagetype:Both", "/nologo"]
        : ["solution", "pack", "--folder", folder, "--zipfile", zip, "--packagetype", "Both"]);

    /// <summary>Unpacks x.zip into a folder; as kind "Both" x_managed.zip as well.</summary>
    /// <exception cref="PackerFailedException">The tool can't be started or reports an error.</exception>
    public string Unpack(string zip, string folder, string kind) => Run(IsSolutionPackager
        ? ["/action:Extract", $"/folder:{folder}", $"/zipfile:{zip}", $"/packagetype:{kind}", "/allowDelete:Yes", "/nologo"]
        : ["solution", "unpack", "--folder", folder, "--zipfile", zip, "--packagetype", kind, "--allowDelete", "true"]);

    private string Run(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        if (Host() is { } host)
        {
            start.FileName = host;
            start.ArgumentList.Add(path);
        }
        else
        {
            start.FileName = path;
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // pac 1.x asks for an older runtime than this one.
        start.Environment["DOTNET_ROLL_FORWARD"] = "LatestMajor";
        return Run(start);
    }

    private static string Run(ProcessStartInfo start)
    {
        using var process = new Process { StartInfo = start };
        var output = new StringBuilder();
        DataReceivedEventHandler keep = (_, line) =>
        {
            lock (output)
            {
                output.AppendLine(line.Data);
            }
        };
        process.OutputDataReceived += keep;
        process.ErrorDataReceived += keep;
        try
        {
            process.Start();
        }
        catch (Win32Exception notStarted)
        {
            throw new PackerFailedException($"'{start.FileName}' can't be started: {notStarted.Message}", notStarted);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var ended = process.WaitForExit(Patience);
        lock (output)
        {
            return !ended ? throw new PackerFailedException($"'{start.FileName}' did not end within {Patience.TotalMinutes} minutes.{Environment.NewLine}{output}")
                : process.ExitCode != 0 ? throw new PackerFailedException($"'{start.FileName}' ended with code {process.ExitCode}.{Environment.NewLine}{output}")
                : output.ToString();
        }
    }

    /// <summary>What runs the tool, where it is no program of this system.</summary>
    private string? Host() => Path.GetExtension(path) switch
    {
        ".dll" => "dotnet",
        ".exe" when !OperatingSystem.IsWindows() => "mono",
        _ => null,
    };
}
