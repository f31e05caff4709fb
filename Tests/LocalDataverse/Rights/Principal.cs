using LocalDataverse.Metadata;
using Microsoft.Crm.Sdk.Messages;

namespace LocalDataverse.Rights;

/// <summary>A user or a team, with all that their roles allow.</summary>
internal sealed class Principal
{
    public required string Description { get; init; }

    /// <summary>The user, or the team.</summary>
    public required Guid Id { get; init; }

    /// <summary>The teams that a user is in.</summary>
    public required IReadOnlyList<Guid> Teams { get; init; }

    public required bool IsAdministrator { get; init; }

    public required IReadOnlyList<string> RoleNames { get; init; }

    public required IReadOnlyDictionary<string, Reach> Privileges { get; init; }

    /// <summary>Rows shared with any of these are shared with this one.</summary>
    public IEnumerable<Guid> Ids => Teams.Prepend(Id);

    /// <summary>Null without the privilege, at whatever depth.</summary>
    public Reach? ReachOf(Table table, AccessRights right) => IsAdministrator || (right == AccessRights.ReadAccess && Rights.Privileges.IsReadByAll(table))
        ? Reach.Everything
        : Rights.Privileges.HasPrivileges(table) ? Privileges.GetValueOrDefault(Rights.Privileges.Name(table, right)) : null;
}
