namespace Opps.Plugins.Apis;

/// <summary>What the custom APIs of one opportunity have in common: whom they are asked about, and what they answer.</summary>
internal static class ShareAnswer
{
    private static readonly DateTime Earliest = new(1753, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>
    /// A moment that was given: UTC unless it says otherwise, and not before what the database can hold.
    /// </summary>
    public static DateTime Moment(DateTime given)
    {
        var utc = given.Kind == DateTimeKind.Local ? given.ToUniversalTime() : DateTime.SpecifyKind(given, DateTimeKind.Utc);
        return utc < Earliest ? Earliest : utc;
    }

    /// <summary>The opportunity that a custom API is asked about, if the caller may read it.</summary>
    public static Guid ReadableTargetOf(Execution execution)
    {
        var id = execution.BoundTo;
        return RowQuery.Opportunity(execution.AsCaller, id, OpportunityTable.Id) is null ? throw new RefusedException(TextKeys.OpportunityUnknown, id) : id;
    }

    /// <summary>Rows as an answer has them: computed or from the journal, not read from the table.</summary>
    public static EntityCollection Rows(IEnumerable<SellerShare> rows) => new(rows.Select(row =>
    {
        var entity = new Entity(SellerShareTable.Name)
        {
            Id = row.Id.GetValueOrDefault(),
            [SellerShareTable.SellerName] = row.SellerName ?? row.Name,
            [SellerShareTable.Percent] = row.Percent,
            [SellerShareTable.IsFixed] = row.IsFixed,
        };
        entity.SetIf(row.SellerId is not null, SellerShareTable.SellerId, new EntityReference(PlatformTables.User, row.SellerId.GetValueOrDefault()));
        entity.SetIf(row.Amount is not null, SellerShareTable.Amount, new Money(row.Amount.GetValueOrDefault()));
        return entity;
    }).ToList())
    {
        EntityName = SellerShareTable.Name,
    };

    /// <summary>Changes the opportunity's shares by a rule, and answers the sum and, unless it is 100, the sentence that tells it.</summary>
    public static void Change(Execution execution, Cause cause, Rule rule)
    {
        var opportunityId = execution.BoundTo;
        var ledger = new ShareLedger(execution, opportunityId);
        ledger.Lock();
        var kept = ledger.ApplyRule(cause, rule.Settling().WhileOpen())
            ?? throw new RefusedException(TextKeys.OpportunityUnknown, opportunityId);
        Tell(execution, kept.Sum);
    }
    /// <summary>Answers the sum and, unless it is 100, the sentence that tells it.</summary>
    public static void Tell(Execution execution, decimal sum)
    {
        execution.Context.OutputParameters["Sum"] = sum;
        execution.Context.OutputParameters["Message"] = sum == Percentage.Whole ? string.Empty : execution.Text(TextKeys.SumTold, [sum]);
    }
}
