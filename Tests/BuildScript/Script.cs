using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace BuildScript;

/// <summary>
/// build.ps1 with a PATH of its own: a 'dotnet' and an 'npm' that only note what they are given, so that the real command line
/// and the real exit code are seen.
/// </summary>
internal sealed class Script : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("buildscript");
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");

    public Script(int exitCode = 0, params string[] missing)
    {
        foreach (var tool in new[] { "dotnet", "npm" }.Except(missing))
        {
            AddTool(tool, exitCode);
        }
    }

    public static string Root { get; } = typeof(Script).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryRoot").Value!.TrimEnd('/', '\\');

    public static string File => Path.Combine(Root, "build.ps1");

    /// <summary>What dotnet was given; null when it was not called.</summary>
    public IReadOnlyList<string>? Given => System.IO.File.Exists(Log) ? [.. System.IO.File.ReadAllLines(Log).Select(l => l.Replace(Root, "ROOT", StringComparison.Ordinal).Replace('\\', '/'))] : null;

    private string Log => Path.Combine(_folder.FullName, "given.txt");

    /// <summary>The script's exit code.</summary>
    public int Run(params (string Name, object Value)[] parameters)
    {
        Environment.SetEnvironmentVariable("PATH", _folder.FullName);
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand(File);
        foreach (var (name, value) in parameters)
        {
            shell.AddParameter(name, value);
        }

        shell.Invoke();
        return (int)runspace.SessionStateProxy.GetVariable("LASTEXITCODE");
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", _path);
        _folder.Delete(recursive: true);
    }

    private void AddTool(string name, int exitCode)
    {
        if (OperatingSystem.IsWindows())
        {
            System.IO.File.WriteAllText(Path.Combine(_folder.FullName, name + ".cmd"), $"@echo off\r\n:next\r\nif \"%~1\"==\"\" exit /b {exitCode}\r\necho %~1>>\"{Log}\"\r\nshift\r\ngoto next\r\n");
            return;
        }

        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, $"#!/bin/sh\nprintf '%s\\n' \"$@\" > '{Log}'\nexit {exitCode}\n");
        System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
