using LocalDataverse.Metadata;
using Microsoft.Crm.Sdk.Messages;

namespace LocalDataverse.Rights;

/// <summary>The names of privileges: prv, the verb, and the table's schema name, or the older word that the platform has for it.</summary>
internal static class Privileges
{
    public static readonly IReadOnlyList<AccessRights> Rights =
    [
        AccessRights.CreateAccess, AccessRights.ReadAccess, AccessRights.WriteAccess, AccessRights.DeleteAccess,
        AccessRights.AppendAccess, AccessRights.AppendToAccess, AccessRights.AssignAccess, AccessRights.ShareAccess,
    ];

    public static string Name(Table table, AccessRights right) => $"prv{Verb(right)}{Subject(table)}";

    public static string Verb(AccessRights right) => right.ToString().Replace("Access", "", StringComparison.Ordinal);

    /// <summary>Every privilege that the tables of an organisation have, with one table it is for.</summary>
    public static IReadOnlyDictionary<string, Table> In(Catalog catalog)
    {
        var known = new Dictionary<string, Table>(StringComparer.OrdinalIgnoreCase);
        foreach (var table in catalog.Tables.Values.Where(HasPrivileges))
        {
            foreach (var right in Rights.Where(r => Applies(table, r)))
            {
                known.TryAdd(Name(table, right), table);
            }
        }

        return known;
    }

    /// <summary>What the privileges of these tables would be called, also those that their kind of ownership doesn't have.</summary>
    public static IReadOnlySet<string> NamesOf(IEnumerable<Table> tables) =>
        tables.SelectMany(t => Rights.Select(r => Name(t, r))).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who belongs to what, and what is shared with whom, is no privilege's matter: only administrators look there.</summary>
    public static bool HasPrivileges(Table table) => table.Ownership != Ownership.None;

    /// <summary>Of the platform's own tables everybody reads those that say no rights.</summary>
    public static bool IsReadByAll(Table table) => table.Ownership == Ownership.None && !SecurityTables.IsKeptByPlatform(table.LogicalName);

    private static bool Applies(Table table, AccessRights right) => table.Ownership switch
    {
        Ownership.User => true,
        Ownership.Business => right is not AccessRights.ShareAccess
            && (right is not AccessRights.AssignAccess || table.LogicalName == SecurityTables.Role),
        _ => right is not (AccessRights.ShareAccess or AccessRights.AssignAccess),
    };

    /// <summary>All kinds of activities share one set of privileges.</summary>
    private static string Subject(Table table) => table switch
    {
        { IsActivity: true } => "Activity",
        { LogicalName: "annotation" } => "Note",
        { LogicalName: "systemuser" } => "User",
        { LogicalName: "savedquery" } => "Query",
        _ => table.SchemaName,
    };
}
