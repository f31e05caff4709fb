using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Demo.CsvImport;
using Microsoft.Xrm.Sdk;

namespace Benchmarks;

/// <summary>What closing a commission period costs for each opportunity: time, requests and memory, for few and for many.</summary>
internal static class CommissionTable
{
    private const int PeopleOfDataSet = 35;

    public static void Print(TextWriter output, int made)
    {
        output.WriteLine("| | opportunities | looked at | calls | lines | requests each | ms each | processor ms each | ms each, first quarter of calls | last quarter | slowest call, ms | MB before | MB after |");
        output.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        if (RealData.Folder is { } folder)
        {
            Measure(output, "real", organization =>
            {
                var deals = RealData.Import(organization, folder);
                return (deals.Count, deals.Where(deal => deal.Stage == DealStage.Won).Min(deal => deal.CloseDate!.Value).ToDateTime(TimeOnly.MinValue));
            });
        }
        else
        {
            output.WriteLine("(DATA_SET names no folder: without the real ones)");
        }

        // The same number made, too, so that what differs between few and many is the number alone.
        foreach (var count in new[] { Math.Min(8_800, made), made }.Distinct())
        {
            Measure(output, "made", organization =>
            {
                MadeOpportunities.Fill(organization, count, PeopleOfDataSet);
                return (count, MadeOpportunities.Year);
            });
        }
    }

    private static void Measure(TextWriter output, string name, Func<Organization, (int Count, DateTime First)> fill)
    {
        var file = Path.Combine(Path.GetTempPath(), $"commission-{Guid.NewGuid():N}.sqlite");
        try
        {
            using var organization = new Organization(file: file);
            var (count, first) = fill(organization);
            Warm(organization, first);
            Close(output, $"{name}, all won", organization, count, first, first.AddDays(365));
            Close(output, $"{name}, the next period: nothing has changed", organization, count, first.AddDays(366), first.AddDays(400));
        }
        finally
        {
            foreach (var part in new[] { file, file + "-wal", file + "-shm" })
            {
                File.Delete(part);
            }
        }
    }

    /// <summary>The code is compiled, as on a platform that runs.</summary>
    private static void Warm(Organization organization, DateTime first)
    {
        var period = organization.Service.Create(Period(first, first.AddDays(365)));
        organization.Service.Execute(new OrganizationRequest("opps_PreviewPeriodClose") { ["Target"] = new EntityReference("opps_commissionperiod", period) });
        organization.Service.Delete("opps_commissionperiod", period);
    }

    private static void Close(TextWriter output, string name, Organization organization, int count, DateTime first, DateTime last)
    {
        var period = organization.Service.Create(Period(first, last));
        var times = new List<double>();
        var requests = 0;
        var lines = 0;
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        organization.OnRequest = request => requests += request.FromPlugin ? 1 : 0;
        int left;
        do
        {
            var watch = Stopwatch.StartNew();
            var answer = organization.Service.Execute(new OrganizationRequest("opps_ClosePeriod")
            {
                ["Target"] = new EntityReference("opps_commissionperiod", period), ["Limit"] = 200,
            });
            times.Add(watch.Elapsed.TotalMilliseconds);
            requests++;
            lines += (int)answer["Lines"];
            left = (int)answer["Left"];
        }
        while (left > 0);
        organization.OnRequest = null;
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
        var after = GC.GetTotalMemory(forceFullCollection: true);
        var done = organization.Service.Retrieve("opps_commissionperiod", period, new("opps_done")).GetAttributeValue<int>("opps_done");

        // The last call is not a whole one.
        var whole = times.Take(Math.Max(1, times.Count - 1)).ToList();
        var quarter = Math.Max(1, whole.Count / 4);
        output.WriteLine(FormattableString.Invariant(
            $"| {name} | {count:#,0} | {done:#,0} | {times.Count} | {lines:#,0} | {(double)requests / done:0.00} | {times.Sum() / done:0.000} | {processor.TotalMilliseconds / done:0.000} | {Median(whole.Take(quarter)) / 200:0.000} | {Median(whole.TakeLast(quarter)) / 200:0.000} | {times.Max():0} | {before / 1048576.0:0.0} | {after / 1048576.0:0.0} |"));
    }

    private static double Median(IEnumerable<double> times) => times.Order().ToList() is var ordered ? ordered[ordered.Count / 2] : 0;

    private static Entity Period(DateTime first, DateTime last) => new("opps_commissionperiod") { ["opps_firstday"] = first.Date, ["opps_lastday"] = last.Date };
}
