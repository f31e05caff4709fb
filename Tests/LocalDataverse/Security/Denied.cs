using System.ServiceModel;
using LocalDataverse.Metadata;
using LocalDataverse.Rights;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Security;

/// <summary>The two ways to be refused: without the privilege, and with it but not for this row.</summary>
internal static class Denied
{
    public static FaultException<OrganizationServiceFault> NoPrivilege(
        Principal principal, Table table, AccessRights right, Guid? id = null, string purpose = "")
    {
        var privilege = Privileges.HasPrivileges(table) ? $"the privilege {Privileges.Name(table, right)}" : "the role System Administrator";
        var roles = principal.RoleNames.Count == 0
            ? "has not been assigned any role"
            : $"has only the roles {string.Join(", ", principal.RoleNames)}";
        return Faults.Of(Faults.PrivilegeDenied,
            $"{principal.Description} is missing {privilege} on table '{table.LogicalName}'{Row(id)}{purpose} and {roles}. Assign a role that has it.");
    }

    public static FaultException<OrganizationServiceFault> NoAccess(Principal principal, Table table, AccessRights right, Guid? id = null) =>
        Faults.Of(Faults.AccessCheckFailed,
            $"{principal.Description} has the privilege {Privileges.Name(table, right)}, but no {right} to {(id is null ? "such a new" : "this")} row of table " +
            $"'{table.LogicalName}'{Row(id)}: its owner or business unit is outside the privilege's depth. Share the row, or assign a role that goes deeper.");

    private static string Row(Guid? id) => id is null ? "" : $", row {id},";
}
