using LocalDataverse.Pipeline;
using LocalDataverse.Rights;
using Microsoft.Crm.Sdk.Messages;

namespace LocalDataverse.Security;

/// <summary>Adds up roles: the least restrictive one counts.</summary>
internal sealed class PrivilegeCollection(Call call, Guid id, IReadOnlyList<Guid> teams)
{
    private readonly Dictionary<string, Reach> _privileges = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _names = [];
    private readonly Lazy<BusinessUnits> _units = new(() => BusinessUnits.Read(call));
    private bool _isAdministrator;

    /// <summary>Roles of the user or team itself; depths count from its business unit.</summary>
    public void AddDirect(Guid unit, IEnumerable<Guid> roles)
    {
        foreach (var role in roles)
        {
            Add(role, unit, _ => [id, .. teams]);
        }
    }

    /// <summary>A role that a user has through a team; depths count from the team's business unit.</summary>
    public void AddOfTeam(Guid team, Guid unit, Guid role) => Add(role, unit,
        given => given.Definition.IsInherited || given.Depth > PrivilegeDepth.Basic ? [id, .. teams] : [team]);

    public Principal ToPrincipal(string description) => new()
    {
        Description = description,
        Id = id,
        Teams = teams,
        IsAdministrator = _isAdministrator,
        RoleNames = _names,
        Privileges = _privileges,
    };

    private void Add(Guid roleId, Guid unit, Func<(Role Definition, PrivilegeDepth Depth), IEnumerable<Guid>> owners)
    {
        if (roleId == WellKnown.SystemAdministratorRoleId)
        {
            _isAdministrator = true;
            _names.Add("System Administrator");
        }

        // A role row that no imported solution states has a name and no privileges.
        if (!call.Model.Roles.TryGetValue(roleId, out var role))
        {
            return;
        }

        _names.Add(role.Name);
        foreach (var (privilege, depth) in role.Privileges)
        {
            if (!_privileges.TryGetValue(privilege, out var reach))
            {
                _privileges.Add(privilege, reach = new Reach());
            }

            reach.IsGlobal |= depth == PrivilegeDepth.Global;
            reach.Owners.UnionWith(owners((role, depth)));
            if (depth is PrivilegeDepth.Local or PrivilegeDepth.Deep)
            {
                reach.Units.UnionWith(depth == PrivilegeDepth.Local ? [unit] : _units.Value.From(unit));
            }
        }
    }
}
