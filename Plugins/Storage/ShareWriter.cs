namespace Opps.Plugins.Storage;

/// <summary>Writes a difference as the system: rows with their changed columns, then sum, count, names and memory.</summary>
internal sealed class ShareWriter(Execution execution, Guid opportunityId)
{
    /// <param name="stored">As it was read.</param>
    /// <param name="difference">What is to be written.</param>
    /// <param name="wanted">All rows as they then are.</param>
    public void Write(StoredShares stored, Difference difference, IReadOnlyList<SellerShare> wanted)
    {
        WriteUpdates(stored, difference);
        foreach (var row in difference.Created)
        {
            execution.AsSystem.Create(Marked(SellerShareEntity.New(row, stored.Opportunity, opportunityId), row, stored));
        }

        // Deletes go last: where the platform does not show our tag, a delete is taken for a person's, and must find the rows
        // that stay as they are to be.
        foreach (var id in difference.Deleted)
        {
            execution.AsSystem.Execute(OwnWrite.Deletion(execution.Operation, new EntityReference(SellerShareTable.Name, id)));
        }

        WriteSum(stored, difference, wanted.Select(row => row with { Mark = MarkOf(row, stored, difference) }), []);
    }

    /// <summary>The same for rows that a batch brings: those who give way, and the sum with a plan for the rows to come.</summary>
    public void WritePlan(StoredShares stored, Difference difference, IReadOnlyList<SellerShare> wanted, IReadOnlyList<PlannedRow> plan)
    {
        WriteUpdates(stored, difference);
        var then = wanted.Select(row => difference.Created.Contains(row)
            ? row with { Mark = new RowMark(execution.Operation, row.Touched?.Given == row.Percent ? RowWriter.Added : RowWriter.Rule, null) }
            : row with { Mark = MarkOf(row, stored, difference) });
        WriteSum(stored, difference, then, plan);
    }

    private void WriteUpdates(StoredShares stored, Difference difference)
    {
        foreach (var update in difference.Updated)
        {
            execution.AsSystem.Update(Marked(SellerShareEntity.Changed(update, stored.Opportunity), update.Row, stored));
        }
    }

    /// <summary>The sum with what goes along with it, in one write; none where all of it is as it was.</summary>
    private void WriteSum(StoredShares stored, Difference difference, IEnumerable<SellerShare> then, IReadOnlyList<PlannedRow> plan)
    {
        var opportunity = new Entity(OpportunityTable.Name) { Id = opportunityId };
        Set(OpportunityTable.ShareSum, stored.Sum, difference.Sum);
        Set(OpportunityTable.SellerCount, stored.Count, difference.Count);
        Set(OpportunityTable.Sellers, stored.Sellers, difference.Sellers);
        if (difference.RenewsRate && stored.Opportunity.EstimatedAmount is { } amount)
        {
            opportunity[OpportunityTable.EstimatedValue] = new Money(amount);
        }

        var before = OperationMemory.Of(execution.Operation, stored.Memory);
        var memory = before.After(then) with { Plan = plan };
        if (opportunity.Attributes.Count > 0 || !memory.SaysTheSameAs(before))
        {
            opportunity[OpportunityTable.Operation] = memory.Text(OwnWrite.ContentOf(opportunity));
            execution.AsSystem.Update(opportunity);
        }

        void Set(string column, object? old, object? now)
        {
            if (!Equals(old, now))
            {
                opportunity[column] = now;
            }
        }
    }

    private Entity Marked(Entity entity, SellerShare row, StoredShares stored)
    {
        entity[SellerShareTable.Operation] = (MarkOf(row, stored) with { Content = OwnWrite.ContentOf(entity) }).Text;
        return entity;
    }

    /// <summary>A row that is not written keeps its mark.</summary>
    private RowMark? MarkOf(SellerShare row, StoredShares stored, Difference difference) =>
        difference.Created.Contains(row) || difference.Updated.Any(update => update.Row.Id == row.Id) ? MarkOf(row, stored) : row.Mark;

    /// <summary>A percentage that a person gave in this operation stays theirs while only its money changes.</summary>
    private RowMark MarkOf(SellerShare row, StoredShares stored) =>
        row.Mark is { } mark && mark.IsOf(execution.Operation) && stored.Rows.Any(old => old.Id == row.Id && old.Percent == row.Percent)
            ? mark
            : new RowMark(execution.Operation, RowWriter.Rule, null);
}
