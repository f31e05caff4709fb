using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Rules.Model;
using Xunit;

namespace Pipeline.Model;

/// <summary>The worked example of the rules through the packed zip, wherever the earliest added row is the one that comes first.</summary>
public sealed class WorkedExampleTests
{
    public static TheoryData<string> Cases() => [.. Platforms.All.Where(platform => !platform.ClockStands).Select(platform => platform.ToString())];

    [Theory, MemberData(nameof(Cases))]
    public void WorkedExample_ThroughThePackedZip(string platform)
    {
        using var world = new World(World.Zip(), Platforms.Named(platform));
        var organization = new WholeOrganization(world, new BatchTurns(), new Dictionary<int, System.Guid> { [2] = world.Currency(2, 1m) });
        Assert.All(WorkedExample.Steps, step =>
        {
            Assert.True(organization.Do(step.Happened));
            var holding = organization.Of(0)!;
            Assert.Equal(step.Rows, string.Join(", ", holding.Rows));
            Assert.Equal(holding.Rows.Sum(row => row.Percent), holding.Sum);
            Assert.Equal(holding.Rows.Count, holding.Count);
            Assert.Equal(step.Told.Length == 0 ? "100.00" : step.Told, holding.Sum.ToString("0.00", CultureInfo.InvariantCulture));
            Expect.Agreement(world, organization.IdOf(0)!.Value);
        });
    }
}
