using System;
using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;

namespace Benchmarks;

/// <summary>The rules alone: rows in, decision, amounts, and the difference to what is stored. No database, no SDK.</summary>
[MemoryDiagnoser]
[WarmupCount(5), IterationCount(20)]
[MinColumn, MedianColumn]
public class RulesBenchmarks
{
    private readonly Opportunity _opportunity = new()
    {
        OwnerId = Id(9_000), OwnerIsPerson = true, OwnerName = "The owner", EstimatedAmount = 123_456.78m, Currency = new Currency(Id(9_001), 2),
    };

    private IReadOnlyList<SellerShare> _stored = [];
    private IReadOnlyList<SellerShare> _afterAdding = [];
    private IReadOnlyList<SellerShare> _afterChanging = [];
    private IReadOnlyList<SellerShare> _afterDeleting = [];
    private IReadOnlyList<WantedShare> _wanted = [];
    private Opportunity _richer = new();
    private Guid _added;

    [Params(1, 3, 10, 50, 100)]
    public int Sellers { get; set; }

    [GlobalSetup]
    public void Store()
    {
        var rows = Enumerable.Range(0, Sellers).Select(Row).ToList();
        _stored = ShareAmounts.Apply(_opportunity, EqualSplit.Apply(_opportunity, rows).Rows);
        var added = Row(Sellers) with { Percent = 5m, Amount = null, Touched = new Touched(5m, null) };
        _added = added.Id!.Value;
        _afterAdding = [.. _stored, added];
        _afterChanging = [_stored[0] with { Percent = 5m, Touched = new Touched(5m, _stored[0].Percent) }, .. _stored.Skip(1)];
        _afterDeleting = [.. _stored.Skip(1)];
        _wanted = [.. _stored.Select((row, i) => new WantedShare(null, new Person(row.SellerId!.Value, row.Name, false), i == 0 ? 5m : null, null))];
        _richer = _opportunity with { EstimatedAmount = 234_567.89m };
    }

    [Benchmark]
    public Difference SellerAdded() =>
        Decide(_afterAdding, ((Rule)GivenShares.Apply).Naming(_added).WithoutDuplicate(_added).ForActivePerson(_added).WhileOpen());

    [Benchmark]
    public Difference PercentageChanged() => Decide(_afterChanging, ((Rule)GivenShares.Apply).WhileOpen());

    [Benchmark]
    public Difference SellerDeleted() => Decide(_afterDeleting, ((Rule)SellerRemoved.Apply).Settling().WhileOpen());

    [Benchmark]
    public Difference OwnerChanged() => Decide(_stored, OwnerFollows.From(Id(9_002)).Settling());

    [Benchmark]
    public Difference AmountChanged() => Decide(_stored, RowsStand.Apply, _richer);

    [Benchmark]
    public Difference WholeSetGiven() => Decide(_stored, ShareSet.Of(_wanted).Settling().WhileOpen());

    [Benchmark]
    public Difference SplitEvenly() => Decide(_stored, ((Rule)EqualSplit.Apply).Settling().WhileOpen());

    private Difference Decide(IReadOnlyList<SellerShare> stored, Rule rule, Opportunity? opportunity = null)
    {
        opportunity ??= _opportunity;
        return Difference.Between(stored, ShareAmounts.Apply(opportunity, rule(opportunity, stored).Rows));
    }

    private static SellerShare Row(int number) => new()
    {
        Id = Id(1_000 + number),
        SellerId = Id(number),
        SellerName = $"Seller {number}",
        Name = $"Seller {number}",
        Percent = 0m,
        AddedOn = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(number),
    };

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
