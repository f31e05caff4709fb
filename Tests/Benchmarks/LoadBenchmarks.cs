using System;
using System.Linq;
using BenchmarkDotNet.Attributes;
using LocalDataverse.Pipeline;
using LocalDataverse.Registrations;
using LocalDataverse.Solutions;

namespace Benchmarks;

/// <summary>
/// The assembly out of the zip, new to the process each time: it is loaded into a context of its own, and its code is compiled
/// when it is first called. The platform around it is warm.
/// </summary>
[WarmupCount(10), IterationCount(50), InvocationCount(1)]
[MinColumn, MedianColumn]
public class LoadBenchmarks
{
    private PluginAssembly _assembly = null!;
    private Organization _organization = null!;
    private Guid _person;

    [GlobalSetup]
    public void Read() => _assembly = SolutionReader.Read(Organization.Zip("SellerShares.zip")).Assemblies
        .Single(a => a.FullName.StartsWith("Opps.Plugins,", StringComparison.Ordinal));

    [IterationSetup(Target = nameof(FirstSave))]
    public void Install() => Open(hasSolution: true);

    [IterationSetup(Target = nameof(FirstSaveWithoutSolution))]
    public void InstallNothing() => Open(hasSolution: false);

    [IterationSetup(Target = nameof(SecondSave))]
    public void InstallAndSave()
    {
        Open(hasSolution: true);
        FirstSave();
    }

    [IterationCleanup(Targets = [nameof(FirstSave), nameof(FirstSaveWithoutSolution), nameof(SecondSave)])]
    public void Close() => _organization.Dispose();

    /// <summary>Bytes to an assembly whose registered classes are all resolved.</summary>
    [Benchmark]
    public int Load()
    {
        var loaded = new LoadedAssembly(_assembly);
        return _assembly.Types.Select(type => loaded.Find(type.TypeName)).Count();
    }

    /// <summary>The first event that any of its classes sees: an opportunity is created, its owner becomes the seller.</summary>
    [Benchmark]
    public void FirstSave() => _organization.Opportunity(_person);

    [Benchmark]
    public void SecondSave() => _organization.Opportunity(_person);

    /// <summary>The same request where nobody listens: what of the first save is the platform's, as its first statements.</summary>
    [Benchmark]
    public void FirstSaveWithoutSolution() => _organization.Opportunity(_person);

    private void Open(bool hasSolution)
    {
        _organization = new Organization(hasSolution);
        _person = _organization.People(1)[0];
    }
}
