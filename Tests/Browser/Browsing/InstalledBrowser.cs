using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Browser.Browsing;

/// <summary>A browser that can be started.</summary>
/// <param name="Path">Of its executable.</param>
/// <param name="Environment">Variables that it needs beside the process's own; null for none.</param>
internal sealed record FoundBrowser(string Path, IReadOnlyDictionary<string, string>? Environment = null);

/// <summary>Chromium, Chrome or Edge of this machine, or the one that Playwright downloaded.</summary>
internal static class InstalledBrowser
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

    /// <summary>Null where there is none.</summary>
    /// <param name="playwrights">Where Playwright's own would be.</param>
    public static FoundBrowser? Find(string playwrights) =>
        OnThePath().Concat(KnownPlaces()).Append(playwrights).Where(File.Exists).Select(path => new FoundBrowser(path)).FirstOrDefault();

    private static IEnumerable<string> OnThePath()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name + suffix)));
    }

    private static IEnumerable<string> KnownPlaces()
    {
        if (OperatingSystem.IsWindows())
        {
            var folders = new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData };
            return folders.Select(Environment.GetFolderPath).SelectMany(folder => new[]
            {
                Path.Combine(folder, "Google", "Chrome", "Application", "chrome.exe"),
                Path.Combine(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
            });
        }

        return OperatingSystem.IsMacOS()
            ? ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge", "/Applications/Chromium.app/Contents/MacOS/Chromium"]
            : ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    }
}
