namespace Opps.Plugins.Storage;

/// <summary>Writes a decision as the system: rows with their changed columns, the journal's entry, then sum, count, names and memory.</summary>
internal sealed class ShareWriter(Execution execution, Guid opportunityId)
{
    /// <param name="stored">As it was read.</param>
    /// <param name="difference">What is to be written.</param>
    /// <param name="cause">What the journal says of the event.</param>
    /// <param name="reason">Why the rows are to be so.</param>
    /// <param name="renewsRate">Whether the opportunity's amount is to be written once more.</param>
    /// <param name="plan">Given where the new rows are a batch's, which brings them itself.</param>
    public void Write(
        StoredShares stored, Difference difference, Cause cause, Reason reason, bool renewsRate = false, IReadOnlyList<PlannedRow>? plan = null)
    {
        WriteRows(difference, ShareBasis.Of(stored.Opportunity), plan is null);
        var journal = new ShareJournal(execution, opportunityId).Enter(stored, difference.Then, cause, reason);
        WriteSum(stored, difference, renewsRate, plan ?? [], journal);
    }

    /// <summary>The rows alone.</summary>
    public void WriteRows(Difference difference, ShareBasis? basis, bool createsNew = true)
    {
        foreach (var update in difference.Updated)
        {
            execution.AsSystem.Update(Marked(SellerShareEntity.Changed(update, basis), update.Row));
        }

        foreach (var row in createsNew ? difference.Created : [])
        {
            execution.AsSystem.Create(Marked(SellerShareEntity.New(row, basis, opportunityId), row));
        }

        // Deletes go last: where the platform does not show our tag, a delete is taken for a person's, and must find the rows
        // that stay as they are to be.
        foreach (var id in difference.Deleted)
        {
            execution.AsSystem.Execute(OwnWrite.Deletion(execution.Operation, new EntityReference(SellerShareTable.Name, id)));
        }
    }

    /// <summary>
    /// The sum with what goes along with it, in one write; none where all of it is as it was. Where several rows have moved it
    /// is written in any case: between two of them another solution's step may have had a sum of its own stored. What the
    /// journal knows goes along, so that the next entry begins where this one ends.
    /// </summary>
    private void WriteSum(
        StoredShares stored, Difference difference, bool renewsRate, IReadOnlyList<PlannedRow> plan, OperationMemory? journal)
    {
        var opportunity = new Entity(OpportunityTable.Name) { Id = opportunityId };
        opportunity.SetIf(difference.Moved > 1 || stored.Sum != difference.Sum, OpportunityTable.ShareSum, difference.Sum);
        opportunity.SetIf(stored.Count != difference.Count, OpportunityTable.SellerCount, difference.Count);
        opportunity.SetIf(stored.Sellers != difference.Sellers, OpportunityTable.Sellers, difference.Sellers);
        opportunity.SetIf(renewsRate, OpportunityTable.EstimatedValue, stored.Opportunity.EstimatedAmount is { } amount ? new Money(amount) : null);
        if (opportunity.Attributes.Count > 0 || plan.Count > 0 || journal is not null)
        {
            var memory = OperationMemory.Of(execution.Operation, stored.Memory);
            opportunity[OpportunityTable.Operation] = new OperationMemory(
                execution.Operation, memory.Version + 1, OwnWrite.ContentOf(opportunity), plan, (journal ?? memory).KnownText, (journal ?? memory).Begun).Text;
            execution.AsSystem.Update(opportunity);
        }
    }

    private Entity Marked(Entity entity, SellerShare row)
    {
        entity[SellerShareTable.Operation] = OwnWrite.MarkFor(execution.Operation, row, entity);
        return entity;
    }
}
