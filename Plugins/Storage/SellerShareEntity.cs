namespace Opps.Plugins.Storage;

/// <summary>A row as it is sent to the platform, without the stamp of an operation.</summary>
public static class SellerShareEntity
{
    /// <summary>
    /// No owner is named, so that the row belongs to the system that writes it: no rule may fail because a person is disabled
    /// or lacks a role. The opportunity's owner has access to it through the parental relationship.
    /// </summary>
    public static Entity New(SellerShare row, Opportunity opportunity, Guid opportunityId)
    {
        const ShareColumns always = ShareColumns.Seller | ShareColumns.Name | ShareColumns.Percent | ShareColumns.IsFixed;
        var entity = Changed(new RowUpdate(row, always), opportunity);
        entity[SellerShareTable.OpportunityId] = new EntityReference(OpportunityTable.Name, opportunityId);
        if (row.Amount is { } amount)
        {
            entity[SellerShareTable.Amount] = new Money(amount);
        }

        if (row.CurrencyId is { } currencyId)
        {
            entity[SellerShareTable.CurrencyId] = new EntityReference(PlatformTables.Currency, currencyId);
        }

        return entity;
    }

    /// <summary>The changed columns only, and what the amount comes from.</summary>
    public static Entity Changed(RowUpdate update, Opportunity opportunity)
    {
        var row = update.Row;
        var entity = new Entity(SellerShareTable.Name) { Id = row.Id.GetValueOrDefault() };
        Set(ShareColumns.Seller, SellerShareTable.SellerId, Reference(PlatformTables.User, row.SellerId));
        Set(ShareColumns.Name, SellerShareTable.SellerName, row.Name);
        Set(ShareColumns.Percent, SellerShareTable.Percent, row.Percent);
        Set(ShareColumns.IsFixed, SellerShareTable.IsFixed, row.IsFixed);
        Set(ShareColumns.Amount, SellerShareTable.Amount, row.Amount is { } amount ? new Money(amount) : null);
        Set(ShareColumns.Currency, SellerShareTable.CurrencyId, Reference(PlatformTables.Currency, row.CurrencyId));
        entity[SellerShareTable.ShareOf] = ShareBasis.Of(opportunity)?.Text;
        return entity;

        void Set(ShareColumns column, string name, object? value)
        {
            if (update.Columns.HasFlag(column))
            {
                entity[name] = value;
            }
        }
    }

    private static EntityReference? Reference(string table, Guid? id) =>
        id is { } given ? new EntityReference(table, given) : null;
}
