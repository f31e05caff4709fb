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
        if (context.MessageName != Messages.Create || HasId(execution.Target))
        {
            return null;
        }

        var above = context.ParentContext;
        while (above is not null && above.MessageName != Message && above.Depth == context.Depth)
        {
            above = above.ParentContext;
        }

        if (above?.MessageName != Message || !above.InputParameters.TryGetValue("Targets", out var targets) ||
            targets is not EntityCollection { EntityName: SellerShareTable.Name } given)
        {
            return null;
        }

        var rows = given.Entities
            .Where(row => row.GetAttributeValue<EntityReference>(SellerShareTable.OpportunityId)?.Id == opportunityId).ToList();
        var sellers = new HashSet<Guid?>(rows.Select(SellerOf));
        return rows.Count > 1 && sellers.Count == rows.Count && !sellers.Contains(null) && sellers.Contains(SellerOf(execution.Target)) && !rows.Any(HasId)
            ? rows
            : null;
    }

    /// <summary>Gives the event's row what the plan says; makes the plan first, where there is none.</summary>
    /// <exception cref="RefusedException">A row of the batch is refused, and with it the batch.</exception>
    public void Follow()
    {
        var seller = SellerOf(execution.Target)!.Value;
        if (SellerOf(batch[0]) != seller && Planned(MemoryNow(), seller) is { } known)
        {
            // A plan of this operation is seen by those only who hold the lock under which it was made.
            execution.Trace("decided along with the first row of its batch (P9)");
            Take(known);
            return;
        }

        var ledger = new ShareLedger(execution, opportunityId);
        ledger.Lock();
        if (ledger.Read() is not { } stored)
        {
            return;
        }

        if (Planned(stored.Memory, seller) is { } planned)
        {
            Take(planned);
        }
        else if (!stored.Rows.Any(row => row.Touched is not null))
        {
            Take(Make(stored, seller));
        }
    }

    private PlannedRow? Planned(OperationMemory? stored, Guid seller) =>
        OperationMemory.Of(execution.Operation, stored).Plan.FirstOrDefault(row => row.SellerId == seller);

    private OperationMemory? MemoryNow() => OperationMemory.Parse(
        RowQuery.Opportunity(execution.AsSystem, opportunityId, OpportunityTable.Operation)?.GetAttributeValue<string>(OpportunityTable.Operation));

    private PlannedRow Make(StoredShares stored, Guid seller)
    {
        if (stored.Opportunity.IsClosed)
        {
            throw new RefusedException(TextKeys.OpportunityClosed, stored.Opportunity.Name);
        }

        var persons = PersonQuery.Read(execution.AsSystem, batch.Select(row => SellerOf(row)!.Value));
        var ids = RowIds.Above(stored.Rows.Select(row => row.Id.GetValueOrDefault()), batch.Count);
        var added = batch.Select((row, index) => New(row, ids[index], persons[SellerOf(row)!.Value], stored)).ToList();
        var decision = GivenShares.Apply(stored.Opportunity, [.. stored.Rows, .. added]);
        var wanted = ShareAmounts.Apply(stored.Opportunity, decision.Rows);
        var difference = Difference.Between(stored.Rows, wanted).AtOneRate(stored.Opportunity, wanted);
        execution.Trace(decision.Reason);
        execution.Trace(ShareAmounts.Describe(stored.Opportunity, wanted));

        var basis = ShareBasis.Of(stored.Opportunity);
        var plan = difference.Created
            .Select(row => new PlannedRow(row.SellerId!.Value, row.Id!.Value, row.Percent ?? 0m, row.Amount, row.CurrencyId, basis, row.Name))
            .ToList();
        new ShareWriter(execution, opportunityId).WritePlan(stored, difference, wanted, plan);
        return plan.Single(row => row.SellerId == seller);
    }

    private static SellerShare New(Entity row, Guid id, Person person, StoredShares stored)
    {
        if (stored.Rows.Any(old => old.SellerId == person.Id))
        {
            throw new RefusedException(TextKeys.Duplicate, person.Name);
        }

        if (person.IsDisabled)
        {
            throw new RefusedException(TextKeys.UserDisabled, person.Name);
        }

        decimal? given = row.GetAttributeValue<decimal?>(SellerShareTable.Percent) is { } typed ? Percentage.Accept(typed) : null;
        return new SellerShare
        {
            Id = id,
            SellerId = person.Id,
            SellerName = person.Name,
            Name = person.Name,
            Percent = given,
            IsFixed = row.GetAttributeValue<bool?>(SellerShareTable.IsFixed) ?? false,
            Touched = new Touched(given, null),
        };
    }

    private void Take(PlannedRow planned)
    {
        var target = execution.Target;
        var writer = planned.Percent == target.GetAttributeValue<decimal?>(SellerShareTable.Percent) ? RowWriter.Added : RowWriter.Rule;
        target.Id = planned.RowId;
        target[SellerShareTable.Id] = planned.RowId;
        target[SellerShareTable.SellerName] = planned.Name;
        target[SellerShareTable.Percent] = planned.Percent;
        target[SellerShareTable.Amount] = planned.Amount is { } amount ? new Money(amount) : null;
        target[SellerShareTable.ShareOf] = planned.Basis?.Text;
        if (planned.CurrencyId is { } currencyId)
        {
            target[SellerShareTable.CurrencyId] = new EntityReference(PlatformTables.Currency, currencyId);
        }

        target[SellerShareTable.Operation] = new RowMark(execution.Operation, writer, OwnWrite.ContentOf(target)).Text;
    }

    private static bool HasId(Entity row) => row.Id != Guid.Empty || row.Contains(SellerShareTable.Id);

    private static Guid? SellerOf(Entity row) => row.GetAttributeValue<EntityReference>(SellerShareTable.SellerId)?.Id;
}
