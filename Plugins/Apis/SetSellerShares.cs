namespace Opps.Plugins.Apis;

/// <summary>
/// opps_SetSellerShares: the whole set of an opportunity's sellers at once (P9); whoever is missing goes, and an empty set
/// brings the owner back (P14). Checks everything before it writes anything.
/// </summary>
public sealed class SetSellerShares : Plugin
{
    private protected override void Run(Execution execution)
    {
        var rows = (execution.Input<EntityCollection>("Shares") ?? new EntityCollection()).Entities;
        var persons = PersonQuery.Read(execution.AsSystem, rows.Select(SellerOf).OfType<Guid>());
        ShareAnswer.Change(execution, ShareSet.Of(rows.Select(row => Wanted(row, persons)).ToList()));
    }

    private static Guid? SellerOf(Entity row) => row.GetAttributeValue<EntityReference>(SellerShareTable.SellerId)?.Id;

    private static WantedShare Wanted(Entity row, IReadOnlyDictionary<Guid, Person> persons)
    {
        var id = row.Id != Guid.Empty ? row.Id : row.GetAttributeValue<Guid>(SellerShareTable.Id);
        return new WantedShare(
            id != Guid.Empty ? id : null,
            SellerOf(row) is { } seller ? persons[seller] : null,
            row.GetAttributeValue<decimal?>(SellerShareTable.Percent),
            row.GetAttributeValue<bool?>(SellerShareTable.IsFixed));
    }
}
