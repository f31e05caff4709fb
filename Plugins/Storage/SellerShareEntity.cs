namespace Opps.Plugins.Storage;

/// <summary>A row as it is sent to the platform, without the mark of an operation.</summary>
public static class SellerShareEntity
{
    /// <summary>
    /// No owner is named, so that the row belongs to the system that writes it: no rule may fail because a person is disabled
    /// or lacks a role. The opportunity's owner has access to it through the parental relationship.
    /// </summary>
    /// <param name="row">The row as it is to be.</param>
    /// <param name="basis">What its amount was computed from.</param>
    /// <param name="opportunityId">The opportunity that it is to stand on.</param>
    public static Entity New(SellerShare row, ShareBasis? basis, Guid opportunityId)
    {
        var entity = new Entity(SellerShareTable.Name)
        {
            Id = row.Id.GetValueOrDefault(),
            [SellerShareTable.OpportunityId] = new EntityReference(OpportunityTable.Name, opportunityId),
            [SellerShareTable.SellerId] = Reference(PlatformTables.User, row.SellerId),
            [SellerShareTable.SellerName] = row.Name,
            [SellerShareTable.Percent] = row.Percent,
            [SellerShareTable.IsFixed] = row.IsFixed,
            [SellerShareTable.ShareOf] = basis?.Text,
        };
        entity.SetIf(row.Amount is not null, SellerShareTable.Amount, MoneyOf(row.Amount));
        entity.SetIf(row.ExpectedAmount is not null, SellerShareTable.ExpectedAmount, MoneyOf(row.ExpectedAmount));
        entity.SetIf(row.CurrencyId is not null, SellerShareTable.CurrencyId, Reference(PlatformTables.Currency, row.CurrencyId));
        return entity;
    }

    /// <summary>The changed columns only, and what the amount comes from.</summary>
    public static Entity Changed(RowUpdate update, ShareBasis? basis)
    {
        var (before, row) = update;
        var entity = new Entity(SellerShareTable.Name) { Id = row.Id.GetValueOrDefault(), [SellerShareTable.ShareOf] = basis?.Text };
        entity.SetIf(before.SellerId != row.SellerId, SellerShareTable.SellerId, Reference(PlatformTables.User, row.SellerId));
        entity.SetIf(before.Name != row.Name, SellerShareTable.SellerName, row.Name);
        entity.SetIf(before.Percent != row.Percent, SellerShareTable.Percent, row.Percent);
        entity.SetIf(before.IsFixed != row.IsFixed, SellerShareTable.IsFixed, row.IsFixed);
        entity.SetIf(before.Amount != row.Amount || before.ExchangeRate != row.ExchangeRate, SellerShareTable.Amount, MoneyOf(row.Amount));
        entity.SetIf(before.ExpectedAmount != row.ExpectedAmount, SellerShareTable.ExpectedAmount, MoneyOf(row.ExpectedAmount));
        entity.SetIf(before.CurrencyId != row.CurrencyId, SellerShareTable.CurrencyId, Reference(PlatformTables.Currency, row.CurrencyId));
        return entity;
    }

    private static Money? MoneyOf(decimal? value) => value is { } amount ? new Money(amount) : null;

    private static EntityReference? Reference(string table, Guid? id) => id is { } given ? new EntityReference(table, given) : null;
}
