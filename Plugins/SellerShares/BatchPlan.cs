namespace Opps.Plugins.SellerShares;

/// <summary>
/// P9 for many rows of one CreateMultiple, where the platform shows the whole of it above each row: the first row decides for
/// all, writes who has to give way, the sum, and what each row is to have. The others read that and take it, at one request
/// a row. Where the batch isn't shown, each row decides by itself.
/// </summary>
internal sealed class BatchPlan(Execution execution, Guid opportunityId, IReadOnlyList<Entity> batch)
{
    private const string Message = "CreateMultiple";

    /// <summary>The batch's rows on that opportunity; null where the event is not part of one, or ids or persons must be looked at one by one.</summary>
    public static IReadOnlyList<Entity>? RowsOn(Guid opportunityId, Execution execution)
    {
        var context = execution.Context;
        var multiple = context.MessageName != Messages.Create ? null
            : context.Above().TakeWhile(above => above.MessageName == Message || above.Depth == context.Depth).FirstOrDefault(above => above.MessageName == Message);
        if (multiple is null || !multiple.InputParameters.TryGetValue("Targets", out var targets) ||
            targets is not EntityCollection { EntityName: SellerShareTable.Name } given)
        {
            return null;
        }

        var rows = given.Entities
            .Where(row => row.GetAttributeValue<EntityReference>(SellerShareTable.OpportunityId)?.Id == opportunityId).ToList();
        var sellers = new HashSet<Guid?>(rows.Select(SellerOf));
        return rows.Count > 1 && sellers.Count == rows.Count && !sellers.Contains(null) && sellers.Contains(SellerOf(execution.Target)) &&
            !rows.Concat([execution.Target]).Any(HasId)
                ? rows
                : null;
    }

    /// <summary>Gives the event's row what the plan says; makes the plan first, where there is none.</summary>
    /// <exception cref="RefusedException">A row of the batch is refused, and with it the batch.</exception>
    public void Follow()
    {
        // A plan of this operation is seen by those only who hold the lock under which it was made.
        var isFirst = SellerOf(batch[0]) == SellerOf(execution.Target);
        if (!isFirst && Planned(OwnWrite.MemoryOn(RowQuery.Opportunity(execution.AsSystem, opportunityId, OpportunityTable.Operation))) is { } known)
        {
            execution.Trace("decided along with the first row of its batch (P9)");
            Take(known);
            return;
        }

        var ledger = new ShareLedger(execution, opportunityId);
        ledger.Lock();
        var cause = ShareEvent.CauseOf(execution, opportunityId);
        if (ledger.Read(cause) is { } stored && (Planned(stored.Memory) ?? Make(ledger, stored, cause)) is { } planned)
        {
            Take(planned);
        }
    }

    private PlannedRow? Planned(OperationMemory? stored) =>
        OperationMemory.Of(execution.Operation, stored).Plan.FirstOrDefault(row => row.Share.SellerId == SellerOf(execution.Target));

    /// <summary>Null where rows of the operation are stored already: then each of them decides by itself.</summary>
    private PlannedRow? Make(ShareLedger ledger, StoredShares stored, Cause cause)
    {
        if (stored.Rows.Any(row => row.Touched is not null))
        {
            return null;
        }

        var persons = PersonQuery.Read(execution.AsSystem, batch.Select(row => SellerOf(row)!.Value));
        var added = batch.Select(row => Added(row, persons[SellerOf(row)!.Value])).ToList().WithIds(stored.Rows);
        return ledger.Plan(stored, cause, ((Rule)GivenShares.Apply).OnAdded(added).WhileOpen())
            .Single(row => row.Share.SellerId == SellerOf(execution.Target));
    }

    private static SellerShare Added(Entity row, Person person)
    {
        var given = row.GetAttributeValue<decimal?>(SellerShareTable.Percent) is { } typed ? Percentage.Accept(typed) : (decimal?)null;
        var isFixed = row.GetAttributeValue<bool?>(SellerShareTable.IsFixed) ?? false;
        return new SellerShare { Percent = given, IsFixed = isFixed, Touched = new Touched(given, null) }.Of(person);
    }

    private void Take(PlannedRow planned)
    {
        var target = execution.Target;
        var given = target.GetAttributeValue<decimal?>(SellerShareTable.Percent);
        var isFixed = target.GetAttributeValue<bool>(SellerShareTable.IsFixed);
        var row = planned.Share with { IsFixed = isFixed, Touched = new Touched(given, null) };
        foreach (var column in SellerShareEntity.New(row, planned.Basis, opportunityId).Attributes)
        {
            target[column.Key] = column.Value;
        }

        target.Id = row.Id!.Value;
        target[SellerShareTable.Id] = row.Id.Value;
        target[SellerShareTable.Operation] = OwnWrite.MarkFor(execution.Operation, row, target);
    }

    private static bool HasId(Entity row) => row.Id != Guid.Empty || row.Contains(SellerShareTable.Id);

    private static Guid? SellerOf(Entity row) => row.GetAttributeValue<EntityReference>(SellerShareTable.SellerId)?.Id;
}
