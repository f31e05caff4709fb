using System;
using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using Microsoft.Xrm.Sdk;

namespace Benchmarks;

/// <summary>What a row of an import costs, and what of it is the platform's, in memory.</summary>
[MemoryDiagnoser]
[WarmupCount(5), IterationCount(20)]
[MinColumn, MedianColumn]
public class ImportBenchmarks
{
    private const int Rows = 100;

    private readonly List<Guid> _opportunities = [];
    private Organization _organization = null!;
    private Guid[] _people = [];

    /// <summary>Without it the rows are only opportunities.</summary>
    [Params(true, false)]
    public bool HasSolution { get; set; }

    [GlobalSetup]
    public void Open()
    {
        _organization = new Organization(HasSolution);
        _people = _organization.People(3);
    }

    [GlobalCleanup]
    public void Close() => _organization.Dispose();

    [IterationCleanup]
    public void TakeAway()
    {
        _organization.Delete(_opportunities);
        _opportunities.Clear();
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public void Create() => _opportunities.AddRange(Enumerable.Range(0, Rows).Select(_ => _organization.Opportunity(_people[0])));

    [Benchmark(OperationsPerInvoke = Rows)]
    public void CreateMultiple()
    {
        var targets = new EntityCollection([.. Enumerable.Range(0, Rows).Select(_ => Organization.NewOpportunity(_people[0]))])
        {
            EntityName = "opportunity",
        };
        _opportunities.AddRange((Guid[])_organization.Service.Execute(new OrganizationRequest("CreateMultiple") { ["Targets"] = targets })["Ids"]);
    }

    /// <summary>An opportunity and its three seller shares count as one row here.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public void CreateWithThreeSellers()
    {
        (Guid, decimal)[] sellers = HasSolution ? [(_people[0], 50m), (_people[1], 30m), (_people[2], 20m)] : [];
        _opportunities.AddRange(Enumerable.Range(0, Rows).Select(_ => _organization.Opportunity(_people[0], sellers)));
    }
}
