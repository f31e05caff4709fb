using System;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Pipeline.Commission;

/// <summary>C1–C10 by examples.</summary>
public sealed class ClosingTests
{
    [Fact]
    public void C3_C4_ClosingFreezesALineAShare_AndTheRest()
    {
        using var world = new World(World.Zip(), Platforms.All[0]);
        var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
        var opportunity = world.Opportunity(anna, 1000m, (anna, 33.33m), (bo, 33.33m));
        world.Win(opportunity, "2026-02-10", 100.01m);
        var period = world.Period("2026-01-01", "2026-03-31");
        world.Close(period);
        var lines = world.Lines(period);
        Assert.Equal(3, lines.Count);
        Assert.Equal(100.01m, lines.Sum(line => line.GetAttributeValue<decimal>("opps_amount")));
        Assert.Equal(Periods.Closed, world.State(period));
    }
}
