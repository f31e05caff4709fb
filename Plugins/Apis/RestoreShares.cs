namespace Opps.Plugins.Apis;

/// <summary>
/// opps_RestoreShares: the sellers as an entry of the journal left them, or as they were before it, which undoes it (H6). It is a set
/// that is given like any other, with all its rules.
/// </summary>
public sealed class RestoreShares : Plugin
{
    private protected override void Run(Execution execution)
    {
        var opportunityId = execution.BoundTo;
        var id = execution.Input<EntityReference>("Change")?.Id ?? Guid.Empty;
        var entry = ShareChangeQuery.Find(execution.AsSystem, opportunityId, id) ?? throw new RefusedException(TextKeys.ChangeUnknown, id);
        var shares = execution.Input<bool>("Before") ? entry.Before : entry.After;
        var persons = PersonQuery.ReadFound(execution.AsSystem, shares.Select(share => share.SellerId).OfType<Guid>());
        ShareAnswer.Change(execution, Cause.Restored, (opportunity, rows) =>
            ShareSet.Of(shares.Select(share => Wanted(share, persons, rows)).ToList())(opportunity, rows));
    }

    /// <summary>A person whose user was deleted stays on the row that has their name, and can't get another one.</summary>
    private static WantedShare Wanted(KnownShare share, IReadOnlyDictionary<Guid, Person> persons, IReadOnlyList<SellerShare> rows)
    {
        var person = share.SellerId is { } id && persons.TryGetValue(id, out var found) ? found : null;
        var row = person is not null ? null
            : rows.FirstOrDefault(row => row.SellerId is null && row.Id == share.RowId) ??
                rows.FirstOrDefault(row => row.SellerId is null && row.Name == share.Name) ??
                throw new RefusedException(TextKeys.UserGone, share.Name);
        return new WantedShare(row?.Id, person, share.Percent, share.IsFixed);
    }
}
