using System;
using System.Globalization;
using System.Linq;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Benchmarks;

/// <summary>Run by hand: <c>-- requests</c> for the requests of each save, <c>-- replacing</c> for a call of opps_ReplaceSeller, <c>-- journal</c> for what the journal of a year costs, <c>-- commission</c> for closing a period, <c>-- statement</c> for reading one seller's, <c>-- asof</c> for a page of the shares of a day, <c>-- against COMMIT</c> for each save beside an earlier build's, BenchmarkDotNet's own arguments for times.</summary>
internal static class Program
{
    public static void Main(string[] args)
    {
        if (args.SequenceEqual(["requests"]))
        {
            RequestTable.Print(Console.Out);
            return;
        }

        if (args.SequenceEqual(["replacing"]))
        {
            ReplacementTable.Print(Console.Out);
            return;
        }

        if (args.SequenceEqual(["journal"]))
        {
            JournalTable.Print(Console.Out);
            return;
        }

        if (args is ["commission", ..])
        {
            CommissionTable.Print(Console.Out, args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100_000);
            return;
        }

        if (args is ["statement", ..])
        {
            StatementTable.Print(Console.Out, args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000).GetAwaiter().GetResult();
            return;
        }

        if (args.SequenceEqual(["asof"]))
        {
            AsOfTable.Print(Console.Out).GetAwaiter().GetResult();
            return;
        }

        if (args is ["against", var commit])
        {
            Comparison.ComparisonTable.Print(Console.Out, commit);
            return;
        }

        // In this process: BenchmarkDotNet's own build puts net462 and net10.0 of the plug-ins into one folder.
        var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
    }
}
