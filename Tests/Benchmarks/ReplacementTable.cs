using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Microsoft.Xrm.Sdk;

namespace Benchmarks;

/// <summary>What one call of opps_ReplaceSeller costs, by the number of opportunities that it changes: its limit rests on this.</summary>
internal static class ReplacementTable
{
    private const int Repetitions = 5;
    private static readonly int[] Limits = [1, 100, 500];

    public static void Print(TextWriter output)
    {
        using var organization = new Organization();
        var people = organization.People(3);
        for (var i = 0; i < 1000; i++)
        {
            organization.Opportunity(people[0], (people[0], 60m), (people[2], 40m));
        }

        var (from, to) = (people[0], people[1]);
        output.WriteLine("| changed in one call, 1,000 open | requests | ms | ms an opportunity |");
        output.WriteLine("|--:|--:|--:|--:|");
        foreach (var limit in Limits)
        {
            var requests = 0;
            var times = new double[Repetitions];
            for (var i = 0; i < Repetitions; i++)
            {
                requests = 0;
                organization.OnRequest = request => requests += request.FromPlugin ? 1 : 0;
                var watch = Stopwatch.StartNew();
                organization.Service.Execute(Request(from, to, limit));
                times[i] = watch.Elapsed.TotalMilliseconds;
                organization.OnRequest = null;
                while ((int)organization.Service.Execute(Request(from, to, 500))["Left"] > 0)
                {
                }

                (from, to) = (to, from);
            }

            var median = times.Order().ElementAt(Repetitions / 2);
            output.WriteLine(FormattableString.Invariant($"| {limit} | {requests:#,0} | {median:#,0} | {median / limit:0.00} |"));
        }
    }

    private static OrganizationRequest Request(Guid from, Guid to, int limit) => new("opps_ReplaceSeller")
    {
        ["From"] = new EntityReference("systemuser", from), ["To"] = new EntityReference("systemuser", to), ["Limit"] = limit,
    };
}
