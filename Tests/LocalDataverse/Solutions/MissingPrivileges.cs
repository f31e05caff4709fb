using LocalDataverse.Metadata;
using LocalDataverse.Rights;

namespace LocalDataverse.Solutions;

/// <summary>
/// Roles of exports have privileges for all that an environment has, and for tables that are not here. A role goes without them:
/// nobody can be asked for one. A privilege that a table which is here doesn't know is a mistake, which <see cref="RoleCheck"/> refuses.
/// </summary>
internal static class MissingPrivileges
{
    public static SolutionContent LeaveOut(SolutionContent content, Catalog before)
    {
        var tables = before.Tables.Values.Concat(content.Tables.Where(t => before.Find(t.LogicalName) is null)).ToList();
        var known = Privileges.NamesOf(tables);
        var missing = content.Roles
            .SelectMany(r => r.Privileges.Keys.Where(p => !PlatformPrivileges.Include(p) && !known.Contains(p)).Select(p => (Role: r, Privilege: p)))
            .ToLookup(m => m.Role, m => m.Privilege);
        return missing.Count == 0 ? content : content with
        {
            Roles = [.. content.Roles.Select(r => missing.Contains(r) ? r with { Privileges = Without(r, missing[r]) } : r)],
            LeftOut = [.. content.LeftOut, .. missing.SelectMany(m => m.Order(StringComparer.Ordinal).Select(p => $"privilege {p} of role {m.Key.Name}"))],
        };
    }

    private static Dictionary<string, Microsoft.Crm.Sdk.Messages.PrivilegeDepth> Without(Role role, IEnumerable<string> missing) =>
        role.Privileges.Where(p => !missing.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value, StringComparer.OrdinalIgnoreCase);
}
