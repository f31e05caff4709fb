namespace LocalDataverse.Rights;

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

    /// <summary>Rows that come and go with Associate and GrantAccess, never with Create, Update or Delete.</summary>
    public static bool IsKeptByPlatform(string table) => table is UserRoles or TeamRoles or TeamMembers or SharedAccess;

    /// <summary>Whether their rows say what somebody may do. Sharing is looked up row by row.</summary>
    public static bool SaysRights(string table) => table is User or Team or BusinessUnit or Role or UserRoles or TeamRoles or TeamMembers;
}
