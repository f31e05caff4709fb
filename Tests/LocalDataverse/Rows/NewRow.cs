using System.Globalization;
using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Rows;

/// <summary>What the platform adds to a row that is created: owner, author, time, state, defaults, base currency.</summary>
internal static class NewRow
{
    private const string Organization = "organizationid";

    private static readonly string[] Names =
    [
        "createdon", "createdby", "modifiedon", "modifiedby", "ownerid", "owningbusinessunit", "owninguser", "owningteam",
        "statecode", "statuscode", "transactioncurrencyid", "exchangerate", Organization,
    ];

    public static IEnumerable<string> SystemColumns(Table table) => Names.Append(table.PrimaryId);

    public static void Complete(Call call, Table table, Guid id, Dictionary<string, object?> values)
    {
        values[table.PrimaryId] = id;
        foreach (var column in table.Columns.Values.Where(c => c.DefaultValue is not null))
        {
            values.TryAdd(column.LogicalName, column.Type == ColumnType.Boolean
                ? column.DefaultValue == 1
                : new OptionSetValue(column.DefaultValue!.Value));
        }

        if (table.IsActivity && table.Find("activitytypecode") is not null)
        {
            values["activitytypecode"] = table.LogicalName;
        }

        Number(call, table, values);
        StateRules.Start(table, values);
        Stamp(call, table, values);
        Owners.CompleteNew(call, table, values);
        BaseCurrency.Complete(call, table, values, before: null);
        ComputedNames.Complete(table, values, before: null);
        RequiredColumns.CheckNew(table, values);
    }

    /// <summary>Business units, and rows of tables that the organisation owns, say which one that is.</summary>
    private static bool BelongsToOrganization(Table table) => table.Find(Organization) is { Type: ColumnType.Lookup, ValidForCreate: false };

    /// <summary>A number that the caller brings stands.</summary>
    private static void Number(Call call, Table table, Dictionary<string, object?> values)
    {
        foreach (var column in table.Columns.Values.Where(c => c.NumberDigits is not null && string.IsNullOrEmpty(values.GetValueOrDefault(c.LogicalName) as string)))
        {
            values[column.LogicalName] = call.Rows.NextNumber(table, column).ToString($"D{column.NumberDigits}", CultureInfo.InvariantCulture);
        }
    }

    private static void Stamp(Call call, Table table, Dictionary<string, object?> values)
    {
        var author = new EntityReference("systemuser", call.Caller.UserId);

        // A migration may say when the row was first made; the platform then keeps the real moment in overriddencreatedon.
        var createdOn = values.GetValueOrDefault("overriddencreatedon") ?? call.Scope.UtcNow;
        if (values.ContainsKey("overriddencreatedon"))
        {
            values["overriddencreatedon"] = call.Scope.UtcNow;
        }

        Set("createdon", createdOn);
        Set("modifiedon", call.Scope.UtcNow);
        Set(ValueCheck.CreatedBy, values.GetValueOrDefault(ValueCheck.CreatedBy) ?? author);
        Set(ValueCheck.ModifiedBy, values.GetValueOrDefault(ValueCheck.ModifiedBy) ?? author);
        if (BelongsToOrganization(table))
        {
            values[Organization] = WellKnown.Organization;
        }

        void Set(string column, object value)
        {
            if (table.Find(column) is not null)
            {
                values[column] = value;
            }
        }
    }
}
