using LocalDataverse.Pipeline;
using LocalDataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Rows;

/// <summary>Deletes a row with what cascades from it.</summary>
internal sealed class DeleteEvent : RowEvent
{
    private readonly EntityReference _target;
    private readonly ConcurrencyBehavior _behavior;

    public DeleteEvent(Call call, EntityReference target, ConcurrencyBehavior behavior) : base(call, "Delete", target.LogicalName)
    {
        Id = RowIdentity.Require(call, target);
        _target = new EntityReference(target.LogicalName, Id) { RowVersion = target.RowVersion };
        _behavior = behavior;
        Pipeline.Input["Target"] = _target;
    }

    protected override void CheckAccess() => Access.Require(Call, Table, Id, AccessRights.DeleteAccess);

    /// <summary>Restrict is checked and links are removed before stage 20 of the parent's Delete.</summary>
    protected override void BeforeOperation()
    {
        base.BeforeOperation();
        Cascades.RefuseRestricted(Call, Table, Id);
        Cascades.RemoveLinks(Inside, Table, Id);
    }

    protected override void Main()
    {
        var before = Call.Rows.Find(Table, Id, [Table.PrimaryId]) ?? throw RowIdentity.NoSuchRow(Table.LogicalName, Id);
        RowVersions.Check(Table, before, _target.RowVersion, _behavior);
        Cascades.Delete(Inside, Table, Id);
        Call.Rows.Delete(Table, Id);
        Auditing.Deleted(Call, Table, Id);
        UserSettings.AfterDelete(Call, Table, Id);
        SharedAccessRows.Forget(Call, Id);
        ManyToManyLinks.Forget(Call, Table, Id);
        KnownRights.TableWritten(Call, Table.LogicalName);
    }
}
