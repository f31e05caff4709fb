using LocalDataverse.Metadata;
using LocalDataverse.Rights;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Security;

/// <summary>
/// The rows of table role: the built-in System Administrator, and the roles that solutions bring. A role is one row, of the
/// root business unit, for users of every unit; its depths count from the unit of the user or team that has it.
/// </summary>
internal static class RoleRows
{
    /// <summary>A role that no solution brings any more goes, and whoever had it has it no longer.</summary>
    public static void Renew(SqliteDatabase database, Catalog catalog, IEnumerable<Role> before, IEnumerable<Role> after)
    {
        if (catalog.Find(SecurityTables.Role) is not { } table)
        {
            return;
        }

        using var rows = database.BeginTransaction(catalog);
        foreach (var gone in before.ExceptBy(after.Select(r => r.Id), r => r.Id).Where(r => rows.Find(table, r.Id, [table.PrimaryId]) is not null))
        {
            foreach (var links in new[] { SecurityTables.UserRoles, SecurityTables.TeamRoles }.Select(catalog.Find).OfType<Table>())
            {
                foreach (var link in rows.FindIds(links, table.PrimaryId, gone.Id))
                {
                    rows.Delete(links, link);
                }
            }

            rows.Delete(table, gone.Id);
        }

        foreach (var (id, name) in after.Select(r => (r.Id, r.Name)).Prepend((WellKnown.SystemAdministratorRoleId, "System Administrator")))
        {
            var values = new Dictionary<string, object?> { ["name"] = name, ["parentrootroleid"] = new EntityReference(SecurityTables.Role, id) };
            if (rows.Find(table, id, [table.PrimaryId]) is not null)
            {
                rows.Update(table, id, values);
                continue;
            }

            values[table.PrimaryId] = id;
            values["businessunitid"] = new EntityReference(SecurityTables.BusinessUnit, WellKnown.RootBusinessUnitId);
            rows.Insert(table, id, values);
        }

        rows.Commit();
    }
}
