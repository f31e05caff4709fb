using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Pipeline;

/// <summary>One cached instance of each plug-in serves all threads, so nothing of one event may leak into another.</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public void ManyThreads_EachOpportunityHasItsOwnOwner()
    {
        using var world = new World(World.Zip());
        var people = Enumerable.Range(0, 8).Select(i => world.Person($"Person{i}")).ToArray();
        var made = new (Guid Opportunity, Guid Owner)[64];
        Parallel.For(0, made.Length, i =>
        {
            var (first, second) = (people[i % people.Length], people[(i + 3) % people.Length]);
            var opportunity = world.Opportunity(first, 100m + i);
            world.Own(opportunity, second);
            made[i] = (opportunity, second);
        });
        Assert.All(made, m => Expect.Sellers(world, m.Opportunity, (m.Owner, 100m)));
    }
}
