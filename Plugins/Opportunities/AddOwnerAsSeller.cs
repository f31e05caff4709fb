namespace Opps.Plugins.Opportunities;

/// <summary>
/// P1–P3: an opportunity that is created without sellers gets its owner as the only one, with 100 %. Sum, count and name go
/// into the opportunity's own write, so that afterwards only the row is left to be made. Never touches sellers that are
/// created together with it.
/// </summary>
public sealed class AddOwnerAsSeller : Plugin
{
    private const int PreOperation = 20;
    private const string OwnerKey = "opps_sellershares_owner";
    private const string NameKey = "opps_sellershares_ownername";

    private protected override void Run(Execution execution)
    {
        // What was sent decides, not what is stored: the platform may insert rows sent along before this step or after it.
        // Their own events keep sum and amounts.
        var given = execution.Target.RelatedEntities
            .Where(related => related.Key.SchemaName == OpportunityTable.SellerShares)
            .Sum(related => related.Value.Entities.Count);
        if (execution.Context.Stage == PreOperation)
        {
            Foresee(execution, isAlone: given == 0);
        }
        else if (given > 0)
        {
            execution.Trace($"nothing to do because {given} sellers were given with it (P2)");
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

        var owner = target.GetAttributeValue<EntityReference>(OpportunityTable.OwnerId) ?? new EntityReference(PlatformTables.User, execution.Context.UserId);
        if (!isAlone)
        {
            return;
        }

        var person = owner.LogicalName == PlatformTables.User ? PersonQuery.Find(execution.AsSystem, owner.Id) : null;
        target[OpportunityTable.ShareSum] = person is null ? 0m : Percentage.Whole;
        target[OpportunityTable.SellerCount] = person is null ? 0 : 1;
        target[OpportunityTable.Sellers] = person?.Name;
        execution.Context.SharedVariables[OwnerKey] = owner.Id;
        execution.Context.SharedVariables[NameKey] = person?.Name;
    }

    private static void Add(Execution execution)
    {
        var written = execution.Written;
        var noted = execution.Context.SharedVariables;
        var id = execution.Context.PrimaryEntityId;
        if (!noted.TryGetValue(OwnerKey, out var owner) || !noted.TryGetValue(NameKey, out var name) || !IsAsForeseen(written, (Guid)owner, name as string))
        {
            execution.Trace("another step has changed the owner or the sum since: the opportunity is read");
            new ShareLedger(execution, id).ApplyRule(OwnerIsSeller.Apply);
            return;
        }

        var opportunity = new Opportunity
        {
            OwnerId = (Guid)owner,
            OwnerIsPerson = written.GetAttributeValue<EntityReference>(OpportunityTable.OwnerId).LogicalName == PlatformTables.User,
            OwnerName = name as string,
        };
        var decision = OwnerIsSeller.Apply(opportunity, []);
        execution.Trace(decision.Reason);

        // All of the amount needs no rounding, so that the currency's decimals are of no interest.
        var rows = decision.Rows.WithIds([]).Select(row => row with
        {
            CurrencyId = written.GetAttributeValue<EntityReference>(OpportunityTable.CurrencyId)?.Id,
            Amount = written.Contains(OpportunityTable.CurrencyId) ? written.GetAttributeValue<Money>(OpportunityTable.EstimatedValue)?.Value : null,
        }).ToList();
        var difference = Difference.Between([], rows);
        var stored = new StoredShares(opportunity, [], difference.Sum, difference.Count, difference.Sellers, null);
        new ShareWriter(execution, id).Write(stored, difference, rows);
    }

    private static bool IsAsForeseen(Entity written, Guid ownerId, string? name) =>
        written.GetAttributeValue<EntityReference>(OpportunityTable.OwnerId) is { } owner && owner.Id == ownerId &&
        written.GetAttributeValue<decimal?>(OpportunityTable.ShareSum) == (owner.LogicalName == PlatformTables.User ? Percentage.Whole : 0m) &&
        written.GetAttributeValue<int?>(OpportunityTable.SellerCount) == (owner.LogicalName == PlatformTables.User ? 1 : 0) &&
        written.GetAttributeValue<string>(OpportunityTable.Sellers) == name;
}
