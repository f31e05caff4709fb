using LocalDataverse.Pipeline;

namespace LocalDataverse.Security;

/// <summary>The tables that say who may do what.</summary>
internal static class SecurityTables
{
    public const string User = "systemuser";
    public const string Team = "team";
    public const string BusinessUnit = "businessunit";
    public const string Role = "role";
    public const string UserRoles = "systemuserroles";
    public const string TeamRoles = "teamroles";
    public const string TeamMembers = "teammembership";
    public const string SharedAccess = "principalobjectaccess";

    /// <summary>Rows that come and go with Associate, AddMembersTeam and GrantAccess, never with Create, Update or Delete.</summary>
    public static bool IsKeptByPlatform(string table) => table is UserRoles or TeamRoles or TeamMembers or SharedAccess;

    /// <summary>To be called for every row written: what was known of people's rights may be out of date.</summary>
    public static void Written(Call call, string table)
    {
        if (table is User or Team or BusinessUnit or Role or UserRoles or TeamRoles or TeamMembers)
        {
            call.Scope.RightsChanged(call.Dispatcher.Principals.Clear);
        }
    }
}
