using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using LocalDataverse;

namespace Benchmarks.Comparison;

/// <summary>
/// Each save with an earlier package and with this one, in one run: the two take turns, so that whatever else the machine
/// does slows down both. Medians, and the requests of the plug-ins for each row that is saved.
/// </summary>
internal static class ComparisonTable
{
    private const int People = 201;

    public static void Print(TextWriter output, string commit)
    {
        var (earlier, now) = (EarlierPackage.Of(commit), Organization.Zip("SellerShares.zip"));
        output.WriteLine($"| save | {commit}, ms | now, ms | now / {commit} | requests a row, {commit} | now |");
        output.WriteLine("|---|--:|--:|--:|--:|--:|");
        foreach (var ofPlatform in ComparedSave.All.GroupBy(save => save.Unknowns))
        {
            using var before = new Side(earlier, ofPlatform.Key);
            using var after = new Side(now, ofPlatform.Key);
            foreach (var save in ofPlatform)
            {
                output.WriteLine(Line(save, before, after));
            }
        }
    }

    private static string Line(ComparedSave save, Side before, Side after)
    {
        // The first one of each compiles the code.
        before.Do(save, times: 1);
        after.Do(save, times: 1);
        List<double> timesBefore = [], timesAfter = [];
        for (var round = 0; round < save.Rounds; round++)
        {
            // Whoever comes second may find the machine in another mood, so each does every other time.
            if (round % 2 == 0)
            {
                timesBefore.AddRange(before.Do(save, save.Times));
            }

            timesAfter.AddRange(after.Do(save, save.Times));
            if (round % 2 == 1)
            {
                timesBefore.AddRange(before.Do(save, save.Times));
            }
        }

        var (was, isNow) = (Median(timesBefore), Median(timesAfter));
        return FormattableString.Invariant(
            $"| {save.Name} | {was:0.00} | {isNow:0.00} | {isNow / was:0.00} | {before.Requests / save.Rows:0.##} | {after.Requests / save.Rows:0.##} |");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    /// <summary>An organisation with one of the packages.</summary>
    private sealed class Side : IDisposable
    {
        private readonly Organization _organization;
        private readonly Guid[] _people;

        public Side(byte[] zip, PlatformUnknowns unknowns)
        {
            _organization = new Organization(zip, unknowns);
            _people = _organization.People(People);
        }

        /// <summary>What the plug-ins asked in the last save.</summary>
        public decimal Requests { get; private set; }

        /// <summary>The milliseconds of each.</summary>
        public List<double> Do(ComparedSave save, int times)
        {
            var saves = Enumerable.Range(0, times).Select(_ => save.Prepare(_organization, _people)).ToList();
            var taken = new List<double>();
            _organization.OnRequest = request => Requests += request.FromPlugin ? 1 : 0;
            foreach (var act in saves)
            {
                Requests = 0;
                var watch = Stopwatch.StartNew();
                act();
                taken.Add(watch.Elapsed.TotalMilliseconds);
            }

            _organization.OnRequest = null;
            return taken;
        }

        public void Dispose() => _organization.Dispose();
    }
}
