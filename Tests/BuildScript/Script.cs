using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace BuildScript;

/// <summary>
/// build.ps1 with a PATH of its own: a 'dotnet' and an 'npm' that only note what they are given, so that the real command line
/// and the real exit code are seen.
/// </summary>
internal sealed class Script : IDisposable
{
    /// <summary>Between arguments, so that one with a blank in it is told from two.</summary>
    private const char Between = '|';

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("buildscript");

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

    /// <summary>What dotnet was given, one text a call, its arguments with a bar between them.</summary>
    public IReadOnlyList<string> Calls => System.IO.File.Exists(Log)
        ? [.. System.IO.File.ReadAllLines(Log).Select(l => l.TrimEnd().TrimEnd(Between).Replace(Root, "ROOT", StringComparison.Ordinal).Replace('\\', '/'))]
        : [];

    private string Log => Path.Combine(_folder.FullName, "given.txt");

    /// <summary>Runs the script in one console, once with each of what is typed after its name.</summary>
    /// <returns>The exit code, and what the console shows.</returns>
    public Task<(int Exit, string Said)> Run(params string[] typed) => Pwsh.Type(string.Join("; ", typed.Select(t => $"& '{File}' {t}")), _folder.FullName);

    /// <summary>The same as a build server starts it.</summary>
    public Task<(int Exit, string Said)> RunFile(params string[] arguments) => Pwsh.File(File, arguments, _folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);

    private void AddTool(string name, int exitCode)
    {
        if (OperatingSystem.IsWindows())
        {
            System.IO.File.WriteAllText(Path.Combine(_folder.FullName, name + ".cmd"), $"@echo off\r\nsetlocal EnableDelayedExpansion\r\nset line=\r\n:next\r\nif \"%~1\"==\"\" goto end\r\nset \"line=%line%%~1{Between}\"\r\nshift\r\ngoto next\r\n:end\r\necho !line!>>\"{Log}\"\r\nexit /b {exitCode}\r\n");
            return;
        }

        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, $"#!/bin/sh\n{{ printf '%s{Between}' \"$@\"; echo; }} >> '{Log}'\nexit {exitCode}\n");
        System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
