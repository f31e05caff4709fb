namespace Opps.Plugins.Shares;

/// <summary>Which columns of a row differ from what is stored.</summary>
[Flags]
public enum ShareColumns
{
    /// <summary>The row is right as it is.</summary>
    None = 0,

    /// <summary>The person.</summary>
    Seller = 1,

    /// <summary>The stored name.</summary>
    Name = 2,

    /// <summary>The percentage.</summary>
    Percent = 4,

    /// <summary>Whether the share is fixed.</summary>
    IsFixed = 8,

    /// <summary>The money.</summary>
    Amount = 16,

    /// <summary>The currency.</summary>
    Currency = 32,
}

/// <summary>A stored row as it is to be, and the columns in which that differs.</summary>
public sealed record RowUpdate(SellerShare Row, ShareColumns Columns);

/// <summary>What must be written to turn the stored rows into the wanted ones, and what they then add up to.</summary>
public sealed record Difference(
    IReadOnlyList<SellerShare> Created, IReadOnlyList<RowUpdate> Updated, IReadOnlyList<Guid> Deleted, decimal Sum, int Count,
    string? Sellers)
{
    /// <summary>Whether the opportunity's amount is to be written once more, so that it has the rate of its rows.</summary>
    public bool RenewsRate { get; init; }

    /// <summary>Whether every row is right as it is.</summary>
    public bool IsEmpty => Created.Count + Updated.Count + Deleted.Count == 0;

    /// <summary>Compares by id. A wanted row whose id is not stored is a new one.</summary>
    public static Difference Between(IReadOnlyList<SellerShare> stored, IReadOnlyList<SellerShare> wanted)
    {
        var before = stored.ToDictionary(row => row.Id.GetValueOrDefault());
        var kept = new HashSet<Guid>();
        var created = new List<SellerShare>();
        var updated = new List<RowUpdate>();
        var then = new List<SellerShare>();
        foreach (var row in wanted)
        {
            if (row.Id is not { } id || !before.TryGetValue(id, out var old))
            {
                created.Add(row);
                then.Add(row);
                continue;
            }

            kept.Add(id);
            if (Changed(old, row) is var columns and not ShareColumns.None)
            {
                var update = WithCurrentName(old, row, columns);
                updated.Add(update);
                then.Add(update.Row);
            }
            else
            {
                then.Add(row);
            }
        }

        var deleted = before.Keys.Where(id => !kept.Contains(id)).ToList();
        return new Difference(created, updated, deleted, wanted.Sum(row => row.Percent ?? 0m), wanted.Count, SellerNames.Of(then));
    }

    /// <summary>
    /// M2 in base currency: the platform gives a row the rate of the day its money is written, so that rows of different days
    /// would have different base amounts. Where rates differ, all that have an older one are written anew.
    /// </summary>
    public Difference AtOneRate(Opportunity opportunity, IReadOnlyList<SellerShare> wanted)
    {
        const ShareColumns money = ShareColumns.Amount | ShareColumns.Currency;
        var writesMoney = Created.Count > 0 || Updated.Any(update => (update.Columns & money) != 0);
        var ids = new HashSet<Guid?>(Created.Concat(Updated.Where(update => (update.Columns & money) != 0).Select(update => update.Row)).Select(row => row.Id));
        var kept = wanted.Where(row => !ids.Contains(row.Id) && row.ExchangeRate is not null).ToList();
        if (opportunity is not { Amount: not null, Currency.Rate: { } today } ||
            (!writesMoney && kept.All(row => row.ExchangeRate == opportunity.ExchangeRate)))
        {
            return this;
        }

        var outdated = kept.Where(row => row.ExchangeRate != today).ToDictionary(row => row.Id.GetValueOrDefault());
        var updated = Updated
            .Select(update => outdated.Remove(update.Row.Id.GetValueOrDefault()) ? update with { Columns = update.Columns | ShareColumns.Amount } : update)
            .ToList();
        updated.AddRange(outdated.Values.Select(row => new RowUpdate(row, ShareColumns.Amount)));
        return this with
        {
            Updated = updated,
            RenewsRate = !opportunity.IsClosed && opportunity.ExchangeRate is { } rate && rate != today,
        };
    }

    /// <summary>One sentence for the trace.</summary>
    public string Describe() => Invariant(
        $"{Created.Count} rows created, {Updated.Count} updated, {Deleted.Count} deleted; sum {Sum:0.00} of {Count} sellers");

    /// <summary>A user's new name is not worth a write of its own, but goes along with one.</summary>
    private static RowUpdate WithCurrentName(SellerShare old, SellerShare row, ShareColumns columns) =>
        row.SellerName is { } name && name != old.Name
            ? new RowUpdate(row with { Name = name }, columns | ShareColumns.Name)
            : new RowUpdate(row, columns);

    private static ShareColumns Changed(SellerShare old, SellerShare row) =>
        If(old.SellerId != row.SellerId, ShareColumns.Seller) |
        If(old.Name != row.Name, ShareColumns.Name) |
        If(old.Percent != row.Percent, ShareColumns.Percent) |
        If(old.IsFixed != row.IsFixed, ShareColumns.IsFixed) |
        If(old.Amount != row.Amount, ShareColumns.Amount) |
        If(old.CurrencyId != row.CurrencyId, ShareColumns.Currency);

    private static ShareColumns If(bool differs, ShareColumns column) => differs ? column : ShareColumns.None;
}
