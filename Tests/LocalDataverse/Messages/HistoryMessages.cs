using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using LocalDataverse.Queries;
using LocalDataverse.Rights;
using LocalDataverse.Rows;
using LocalDataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Newtonsoft.Json.Linq;

namespace LocalDataverse.Messages;

internal sealed class RetrieveRecordChangeHistoryMessage : IMessage
{
    public string Name => "RetrieveRecordChangeHistory";

    public OrganizationResponse Execute(Call call, OrganizationRequest request) =>
        Parameters.Answer<RetrieveRecordChangeHistoryResponse>(Name, ("AuditDetailCollection", History.Of(call, request)));
}

/// <summary>What auditing kept of a row, the newest first.</summary>
internal static class History
{
    private const string Privilege = "prvReadRecordAuditHistory";

    public static AuditDetailCollection Of(Call call, OrganizationRequest request)
    {
        if (request.Optional<PagingInfo>("PagingInfo") is { PageNumber: > 1 })
        {
            throw Faults.NotSupportedHere($"a second page of '{request.RequestName}'; the first has up to 5,000 changes.");
        }

        var target = request.Required<EntityReference>("Target");
        var table = Tables.Get(call, target.LogicalName);
        var id = RowIdentity.Require(call, target);
        Access.Require(call, table, id, AccessRights.ReadAccess);
        RequirePrivilege(call);
        var details = new AuditDetailCollection();
        foreach (var audit in Audits(call, id))
        {
            details.AuditDetails.Add(Detail(call, table, id, audit));
        }

        return details;
    }

    private static void RequirePrivilege(Call call)
    {
        if (!Access.MayDoEverything(call) && PrincipalReader.User(call, call.Caller.UserId) is var user && !user.Privileges.ContainsKey(Privilege))
        {
            throw Faults.Of(Faults.PrivilegeDenied, $"{user.Description} is missing the privilege {Privilege}. Assign a role that has it.");
        }
    }

    private static IReadOnlyList<Entity> Audits(Call call, Guid id)
    {
        var rows = call.Rows.Run(new Query
        {
            Root = new Source
            {
                Table = Auditing.TableName,
                Columns = null,
                Filter = new Filter(LogicalOperator.And, [new Condition("objectid", ConditionOperator.Equal, [id])], []),
            },
            Orders = [new Ordering(null, "versionnumber", Descending: true)],
        }).Rows;
        Display.Add(call, rows);
        return rows;
    }

    private static AttributeAuditDetail Detail(Call call, Table table, Guid id, Entity audit)
    {
        var changes = JObject.Parse(audit.GetAttributeValue<string>("changedata"))["changedAttributes"]!.ToList();
        audit.Attributes.Remove("changedata");
        return new AttributeAuditDetail
        {
            AuditRecord = audit,
            OldValue = Row(call, table, id, changes, "oldValue"),
            NewValue = Row(call, table, id, changes, "newValue"),
        };
    }

    private static Entity Row(Call call, Table table, Guid id, IEnumerable<JToken> changes, string side)
    {
        var row = new Entity(table.LogicalName, id);
        foreach (var change in changes)
        {
            if (table.Find((string)change["logicalName"]!) is { } column && Auditing.Value(column, (string?)change[side]) is { } value)
            {
                row[column.LogicalName] = value;
            }
        }

        call.Rows.FillNames([row]);
        Display.Add(call, [row]);
        return row;
    }
}
