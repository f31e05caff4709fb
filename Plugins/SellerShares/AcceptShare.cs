namespace Opps.Plugins.SellerShares;

/// <summary>
/// P20–P23, A1–A3: before a seller share is written its opportunity is locked, and what a person gives is made fit. The
/// percentage is refused or rounded, computed columns are left out, another opportunity and a share without a seller are
/// refused. The row is marked with the operation that gives it. Why it is
/// given goes to the journal, and not into the row.
/// </summary>
public sealed class AcceptShare : Plugin
{
    private static readonly string[] Computed =
    [
        SellerShareTable.Amount, SellerShareTable.ExpectedAmount, SellerShareTable.SellerName, SellerShareTable.ShareOf, SellerShareTable.Operation,
    ];

    private protected override void Run(Execution execution)
    {
        var target = execution.Target;
        var opportunityId = ShareEvent.OpportunityOf(execution);
        var batch = opportunityId is { } id ? BatchPlan.RowsOn(id, execution) : null;
        GivenNote.TakeOut(execution, batch ?? []);
        if (opportunityId is { } locked && batch is null)
        {
            new ShareLedger(execution, locked).Lock();
        }

        if (OwnWrite.MarkOn(target)?.IsOf(execution.Operation) == true)
        {
            execution.Trace("a rule of this operation wrote it, and another solution has changed it on the way: it stands");
            return;
        }

        foreach (var column in Computed)
        {
            target.Attributes.Remove(column);
        }

        if (execution.Context.MessageName == Messages.Create)
        {
            AcceptNew(execution, target);
        }
        else
        {
            AcceptChange(execution, target);
        }

        if (batch is not null)
        {
            new BatchPlan(execution, opportunityId!.Value, batch).Follow();
        }
    }

    private static void AcceptNew(Execution execution, Entity target)
    {
        if (target.GetAttributeValue<EntityReference>(SellerShareTable.SellerId) is null)
        {
            // Only forms insist on a required column, and the alternate key lets through what has no person (P20).
            throw new RefusedException(TextKeys.SellerMissing);
        }

        target[SellerShareTable.Percent] = Typed(target) is { } typed ? Percentage.Accept(typed) : null;
        target[SellerShareTable.IsFixed] = target.GetAttributeValue<bool?>(SellerShareTable.IsFixed) ?? false;
        Mark(execution, target, before: null);
    }

    private static void AcceptChange(Execution execution, Entity target)
    {
        // The row's currency is the opportunity's; a new row's is put right along with its amount.
        target.Attributes.Remove(SellerShareTable.CurrencyId);
        if (target.Contains(SellerShareTable.SellerId) && execution.After<EntityReference>(SellerShareTable.SellerId) is null && !ShareEvent.IsUserGoing(execution))
        {
            throw new RefusedException(TextKeys.SellerMissing);
        }

        if (target.Contains(SellerShareTable.Percent))
        {
            target[SellerShareTable.Percent] = Percentage.Accept(Typed(target) ?? 0m);
        }

        if (IsAdded(execution, target))
        {
            target[SellerShareTable.Percent] = execution.After<decimal?>(SellerShareTable.Percent);
            Mark(execution, target, before: null);
        }
        else if (Typed(target) is { } given)
        {
            var before = execution.Before<decimal?>(SellerShareTable.Percent) ?? 0m;
            Mark(execution, target, OwnWrite.MarkOn(execution.Image) is { } mark && mark.IsOf(execution.Operation) ? mark.Touched.Before : before);
            if (ShareBasis.Parse(execution.Before<string>(SellerShareTable.ShareOf)) is { } basis)
            {
                target[SellerShareTable.Amount] = new Money(basis.PartOf(given));
                target.SetIf(basis.Expected is not null, SellerShareTable.ExpectedAmount, new Money(basis.ExpectedPartOf(given).GetValueOrDefault()));
            }
        }
    }

    /// <summary>Whether the row, which stood on none, is put on an opportunity; off or away from one is refused.</summary>
    private static bool IsAdded(Execution execution, Entity target)
    {
        var before = execution.Before<EntityReference>(SellerShareTable.OpportunityId)?.Id;
        var after = execution.After<EntityReference>(SellerShareTable.OpportunityId)?.Id;
        return before is null || before == after
            ? target.Contains(SellerShareTable.OpportunityId) && before != after
            : throw new RefusedException(TextKeys.Moved);
    }

    private static void Mark(Execution execution, Entity target, decimal? before) => target[SellerShareTable.Operation] =
        new RowMark(execution.Operation, new Touched(Typed(target), before), Typed(target)).Text;

    private static decimal? Typed(Entity target) => target.GetAttributeValue<decimal?>(SellerShareTable.Percent);
}
