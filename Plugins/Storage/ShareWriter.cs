using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Opps.Plugins.Pipeline;
using Opps.Plugins.Shares;

namespace Opps.Plugins.Storage;

/// <summary>Writes a difference as the system: rows with their changed columns, then sum, count and names.</summary>
internal sealed class ShareWriter(Execution execution, Guid opportunityId)
{
    private sealed record PendingWrite(string Message, Entity Row);

    /// <summary>
    /// Stops as soon as a rule has decided on what a step of another solution wrote meanwhile. The sum is written only if no
    /// other solution interfered.
    /// </summary>
    /// <returns>How others interfered; if they did, the rows must be read anew.</returns>
    public Disturbance Write(StoredShares stored, Difference difference)
    {
        var disturbance = Disturbance.None;
        foreach (var write in RowWrites(stored, difference))
        {
            disturbance = (Disturbance)Math.Max((int)disturbance, (int)Send(write));
            if (disturbance == Disturbance.Decided)
            {
                break;
            }
        }

        var sum = Sum(stored, difference);
        return disturbance == Disturbance.None && sum.Attributes.Count > 0 ? Send(new PendingWrite(Messages.Update, sum)) : disturbance;
    }

    /// <summary>
    /// Deletes go last: where the platform does not show our mark, a delete is taken for a person's, and must find the rows
    /// that stay as they are to be.
    /// </summary>
    private IEnumerable<PendingWrite> RowWrites(StoredShares stored, Difference difference) =>
    [
        .. difference.Updated.Select(update => new PendingWrite(Messages.Update, Changes(update, stored.Opportunity))),
        .. difference.Created.Select(row => new PendingWrite(Messages.Create, NewRow(row, stored.Opportunity))),
        .. difference.Deleted.Select(id => new PendingWrite(Messages.Delete, new Entity(SellerShareTable.Name) { Id = id })),
    ];

    private Entity NewRow(SellerShare row, Opportunity opportunity) =>
        Stamped(SellerShareEntity.New(row, opportunity, opportunityId), row);

    private Entity Changes(RowUpdate update, Opportunity opportunity) =>
        Stamped(SellerShareEntity.Changed(update, opportunity), update.Row);

    private Entity Stamped(Entity entity, SellerShare row)
    {
        Stamp.For(row, execution.Operation).WriteTo(entity);
        return entity;
    }

    private Entity Sum(StoredShares stored, Difference difference)
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

        if (stored.Sellers != difference.Sellers)
        {
            opportunity[OpportunityTable.Sellers] = difference.Sellers;
        }

        return opportunity;
    }

    private Disturbance Send(PendingWrite write) => OwnWrite.Send(execution.Context, write.Message, write.Row, () =>
    {
        switch (write.Message)
        {
            case Messages.Create:
                execution.AsSystem.Create(write.Row);
                break;
            case Messages.Update:
                execution.AsSystem.Update(write.Row);
                break;
            default:
                execution.AsSystem.Delete(write.Row.LogicalName, write.Row.Id);
                break;
        }
    });
}
