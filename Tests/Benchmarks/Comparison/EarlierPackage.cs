using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;

namespace Benchmarks.Comparison;

/// <summary>The package that an earlier commit of this repository packs, built in the temporary folder once and kept.</summary>
internal static class EarlierPackage
{
    /// <summary>SellerShares.zip of a commit.</summary>
    /// <exception cref="InvalidOperationException">There is no git, no such commit, or it does not build; the message has the tool's own words.</exception>
    public static byte[] Of(string commit)
    {
        var id = Run("git", AppContext.BaseDirectory, "rev-parse", "--verify", commit + "^{commit}").Trim();
        var kept = Path.Combine(Path.GetTempPath(), "SellerSharesBenchmarks", $"SellerShares-{id}.zip");
        if (!File.Exists(kept))
        {
            Build(id, kept);
        }

        return File.ReadAllBytes(kept);
    }

    private static void Build(string id, string zip)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(zip)!);
        var tree = Directory.CreateTempSubdirectory("SellerShares-").FullName;
        try
        {
            Run("git", AppContext.BaseDirectory, "worktree", "add", "--detach", "--force", tree, id);
            Run("dotnet", tree, "build", "Solution/Solution.csproj", "-c", "Release", "-v", "quiet", "-nodeReuse:false");
            File.Copy(Path.Combine(tree, "Solution", "bin", "Release", "SellerShares.zip"), zip);
        }
        finally
        {
            Run("git", AppContext.BaseDirectory, "worktree", "remove", "--force", tree);
        }
    }

    private static string Run(string tool, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output
                : throw new InvalidOperationException($"'{tool} {string.Join(' ', arguments)}' failed:{Environment.NewLine}{output}{error.GetAwaiter().GetResult()}");
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"'{tool}' can't be started: {missing.Message}", missing);
        }
    }
}
