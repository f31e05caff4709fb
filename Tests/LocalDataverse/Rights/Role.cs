using Microsoft.Crm.Sdk.Messages;

namespace LocalDataverse.Rights;

/// <summary>A security role, as a solution states it: how deep each privilege goes, by its name (prvReadAccount).</summary>
internal sealed record Role(Guid Id, string Name, IReadOnlyDictionary<string, PrivilegeDepth> Privileges)
{
    /// <summary>
    /// Whether a member of a team with this role also uses Basic privileges for rows of their own. Otherwise those reach the
    /// team's rows only.
    /// </summary>
    public bool IsInherited { get; init; } = true;
}
