using System;
using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using Microsoft.Xrm.Sdk;

namespace Benchmarks;

/// <summary>
/// One save through the whole pipeline: the request, the shipped assembly's steps, SQLite and the commit to a file, with more
/// and more opportunities of three sellers in the database.
/// </summary>
[MemoryDiagnoser]
[WarmupCount(5), IterationCount(20)]
[MinColumn, MedianColumn]
public class SaveBenchmarks
{
    private const int Saves = 64;

    private readonly List<Guid> _opportunities = [];
    private Organization _organization = null!;
    private Guid[] _people = [];
    private Guid[] _shares = [];

    [Params(1_000, 10_000, 100_000)]
    public int Opportunities { get; set; }

    private IOrganizationService Service => _organization.Service;

    [GlobalSetup]
    public void Open()
    {
        _organization = FilledDatabase.Open(Opportunities);
        _people = _organization.People(4);
    }

    [GlobalCleanup]
    public void Close() => _organization.Dispose();

    [IterationSetup(Targets = [nameof(SellerAdded), nameof(PercentageChanged), nameof(SellerDeleted), nameof(AmountChanged)])]
    public void ShareTwo() => Prepare((_people[0], 75m), (_people[1], 25m));

    [IterationSetup(Target = nameof(OwnerChanged))]
    public void GiveToOne() => Prepare();

    [IterationCleanup]
    public void TakeAway()
    {
        _organization.Delete(_opportunities);
        _opportunities.Clear();
    }

    [Benchmark(OperationsPerInvoke = Saves)]
    public void OpportunityCreated()
    {
        for (var i = 0; i < Saves; i++)
        {
            _opportunities.Add(_organization.Opportunity(_people[0]));
        }
    }

    [Benchmark(OperationsPerInvoke = Saves)]
    public void SellerAdded() => _opportunities.ForEach(id => Service.Create(Organization.Share(_people[2], 20m, id)));

    [Benchmark(OperationsPerInvoke = Saves)]
    public void PercentageChanged() =>
        Array.ForEach(_shares, id => Service.Update(new Entity("opps_sellershare", id) { ["opps_percent"] = 30m }));

    [Benchmark(OperationsPerInvoke = Saves)]
    public void SellerDeleted() => Array.ForEach(_shares, id => Service.Delete("opps_sellershare", id));

    [Benchmark(OperationsPerInvoke = Saves)]
    public void OwnerChanged() => _opportunities.ForEach(id =>
        Service.Update(new Entity("opportunity", id) { ["ownerid"] = new EntityReference("systemuser", _people[3]) }));

    [Benchmark(OperationsPerInvoke = Saves)]
    public void AmountChanged() => _opportunities.ForEach(id =>
        Service.Update(new Entity("opportunity", id) { ["estimatedvalue"] = new Money(54_321m) }));

    /// <summary>Without sellers given, the owner is the only one.</summary>
    private void Prepare(params (Guid Seller, decimal Percent)[] sellers)
    {
        _opportunities.AddRange(Enumerable.Range(0, Saves).Select(_ => _organization.Opportunity(_people[0], sellers)));
        _shares = [.. _opportunities.Select(id => _organization.Shares(id)[^1].Id)];
    }
}
