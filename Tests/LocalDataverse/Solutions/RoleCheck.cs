using LocalDataverse.Metadata;
using LocalDataverse.Rights;
using Microsoft.Crm.Sdk.Messages;

namespace LocalDataverse.Solutions;

/// <summary>Refuses roles with privileges that no table here has, or at a depth that the table does not know.</summary>
internal static class RoleCheck
{
    public static void Require(IReadOnlyList<Role> roles, Catalog catalog)
    {
        if (roles.Count == 0)
        {
            return;
        }

        var known = Privileges.In(catalog);
        foreach (var role in roles)
        {
            foreach (var (privilege, depth) in role.Privileges.Where(p => known.ContainsKey(p.Key) || !PlatformPrivileges.Include(p.Key)))
            {
                if (!known.TryGetValue(privilege, out var table))
                {
                    throw Faults.Of(Faults.InvalidArgument,
                        $"Role '{role.Name}' has the privilege '{privilege}', which no table of the organisation has. " +
                        "Write prv, a verb and the table's schema name, or import the solution with the table first.");
                }

                if (table.Ownership == Ownership.Organization && depth != PrivilegeDepth.Global)
                {
                    throw Faults.Of(Faults.InvalidArgument,
                        $"Role '{role.Name}' has the privilege '{privilege}' at level {depth}, but the rows of table '{table.LogicalName}' have no owner. Write Global.");
                }
            }
        }
    }
}
