using System.Linq;
using CsCheck;

namespace Rules.Model;

/// <summary>Random events, mostly possible, sometimes nonsense; few people, so that they meet often.</summary>
public static class AnyEvents
{
    private static readonly Gen<int> Opportunity = Gen.Int[0, 1];

    private static readonly Gen<char> Owner = OneOf('A', 'B', 'C', 'D', 'T');

    private static readonly Gen<char> Known = OneOf('A', 'B', 'C', 'D', 'E', 'F');

    private static readonly Gen<char> Person = Gen.Frequency((30, Known), (1, Gen.Const('X')));

    private static readonly Gen<decimal> Percent = Gen.Frequency(
        (6, OneOf(0m, 10m, 20m, 25m, 33.33m, 50m, 60m, 100m)),
        (4, Gen.Int[0, 10_000].Select(hundredths => hundredths / 100m)),
        (1, OneOf(33.335m, 0.004m, 0.005m, 99.995m)),
        (1, OneOf(-0.01m, 100.01m, 250m)));

    private static readonly Gen<decimal?> Typed = Gen.Frequency((3, Percent.Select(p => (decimal?)p)), (2, Gen.Const((decimal?)null)));

    private static readonly Gen<bool?> MaybeFixed = Gen.Frequency((3, Gen.Const((bool?)null)), (1, Gen.Bool.Select(b => (bool?)b)));

    private static readonly Gen<Seller> Seller = Gen.Select(Person, Typed, MaybeFixed, (who, percent, isFixed) => new Seller(who, percent, isFixed));

    /// <summary>Mostly different people: the same one twice is refused (P20).</summary>
    private static Gen<Seller[]> Sellers(int from, int to) => Gen.Frequency(
        (9, Seller.Array[from, to].Select(sellers => sellers.DistinctBy(seller => seller.Person).ToArray())),
        (1, Seller.Array[from, to]));

    private static readonly Gen<decimal?> Amount = Gen.Frequency(
        (4, OneOf<decimal?>(1000m, 100m, 0.01m, 0m, null)),
        (4, Gen.Long[-100_000_000, 100_000_000].Select(units => (decimal?)(units / 10_000m))));

    private static readonly Gen<int> Decimals = OneOf(0, 2, 3, 4);

    /// <summary>Below the number of orders of four rows.</summary>
    private static readonly Gen<long> Interleaving = Gen.Long[0, 369_599];

    private static readonly Gen<Event> Creating = Gen.Select(
        Opportunity, Owner, Amount, Decimals, Gen.Frequency((2, Gen.Const<Seller[]>([])), (1, Sellers(1, 4))), Interleaving,
        (o, owner, amount, decimals, sellers, order) => (Event)new Created(o, owner, amount, decimals, sellers, order));

    public static Gen<Event> One { get; } = Gen.Frequency(
        (2, Creating),
        (6, Gen.Select(Opportunity, Seller, (o, s) => (Event)new Added(o, [s], 0))),
        (3, Gen.Select(Opportunity, Sellers(2, 4), Interleaving, (o, s, order) => (Event)new Added(o, s, order))),
        (3, Gen.Select(Opportunity, Person, Percent, (o, who, p) => (Event)new PercentChanged(o, who, p))),
        (1, Gen.Select(Opportunity, Known, Person, (o, from, to) => (Event)new PersonChanged(o, from, to))),
        (1, Gen.Select(Opportunity, Known, Gen.Bool, (o, who, isFixed) => (Event)new FixedChanged(o, who, isFixed))),
        (4, Gen.Select(Opportunity, Known.Array[1, 3], (o, who) => (Event)new Deleted(o, who))),
        (2, Gen.Select(Opportunity, Owner, (o, owner) => (Event)new OwnerChanged(o, owner))),
        (2, Gen.Select(Opportunity, Amount, (o, amount) => (Event)new AmountChanged(o, amount))),
        (1, Gen.Select(Opportunity, Decimals, (o, decimals) => (Event)new CurrencyChanged(o, decimals))),
        (1, Gen.Select(Opportunity, Gen.Enum<Outcome>(), Amount, Gen.Enum<Route>(),
            (o, outcome, amount, route) => (Event)new Closed(o, outcome, amount, route))),
        (3, Opportunity.Select(o => (Event)new ReopenedAgain(o))),
        (2, Gen.Select(Opportunity, Sellers(0, 4), (o, s) => (Event)new WholeSetGiven(o, s))),
        (2, Gen.Select(Opportunity, Sellers(0, 4), Owner.Select(Gen.Int[0, 2], (owner, isNew) => isNew == 0 ? owner : (char?)null),
            (o, s, owner) => (Event)new DraftSaved(o, s, owner))),
        (1, Opportunity.Select(o => (Event)new SplitEqually(o))),
        (1, Gen.Select(Known, Person, (from, to) => (Event)new Replaced(from, to))));

    /// <summary>A sequence that starts with both opportunities.</summary>
    public static Gen<Event[]> Sequence(int longest) => Gen.Select(
        Creating, Creating, One.Array[1, longest], (one, two, more) => (Event[])[one, two, .. more]);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
