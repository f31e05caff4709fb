namespace Opps.Plugins.Storage;

/// <summary>
/// Where administrators ask for it, whoever changes a colleague's share says why. Asked is a person, for what they do to sellers:
/// not another solution that acts as somebody else, and not a new owner, a closing or a repair.
/// </summary>
internal static class ColleagueReason
{
    private static readonly Cause[] OfPersons = [Cause.Added, Cause.Changed, Cause.Removed, Cause.Set, Cause.Split, Cause.Replaced, Cause.Restored];

    /// <summary>Whether one may be missing, so that the setting is read along.</summary>
    public static bool MayBeMissing(Execution execution, Cause cause) =>
        OfPersons.Contains(cause) && execution.Context.UserId == execution.Context.InitiatingUserId && GivenNote.In(execution) is null;

    /// <summary>Looks at what is to be written.</summary>
    /// <exception cref="RefusedException">A reason is missing; the text names the colleague.</exception>
    public static void Accept(Execution execution, Guid opportunityId, StoredShares stored, IReadOnlyList<SellerShare> then, Cause cause)
    {
        if (stored.IsReasonRequired && MayBeMissing(execution, cause) &&
            ColleagueShares.Changed(Before(execution, stored), KnownShares.Of(then), execution.Context.InitiatingUserId) is { } colleague &&
            !WasGiven(execution, opportunityId, stored))
        {
            throw new RefusedException(cause == Cause.Removed ? TextKeys.ReasonMissingOnRemoval : TextKeys.ReasonMissing, colleague.Name);
        }
    }

    /// <summary>
    /// What the rows say of themselves, not what the journal knows: what was written past the rules is nobody's doing. Who was on
    /// the event's own row, its image says.
    /// </summary>
    private static IReadOnlyList<KnownShare> Before(Execution execution, StoredShares stored)
    {
        if (execution.Context.PrimaryEntityName != SellerShareTable.Name || !execution.HasImage)
        {
            return KnownShares.Before(stored.Rows);
        }

        var id = execution.Context.PrimaryEntityId;
        var seller = execution.Before<EntityReference>(SellerShareTable.SellerId)?.Id;
        var before = KnownShares.Before(stored.Rows.Select(row => row.Id == id ? row with { SellerId = seller, SellerName = row.Name } : row));
        return execution.Context.MessageName == Messages.Delete
            ? [.. before, new KnownShare(id, seller, execution.Before<string>(SellerShareTable.SellerName), execution.Before<decimal?>(SellerShareTable.Percent) ?? 0m, isFixed: false)]
            : before;
    }

    /// <summary>Whether an earlier event of the operation brought one. Asked only where the change would be refused without it.</summary>
    private static bool WasGiven(Execution execution, Guid opportunityId, StoredShares stored) =>
        OperationMemory.Of(execution.Operation, stored.Memory).Begun is not null &&
        RowQuery.Find(
            execution.AsSystem, new EntityReference(ShareChangeTable.Name, ShareChange.IdOf(execution.Context.CorrelationId, opportunityId)),
            ShareChangeTable.Note)?.GetAttributeValue<string>(ShareChangeTable.Note) is { Length: > 0 };
}
