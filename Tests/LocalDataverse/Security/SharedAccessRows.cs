using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using LocalDataverse.Queries;
using LocalDataverse.Rights;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Security;

/// <summary>A row shared with a user or team: by somebody, and by what it inherits from the rows it hangs on.</summary>
internal sealed record SharedAccess(Guid Id, EntityReference With, AccessRights Given, AccessRights Inherited)
{
    public AccessRights Rights => Given | Inherited;
}

/// <summary>The rows of principalobjectaccess.</summary>
internal static class SharedAccessRows
{
    private static readonly string[] Columns = ["principalid", "principaltypecode", "accessrightsmask", "inheritedaccessrightsmask"];

    public static bool Gives(Call call, Principal principal, Guid row, AccessRights right) =>
        Of(call, row).Any(s => s.Rights.HasFlag(right) && principal.Ids.Contains(s.With.Id));

    public static IReadOnlyList<SharedAccess> Of(Call call, Guid row)
    {
        var table = Table(call);
        return [.. call.Rows.FindIds(table, "objectid", row).Select(id => call.Rows.Find(table, id, Columns)).OfType<Entity>().Select(Read)];
    }

    /// <summary>The ids of a table's rows that are shared with somebody.</summary>
    public static IReadOnlyList<Guid> With(Call call, Principal principal, Table table, AccessRights right)
    {
        var query = new Query
        {
            Root = new Source
            {
                Table = SecurityTables.SharedAccess,
                Columns = [.. Columns.Append("objectid").Select(c => new QueryColumn(c))],
                Filter = new Filter(LogicalOperator.And,
                [
                    new Condition("principalid", ConditionOperator.In, [.. principal.Ids]),
                    new Condition("objecttypecode", ConditionOperator.In, [.. TablesOf(call, table)]),
                ], []),
            },
            PageSize = int.MaxValue,
        };
        return [.. call.Rows.Run(query).Rows.Where(r => Read(r).Rights.HasFlag(right)).Select(r => r.GetAttributeValue<Guid>("objectid"))];
    }

    /// <summary>Keeps what somebody may do with a row; where that is nothing, the row about it goes.</summary>
    public static void Keep(Call call, EntityReference row, EntityReference with, AccessRights given, AccessRights inherited)
    {
        var table = Table(call);
        var known = Of(call, row.Id).FirstOrDefault(s => s.With.Id == with.Id);
        if ((given | inherited) == AccessRights.None)
        {
            if (known is not null)
            {
                call.Rows.Delete(table, known.Id);
            }

            return;
        }

        var values = new Dictionary<string, object?>
        {
            ["accessrightsmask"] = (int)given,
            ["inheritedaccessrightsmask"] = (int)inherited,
            ["changedon"] = call.Scope.UtcNow,
        };
        if (known is not null)
        {
            call.Rows.Update(table, known.Id, values);
            return;
        }

        var id = Guid.NewGuid();
        values[table.PrimaryId] = id;
        values["objectid"] = row.Id;
        values["objecttypecode"] = row.LogicalName;
        values["principalid"] = with.Id;
        values["principaltypecode"] = with.LogicalName;
        call.Rows.Insert(table, id, values);
    }

    /// <summary>What was shared of a row, or with it, goes with it.</summary>
    public static void Forget(Call call, Guid deleted)
    {
        if (call.Catalog.Find(SecurityTables.SharedAccess) is { } table)
        {
            foreach (var id in call.Rows.FindIds(table, "objectid", deleted).Concat(call.Rows.FindIds(table, "principalid", deleted)))
            {
                call.Rows.Delete(table, id);
            }
        }
    }

    /// <summary>Shared are the rows of the table that a row lies in.</summary>
    private static IEnumerable<string> TablesOf(Call call, Table table) =>
        table.LogicalName == Catalog.AllActivities ? call.Catalog.Activities.Select(a => a.LogicalName) : [table.LogicalName];

    private static SharedAccess Read(Entity row) => new(
        row.Id,
        new EntityReference(row.GetAttributeValue<string>("principaltypecode"), row.GetAttributeValue<Guid>("principalid")),
        (AccessRights)row.GetAttributeValue<int>("accessrightsmask"),
        (AccessRights)row.GetAttributeValue<int>("inheritedaccessrightsmask"));

    private static Table Table(Call call) => Tables.Get(call, SecurityTables.SharedAccess);
}
