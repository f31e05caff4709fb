using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using LocalDataverse.Rights;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Security;

/// <summary>
/// May the user that a request runs as do this? First the privilege, at whatever depth; then access to the row, by owner,
/// business unit or share. SYSTEM may do everything, and so may the platform inside a cascade: the right to the parent is enough.
/// </summary>
internal static class Access
{
    private static bool IsFree(Call call) => call.IsCascade || call.Caller.UserId == WellKnown.SystemUserId;

    /// <summary>Also with the role System Administrator: such a user needs no look at rows.</summary>
    public static bool MayDoEverything(Call call) => IsFree(call) || PrincipalReader.User(call, call.Caller.UserId).IsAdministrator;

    public static void Create(Call call, Table table, Entity target)
    {
        if (MayDoEverything(call))
        {
            return;
        }

        RequireNew(call, table, target, AccessRights.CreateAccess);
        if (AppendTo(call, table, target))
        {
            RequireNew(call, table, target, AccessRights.AppendAccess);
        }
    }

    public static void Update(Call call, Table table, Guid id, Entity target)
    {
        if (MayDoEverything(call))
        {
            return;
        }

        var others = target.Attributes.Keys.Where(c => table.Find(c) is { Type: not ColumnType.Owner and not ColumnType.PrimaryKey }).ToList();
        if (target.Contains("ownerid"))
        {
            Require(call, table, id, AccessRights.AssignAccess);
        }

        if (others.Count > 0 || !target.Contains("ownerid"))
        {
            Require(call, table, id, AccessRights.WriteAccess);
        }

        if (AppendTo(call, table, target))
        {
            Require(call, table, id, AccessRights.AppendAccess);
        }
    }

    /// <exception cref="System.ServiceModel.FaultException{OrganizationServiceFault}">The user may not; the message names user, privilege, table and row.</exception>
    public static void Require(Call call, Table table, Guid id, AccessRights right)
    {
        if (IsFree(call))
        {
            return;
        }

        var user = PrincipalReader.User(call, call.Caller.UserId);
        var reach = user.ReachOf(table, right) ?? throw Denied.NoPrivilege(user, table, right, id);
        if (!Has(call, user, reach, table, id, right))
        {
            throw Denied.NoAccess(user, table, right, id);
        }
    }

    /// <summary>Privileges that are not those of a table.</summary>
    /// <exception cref="System.ServiceModel.FaultException{OrganizationServiceFault}">The user has not all of them.</exception>
    public static void RequirePrivileges(Call call, string message, IEnumerable<string> privileges)
    {
        foreach (var privilege in privileges)
        {
            if (!MayDoEverything(call) && PrincipalReader.User(call, call.Caller.UserId) is var user && !user.Privileges.ContainsKey(privilege))
            {
                throw Faults.Of(Faults.PrivilegeDenied,
                    $"{user.Description} is missing the privilege {privilege}, which '{message}' asks for. Assign a role that has it.");
            }
        }
    }

    /// <summary>Whether somebody has a right to a row.</summary>
    public static bool Has(Call call, Principal principal, Table table, Guid id, AccessRights right) =>
        principal.ReachOf(table, right) is { } reach && Has(call, principal, reach, table, id, right);

    /// <summary>A row's owner must be able to read the table, whoever makes them the owner.</summary>
    public static void RequireReadingOwner(Call call, Table table, EntityReference owner)
    {
        if (owner.Id == WellKnown.SystemUserId)
        {
            return;
        }

        var principal = PrincipalReader.Of(call, owner);
        if (principal.ReachOf(table, AccessRights.ReadAccess) is null)
        {
            throw Denied.NoPrivilege(principal, table, AccessRights.ReadAccess, purpose: ", which the owner of a row needs,");
        }
    }

    private static bool Has(Call call, Principal principal, Reach reach, Table table, Guid id, AccessRights right) =>
        reach.IsGlobal || Standing.Of(call, table, id).IsWithin(reach) || SharedAccessRows.Gives(call, principal, id, right);

    private static void RequireNew(Call call, Table table, Entity target, AccessRights right)
    {
        var user = PrincipalReader.User(call, call.Caller.UserId);
        var reach = user.ReachOf(table, right) ?? throw Denied.NoPrivilege(user, table, right);
        if (!reach.IsGlobal && !Standing.OfNew(call, table, target).IsWithin(reach))
        {
            throw Denied.NoAccess(user, table, right);
        }
    }

    /// <summary>Checks every row that a lookup is set to, and says whether there is one. Emptying a lookup is a plain write.</summary>
    private static bool AppendTo(Call call, Table table, Entity target)
    {
        var isAppended = false;
        foreach (var (column, value) in target.Attributes)
        {
            if (value is EntityReference row && table.Find(column) is { Type: ColumnType.Lookup, ValidForUpdate: true } && !IsOwnership(column))
            {
                isAppended = true;
                Require(call, Tables.Get(call, row.LogicalName), RowIdentity.Require(call, row), AccessRights.AppendToAccess);
            }
        }

        return isAppended;
    }

    private static bool IsOwnership(string column) => column is "owninguser" or "owningteam" or "owningbusinessunit";
}
