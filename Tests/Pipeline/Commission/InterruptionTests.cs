using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Pipeline.Commission;

/// <summary>C6: closing and reopening can be interrupted anywhere and go on, by one closer or two; what they cost in requests.</summary>
public sealed class InterruptionTests
{
    /// <summary>Each request of each call fails once; the lines are those of a closing that nothing disturbed.</summary>
    [Fact]
    public void C6_InterruptedAtEveryRequest_AndTakenUpAgain_TheLinesAreTheSame()
    {
        using var calm = Prepared(out var undisturbed);
        calm.Close(undisturbed, 2);
        var wanted = Texts(calm, undisturbed);

        using var world = Prepared(out var period);
        for (var failing = 1; failing < 200; failing++)
        {
            // What was counted before stays, and nothing of a call that fails.
            FaultTests.FailAt(world, failing, () => Periods.Call(world.Service, "opps_ClosePeriod", period, ("Limit", 2)));
            Assert.Equal(world.Lines(period).Count, world.PeriodRow(period).GetAttributeValue<int>("opps_lines"));
            if (world.State(period) == Periods.Closed)
            {
                break;
            }
        }

        world.Close(period, 2);
        Assert.Equal(wanted, Texts(world, period));
    }

    [Fact]
    public void C7_ReopeningInterruptedAtEveryRequest_EndsOpen()
    {
        using var world = Prepared(out var period);
        world.Close(period);
        var failing = 0;
        while (world.State(period) == Periods.Closed)
        {
            failing++;
            if (FaultTests.FailAt(world, failing, () => Periods.Call(world.Service, "opps_ReopenPeriod", period, ("Reason", "A mistake"))))
            {
                Assert.Equal(world.Lines(period).Count, world.Lines(period).Valid().Count());
            }
        }

        Assert.InRange(failing, 3, 10);
        Assert.Equal(Periods.Open, world.State(period));
        Assert.Empty(world.Lines(period).Valid());
    }

    [Fact]
    public void C6_TwoClosersAtOnce_CountEachOpportunityOnce()
    {
        using var world = Prepared(out var period);
        var closers = new[] { world.Person("Eva"), world.Person("Fia") };
        for (var turn = 0; world.State(period) != Periods.Closed; turn++)
        {
            Periods.Call(world.As(closers[turn % 2]), "opps_ClosePeriod", period, ("Limit", 1));
        }

        Assert.Equal(10, world.Lines(period).Count);
        Assert.Equal(10, world.Lines(period).Select(line => (line["opps_opportunitykey"], line["opps_sellerkey"])).Distinct().Count());
    }

    /// <summary>A page of 200 costs what a page costs, whatever its size: three requests an opportunity are far from reached.</summary>
    [Fact]
    public void C6_RequestsOfAPage()
    {
        using var world = Prepared(out var period);
        var page = world.PluginRequests(() => Periods.Call(world.Service, "opps_ClosePeriod", period, ("Limit", 2)));
        Assert.InRange(page.Count, 9, 16);
        page = world.PluginRequests(() => Periods.Call(world.Service, "opps_ClosePeriod", period, ("Limit", 200)));
        Assert.InRange(page.Count, 9, 14);
        Assert.Equal(1, page.Count(request => request.Message == "CreateMultiple"));
    }

    private static World Prepared(out Guid period)
    {
        var world = new World(World.Zip(), Platforms.All[0]);
        var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
        for (var i = 1; i <= 5; i++)
        {
            var opportunity = world.Opportunity(anna, 100m, (anna, 60m), (bo, 40m));
            world.Change(opportunity, "name", $"Opportunity {i}");
            world.Win(opportunity, $"2026-01-0{1 + (i / 2)}", 100m + i);
        }

        period = world.Period("2026-01-01", "2026-03-31");
        return world;
    }

    private static IEnumerable<string> Texts(World world, Guid period) => world.Lines(period)
        .Select(line => $"{line["opps_name"]} {line["opps_sellername"]} {line["opps_amount"]:0.00} {line["opps_baseamount"]:0.00}").Order(StringComparer.Ordinal);
}
