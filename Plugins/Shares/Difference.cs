namespace Opps.Plugins.Shares;

/// <summary>A stored row, and the same row as it is to be.</summary>
public sealed record RowUpdate(SellerShare Before, SellerShare Row);

/// <summary>What must be written to turn the stored rows into the wanted ones, and what they then add up to.</summary>
public sealed class Difference
{
    private Difference(IReadOnlyList<SellerShare> created, IReadOnlyList<RowUpdate> updated, IReadOnlyList<Guid> deleted, IReadOnlyList<SellerShare> then)
    {
        Created = created;
        Updated = updated;
        Deleted = deleted;
        Then = then;
        Sum = then.Sum(row => row.Percent ?? 0m);
        Count = then.Count;
        Sellers = SellerNames.Of(then);
    }

    /// <summary>Rows to be made.</summary>
    public IReadOnlyList<SellerShare> Created { get; }

    /// <summary>Rows to be changed.</summary>
    public IReadOnlyList<RowUpdate> Updated { get; }

    /// <summary>Rows to be deleted, by id.</summary>
    public IReadOnlyList<Guid> Deleted { get; }

    /// <summary>All rows, once it is written.</summary>
    public IReadOnlyList<SellerShare> Then { get; }

    /// <summary>Of the percentages, once it is written.</summary>
    public decimal Sum { get; }

    /// <summary>How many sellers there then are.</summary>
    public int Count { get; }

    /// <summary>Their names.</summary>
    public string? Sellers { get; }

    /// <summary>Whether every row is right as it is.</summary>
    public bool IsEmpty => Created.Count + Updated.Count + Deleted.Count == 0;

    /// <summary>How many of the rows get another percentage, come or go.</summary>
    public int Moved => Created.Count + Deleted.Count + Updated.Count(update => update.Before.Percent != update.Row.Percent);

    /// <summary>Compares by id. A wanted row whose id is not stored is a new one.</summary>
    public static Difference Between(IReadOnlyList<SellerShare> stored, IReadOnlyList<SellerShare> wanted)
    {
        var left = stored.ToDictionary(row => row.Id.GetValueOrDefault());
        var created = new List<SellerShare>();
        var updated = new List<RowUpdate>();
        var then = new List<SellerShare>(wanted.Count);
        foreach (var row in wanted)
        {
            if (row.Id is not { } id || !left.TryGetValue(id, out var before))
            {
                created.Add(row);
                then.Add(row);
                continue;
            }

            left.Remove(id);
            if (IsSame(before, row))
            {
                then.Add(row);
                continue;
            }

            // A user's new name is not worth a write of its own, but goes along with one.
            var named = row with { Name = row.SellerName ?? row.Name };
            updated.Add(new RowUpdate(before, named));
            then.Add(named);
        }

        return new Difference(created, updated, left.Keys.ToList(), then);
    }

    /// <summary>One sentence for the trace.</summary>
    public string Describe() => Invariant(
        $"{Created.Count} rows created, {Updated.Count} updated, {Deleted.Count} deleted; sum {Sum:0.00} of {Count} sellers");

    private static bool IsSame(SellerShare before, SellerShare row) =>
        before.SellerId == row.SellerId && before.Name == row.Name && before.Percent == row.Percent && before.IsFixed == row.IsFixed &&
        before.Amount == row.Amount && before.ExpectedAmount == row.ExpectedAmount && before.CurrencyId == row.CurrencyId && before.ExchangeRate == row.ExchangeRate &&
        before.Touched == row.Touched;
}
