using LocalDataverse.Rights;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Security;

/// <summary>Gives people and teams their roles, the way the platform has it.</summary>
public static class RoleAssignment
{
    /// <param name="service">SYSTEM's, or that of a System Administrator.</param>
    /// <param name="userOrTeam">A systemuser or a team.</param>
    /// <param name="role">The id of the role; null for System Administrator.</param>
    public static void AssignRole(this IOrganizationService service, EntityReference userOrTeam, Guid? role = null) => service.Associate(
        userOrTeam.LogicalName,
        userOrTeam.Id,
        new Relationship(userOrTeam.LogicalName == SecurityTables.Team ? "teamroles_association" : "systemuserroles_association"),
        [new EntityReference(SecurityTables.Role, role ?? WellKnown.SystemAdministratorRoleId)]);
}
