using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using LocalDataverse.Rights;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Security;

/// <summary>Sharing a row: who may, and what the rows that hang on it take over.</summary>
internal static class Sharing
{
    /// <param name="call">The Share privilege is needed, and each right that is given.</param>
    /// <param name="request">Its Target is the row.</param>
    /// <param name="with">A user or a team.</param>
    /// <param name="needed">The rights that the caller must have to give them.</param>
    /// <param name="rights">From the rights given so far to those given from now on; inherited ones stay apart.</param>
    public static void Change(Call call, OrganizationRequest request, EntityReference with, AccessRights needed, Func<AccessRights, AccessRights> rights)
    {
        var target = request.Required<EntityReference>("Target");
        var table = Tables.Get(call, target.LogicalName);
        if (table.Ownership != Ownership.User)
        {
            throw Faults.Of(Faults.InvalidArgument, $"Rows of table '{table.LogicalName}' can't be shared: they have no owner.");
        }

        if (with.LogicalName is not (SecurityTables.User or SecurityTables.Team))
        {
            throw Faults.NotSupportedHere($"sharing with a '{with.LogicalName}'; share with a systemuser or a team.");
        }

        var row = new EntityReference(table.LogicalName, RowIdentity.Require(call, target));
        Access.Require(call, table, row.Id, AccessRights.ShareAccess);
        foreach (var right in Privileges.Rights.Where(r => needed.HasFlag(r)))
        {
            Access.Require(call, table, row.Id, right);
        }

        var principal = new EntityReference(with.LogicalName, RowIdentity.Require(call, with));
        var known = SharedAccessRows.Of(call, row.Id).FirstOrDefault(s => s.With.Id == principal.Id);
        SharedAccessRows.Keep(call, row, principal, rights(known?.Given ?? AccessRights.None), known?.Inherited ?? AccessRights.None);
        InheritedAccess.OfChildren(call, table, row.Id);
    }
}
