using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using LocalDataverse.Rights;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Security;

/// <summary>Whose a row is, and in which business unit; empty where the table knows no such thing.</summary>
internal readonly record struct Standing(Guid Owner, Guid Unit)
{
    private const string UnitOfOwned = "owningbusinessunit";
    private const string UnitOfBusinessOwned = "businessunitid";

    public static Standing Of(Call call, Table table, Guid id)
    {
        switch (table.Ownership)
        {
            case Ownership.User:
                var owned = call.Rows.Find(table, id, ["ownerid", UnitColumn(table)]);
                return new Standing(IdIn(owned, "ownerid"), IdIn(owned, UnitOfOwned));
            case Ownership.Business:
                var unit = table.Find(UnitOfBusinessOwned) is null ? null : call.Rows.Find(table, id, [UnitOfBusinessOwned]);
                return new Standing(id, IdIn(unit, UnitOfBusinessOwned));
            default:
                return default;
        }
    }

    /// <summary>Of a row that is to be created.</summary>
    public static Standing OfNew(Call call, Table table, Entity target)
    {
        switch (table.Ownership)
        {
            case Ownership.User:
                var owner = target.GetAttributeValue<EntityReference>("ownerid") ?? new EntityReference(SecurityTables.User, call.Caller.UserId);
                return new Standing(owner.Id, BusinessUnits.Of(call, owner));
            case Ownership.Business:
                return new Standing(Guid.Empty, target.GetAttributeValue<EntityReference>(UnitOfBusinessOwned)?.Id ?? WellKnown.RootBusinessUnitId);
            default:
                return default;
        }
    }

    public bool IsWithin(Reach reach) => reach.Covers(Owner, Unit);

    /// <summary>The column with the row's business unit; null for a table of the organisation's.</summary>
    public static string? UnitColumnOf(Table table) => table.Ownership switch
    {
        Ownership.User => UnitColumn(table),
        Ownership.Business => table.Find(UnitOfBusinessOwned)?.LogicalName,
        _ => null,
    };

    /// <summary>The column with the row's owner: a user is their own; null for a table of the organisation's.</summary>
    public static string? OwnerColumnOf(Table table) => table.Ownership switch
    {
        Ownership.User => "ownerid",
        Ownership.Business => table.PrimaryId,
        _ => null,
    };

    private static string UnitColumn(Table table) => table.Find(UnitOfOwned)?.LogicalName
        ?? throw Faults.NotSupportedHere($"privileges on table '{table.LogicalName}', which has no column '{UnitOfOwned}'; state it in the solution");

    private static Guid IdIn(Entity? row, string column) => row is not null && row.Attributes.TryGetValue(column, out var value)
        ? value as Guid? ?? (value as EntityReference)?.Id ?? Guid.Empty
        : Guid.Empty;
}
