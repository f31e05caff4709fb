using System;
using Microsoft.Xrm.Sdk;
using Opps.Plugins.Pipeline;
using Opps.Plugins.Shares;

namespace Opps.Plugins.Storage;

/// <summary>Writes a difference as the system: rows with their changed columns, then sum and count.</summary>
internal sealed class ShareWriter(Execution execution, Guid opportunityId)
{
    /// <summary>
    /// Deletes go last: where the platform does not show our mark, a delete is decided on as if a person had made it, and
    /// then finds the rows that are to stay as they are to be.
    /// </summary>
    public void Write(StoredShares stored, Difference difference)
    {
        foreach (var update in difference.Updated)
        {
            Update(Changes(update, stored.Opportunity));
        }

        foreach (var row in difference.Created)
        {
            OwnWrite.Send(execution.Context, Messages.Create, SellerShareTable.Name, Guid.Empty,
                () => execution.AsSystem.Create(NewRow(row, stored.Opportunity)));
        }

        foreach (var id in difference.Deleted)
        {
            OwnWrite.Send(execution.Context, Messages.Delete, SellerShareTable.Name, id,
                () => execution.AsSystem.Delete(SellerShareTable.Name, id));
        }

        WriteSum(stored, difference);
    }

    /// <summary>
    /// The row belongs to the opportunity's owner, not to the system that writes it: so it is seen by those who see that
    /// person's rows. When the opportunity changes hands, the parental relationship moves its rows along.
    /// </summary>
    private Entity NewRow(SellerShare row, Opportunity opportunity)
    {
        const ShareColumns always = ShareColumns.Seller | ShareColumns.Name | ShareColumns.Percent | ShareColumns.IsFixed;
        var entity = Changes(new RowUpdate(row, always), opportunity);
        entity[SellerShareTable.OpportunityId] = new EntityReference(OpportunityTable.Name, opportunityId);
        entity[SellerShareTable.OwnerId] =
            new EntityReference(opportunity.OwnerIsPerson ? PlatformTables.User : PlatformTables.Team, opportunity.OwnerId);
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

    private Entity Changes(RowUpdate update, Opportunity opportunity)
    {
        var row = update.Row;
        var entity = new Entity(SellerShareTable.Name) { Id = row.Id.GetValueOrDefault() };
        Set(ShareColumns.Seller, SellerShareTable.SellerId, Reference(PlatformTables.User, row.SellerId));
        Set(ShareColumns.Name, SellerShareTable.SellerName, row.Name);
        Set(ShareColumns.Percent, SellerShareTable.Percent, row.Percent);
        Set(ShareColumns.IsFixed, SellerShareTable.IsFixed, row.IsFixed);
        Set(ShareColumns.Amount, SellerShareTable.Amount, row.Amount is { } amount ? new Money(amount) : null);
        Set(ShareColumns.Currency, SellerShareTable.CurrencyId, Reference(PlatformTables.Currency, row.CurrencyId));
        Stamp.For(row, execution.Operation).WriteTo(entity);
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

    private void WriteSum(StoredShares stored, Difference difference)
    {
        var opportunity = new Entity(OpportunityTable.Name) { Id = opportunityId };
        if (stored.Sum != difference.Sum)
        {
            opportunity[OpportunityTable.ShareSum] = difference.Sum;
        }

        if (stored.Count != difference.Count)
        {
            opportunity[OpportunityTable.SellerCount] = difference.Count;
        }

        if (opportunity.Attributes.Count > 0)
        {
            Update(opportunity);
        }
    }

    private void Update(Entity changes) => OwnWrite.Send(execution.Context, Messages.Update, changes.LogicalName, changes.Id,
        () => execution.AsSystem.Update(changes));

    private static EntityReference? Reference(string table, Guid? id) =>
        id is { } given ? new EntityReference(table, given) : null;
}
