namespace Opps.Plugins.Apis;

/// <summary>
/// opps_PreviewShares: what a set, a step or another amount would come to, and why (H8). It decides with the rules themselves; nothing
/// is written and nothing is locked. Whoever may read the opportunity may ask.
/// </summary>
public sealed class PreviewShares : Plugin
{
    private protected override void Run(Execution execution)
    {
        var opportunityId = ShareAnswer.ReadableTargetOf(execution);
        var stored = StoredSharesQuery.Read(execution.AsSystem, opportunityId, execution.Operation) ??
            throw new RefusedException(TextKeys.OpportunityUnknown, opportunityId);
        var opportunity = stored.Opportunity;
        var step = execution.Input<string>("Step");
        if (step == "amount")
        {
            var amount = execution.Context.InputParameters.Contains("Amount")
                ? Math.Round(execution.Input<decimal>("Amount"), opportunity.Currency?.Decimals ?? 0, MidpointRounding.AwayFromZero)
                : (decimal?)null;
            opportunity = opportunity with { EstimatedAmount = amount, ActualAmount = amount };
        }

        var decision = RuleFor(step, execution, ref opportunity)(opportunity, stored.Rows);
        var rows = ShareAmounts.Apply(opportunity, decision.Rows);
        execution.Context.OutputParameters["Shares"] = ShareAnswer.Rows(rows);
        execution.Context.OutputParameters["Reason"] = $"{execution.Texts().Because(decision.Reason)} ({decision.Reason.Rule})";
        ShareAnswer.Tell(execution, rows.Sum(row => row.Percent ?? 0m));
    }

    private static Rule RuleFor(string? step, Execution execution, ref Opportunity opportunity)
    {
        switch (step)
        {
            case null or "" or "set":
                return GivenSet.In(execution).WhileOpen();
            case "split":
                return ((Rule)EqualSplit.Apply).WhileOpen();
            case "add":
                return Adding(execution).WhileOpen();
            case "remove":
                return Removing(execution).WhileOpen();
            case "owner":
                var from = opportunity.OwnerId;
                opportunity = OwnedBy(execution, opportunity);
                return OwnerFollows.From(from);
            case "amount":
                return RowsStand.Apply;
            case "customer":
                return CustomerSellers.Taken(DefaultShareQuery.OfOpportunity(execution.AsSystem, execution.BoundTo)).WhileOpen();
            default:
                throw new RefusedException(TextKeys.StepUnknown, step);
        }
    }

    private static Rule Adding(Execution execution)
    {
        var given = GivenSet.SharesIn(execution).Select(share => share.Seller is { } person
            ? new SellerShare { IsFixed = share.IsFixed ?? false, Percent = Accepted(share), Touched = new Touched(Accepted(share), null) }.Of(person)
            : throw new RefusedException(TextKeys.SellerMissing)).ToList();
        if (given.Count == 0)
        {
            throw new RefusedException(TextKeys.SellerMissing);
        }

        return (opportunity, rows) => ((Rule)GivenShares.Apply).OnAdded(given.WithIds(rows))(opportunity, rows);
    }

    private static Rule Removing(Execution execution)
    {
        var removed = GivenSet.SharesIn(execution);
        return (opportunity, rows) =>
        {
            var left = rows.Where(row => !removed.Any(share => share.Seller is { } person ? person.Id == row.SellerId : share.RowId == row.Id)).ToList();
            return left.Count == rows.Count ? new Decision(rows, Reason.Of("P19", "_None")) : SellerRemoved.Apply(opportunity, left);
        };
    }

    private static decimal? Accepted(WantedShare share) => share.Percent is { } typed ? Percentage.Accept(typed) : null;

    private static Opportunity OwnedBy(Execution execution, Opportunity opportunity)
    {
        var id = execution.Input<EntityReference>("Owner")?.Id ?? throw new RefusedException(TextKeys.PersonMissing, "Owner");
        var owner = PersonQuery.Read(execution.AsSystem, [id])[id];
        if (owner.IsDisabled)
        {
            throw new RefusedException(TextKeys.UserDisabled, owner.Name);
        }

        return opportunity with { OwnerId = owner.Id, OwnerIsPerson = true, OwnerName = owner.Name };
    }
}
