using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using LocalDataverse.Security;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Rows;

/// <summary>The columns that follow from a row's owner.</summary>
internal static class Owners
{
    public static void CompleteNew(Call call, Table table, Dictionary<string, object?> values)
    {
        if (table.Ownership == Ownership.User && values.GetValueOrDefault("ownerid") is null)
        {
            values["ownerid"] = new EntityReference("systemuser", call.Caller.UserId);
        }

        if (table.Ownership == Ownership.Business && table.Find("businessunitid") is { Type: ColumnType.Lookup })
        {
            values.TryAdd("businessunitid", new EntityReference("businessunit", WellKnown.RootBusinessUnitId));
        }

        CompleteChange(call, table, values);
    }

    public static void CompleteChange(Call call, Table table, Dictionary<string, object?> values)
    {
        if (table.Ownership != Ownership.User || !values.TryGetValue("ownerid", out var owner))
        {
            return;
        }

        if (owner is not EntityReference reference)
        {
            throw Faults.Of(Faults.InvalidArgument, $"'{table.LogicalName}' must have an owner; 'ownerid' can't be emptied.");
        }

        Access.RequireReadingOwner(call, table, reference);
        var isUser = reference.LogicalName == "systemuser";
        Set("owninguser", isUser ? reference : null);
        Set("owningteam", isUser ? null : reference);
        Set("owningbusinessunit", new EntityReference("businessunit", BusinessUnits.Of(call, reference)));

        void Set(string column, object? value)
        {
            if (table.Find(column) is not null)
            {
                values[column] = value;
            }
        }
    }
}
