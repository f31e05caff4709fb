namespace Opps.Plugins.Opportunities;

/// <summary>
/// P1–P3, U2: an opportunity that is created without sellers gets its owner as the only one, with 100 %. Sum, count and name go
/// into the opportunity's own write, so that afterwards only the row is left to be made. Never touches sellers that are
/// created together with it. D1: where administrators have set so, it gets those of its customer instead.
/// </summary>
public sealed class AddOwnerAsSeller : Plugin
{
    private const string ForeseenKey = "opps_sellershares_foreseenowner";
    private const string RowKey = "opps_sellershares_foreseenrow";
    private const string CustomerKey = "opps_sellershares_ofcustomer";

    private protected override void Run(Execution execution)
    {
        // What was sent decides, not what is stored: the platform may insert rows sent along before this step or after it.
        // Their own events keep sum and amounts.
        var given = execution.Target.RelatedEntities
            .Where(related => related.Key.SchemaName == OpportunityTable.SellerShares)
            .Sum(related => related.Value.Entities.Count);
        if (execution.Context.Stage == Stages.PreOperation)
        {
            ApplySellerDraft.Take(execution);
            Foresee(execution, isAlone: given == 0 && ApplySellerDraft.In(execution) is null);
        }
        else if (ApplySellerDraft.In(execution) is { } draft)
        {
            ApplySellerDraft.Apply(execution, draft);
        }
        else if (given > 0)
        {
            execution.Trace($"nothing to do because {given} sellers were given with it (P2)");
        }
        else if (execution.Noted(CustomerKey) is true)
        {
            AddSellersOfCustomer(execution);
        }
        else
        {
            Add(execution);
        }
    }

    /// <summary>A2: what a caller sends of the computed columns is left out, and replaced where it is known.</summary>
    private static void Foresee(Execution execution, bool isAlone)
    {
        var target = execution.Target;
        foreach (var column in OpportunityTable.Computed)
        {
            target.Attributes.Remove(column);
        }

        if (isAlone)
        {
            var hasCustomer = OpportunityTable.Customers.Any(column => target.GetAttributeValue<EntityReference>(column) is not null);
            var owner = target.GetAttributeValue<EntityReference>(OpportunityTable.OwnerId) ?? new EntityReference(PlatformTables.User, execution.Context.UserId);
            var found = owner.LogicalName == PlatformTables.User ? NewOwnerQuery.Find(execution.AsSystem, owner.Id, hasCustomer) : null;
            if (found is { TakesCustomerSellers: true })
            {
                execution.Context.SharedVariables[CustomerKey] = true;
                return;
            }

            var person = found?.Person;
            var known = person is null ? [] : KnownShares.Of(new[] { new SellerShare { Percent = Percentage.Whole }.Of(person) }.WithIds([]));
            target[OpportunityTable.Operation] = new OperationMemory(execution.Operation, 0, "", [], KnownShares.Text(known), known.Count > 0 ? KnownShares.Hash([]) : null).Text;
            target[OpportunityTable.ShareSum] = person is null ? 0m : Percentage.Whole;
            target[OpportunityTable.SellerCount] = person is null ? 0 : 1;
            target[OpportunityTable.Sellers] = person?.Name;
            execution.Context.SharedVariables[ForeseenKey] = owner.Id;
            execution.Context.SharedVariables[RowKey] = known.Count > 0 ? known[0].RowId : null;
        }
    }

    /// <summary>F1: the decimals count only where the part of the amount has some.</summary>
    private static decimal? Expected(Execution execution, decimal? amount, Guid? currencyId)
    {
        var expected = amount * execution.Written.GetAttributeValue<int?>(OpportunityTable.Probability) / Percentage.Whole;
        if (expected is not { } value || value % 1m == 0m)
        {
            return expected;
        }

        var currency = RowQuery.Find(execution.AsSystem, new EntityReference(PlatformTables.Currency, currencyId.GetValueOrDefault()), PlatformTables.CurrencyPrecision);
        return currency?.GetAttributeValue<int?>(PlatformTables.CurrencyPrecision) is { } decimals ? Math.Round(value, decimals, MidpointRounding.AwayFromZero) : value;
    }

    /// <summary>Whose they are is known only now that the platform has brought account and contact together.</summary>
    private static void AddSellersOfCustomer(Execution execution)
    {
        var customer = execution.Written.GetAttributeValue<EntityReference>(OpportunityTable.CustomerId);
        var sellers = customer is null ? [] : DefaultShareQuery.Of(execution.AsSystem, customer);
        new ShareLedger(execution, execution.Context.PrimaryEntityId).ApplyRule(Cause.Created, CustomerSellers.ForNew(sellers));
    }

    /// <summary>Another step may have changed the owner or the sum since: then the opportunity is read.</summary>
    private static void Add(Execution execution)
    {
        var written = execution.Written;
        var owner = written.GetAttributeValue<EntityReference>(OpportunityTable.OwnerId);
        var opportunity = new Opportunity
        {
            OwnerId = owner.Id,
            OwnerIsPerson = owner.LogicalName == PlatformTables.User,
            OwnerName = written.GetAttributeValue<string>(OpportunityTable.Sellers),
        };
        var decision = OwnerIsSeller.Apply(opportunity, []);

        // All of the amount needs no rounding, so that the currency's decimals are of no interest.
        var currencyId = written.GetAttributeValue<EntityReference>(OpportunityTable.CurrencyId)?.Id;
        var amount = currencyId is null ? null : written.GetAttributeValue<Money>(OpportunityTable.EstimatedValue)?.Value;
        execution.Context.SharedVariables.TryGetValue(RowKey, out var rowId);
        var expected = decision.Rows.Count == 0 ? null : Expected(execution, amount, currencyId);
        var rows = decision.Rows.Select(row => row with { Id = rowId as Guid?, CurrencyId = currencyId, Amount = amount, ExpectedAmount = expected }).ToList();
        var difference = Difference.Between([], rows);
        var stored = new StoredShares(
            opportunity, [], written.GetAttributeValue<decimal?>(OpportunityTable.ShareSum),
            written.GetAttributeValue<int?>(OpportunityTable.SellerCount), written.GetAttributeValue<string>(OpportunityTable.Sellers), null);
        if (execution.Context.SharedVariables.TryGetValue(ForeseenKey, out var foreseen) && foreseen is Guid ownerId && ownerId == owner.Id &&
            stored.Sum == difference.Sum && stored.Count == difference.Count && stored.Sellers == difference.Sellers)
        {
            execution.Trace(decision.Reason.ToString());
            new ShareWriter(execution, execution.Context.PrimaryEntityId).WriteRows(difference, ShareBasis.Of(opportunity));
            if (rows.Count > 0)
            {
                new ShareJournal(execution, execution.Context.PrimaryEntityId).Write([], KnownShares.Of(rows), Cause.Created, decision.Reason);
            }
        }
        else
        {
            execution.Trace("another step has changed the owner or the sum since: the opportunity is read");
            new ShareLedger(execution, execution.Context.PrimaryEntityId).ApplyRule(Cause.Created, OwnerIsSeller.Apply);
        }
    }
}
