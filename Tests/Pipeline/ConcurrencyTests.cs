using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using Mono.Cecil;
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

    /// <summary>
    /// Events that write take turns in the local host, so threads alone would not show a plug-in that keeps something between
    /// two events. No place to keep it is what makes it safe.
    /// </summary>
    [Fact]
    public void Plugins_KeepNothingBetweenEvents()
    {
        using var archive = new ZipArchive(new MemoryStream(World.Zip()));
        using var stream = archive.Entries.Single(e => e.Name == "OppsPlugins.dll").Open();
        var assembly = new MemoryStream();
        stream.CopyTo(assembly);
        assembly.Position = 0;

        var plugins = ModuleDefinition.ReadModule(assembly).Types.Where(t => IsPlugin(t)).ToList();
        Assert.NotEmpty(plugins);
        Assert.Empty(plugins.SelectMany(t => t.Fields).Where(f => !f.HasConstant && !(f.IsStatic && f.IsInitOnly)).Select(f => f.FullName));
    }

    private static bool IsPlugin(TypeDefinition? type) => type is not null &&
        (type.Interfaces.Any(i => i.InterfaceType.Name == "IPlugin") || IsPlugin(type.BaseType as TypeDefinition));
}
