using System;
using System.Linq;
using LocalDataverse.Pipeline;
using LocalDataverse.Security;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Rows;

/// <summary>Changes a row. What the caller's request mixes is split before (<see cref="SpecialColumns"/>).</summary>
internal sealed class UpdateEvent : RowEvent
{
    private readonly Entity _target;
    private readonly ConcurrencyBehavior _behavior;

    public UpdateEvent(Call call, Entity target, ConcurrencyBehavior behavior) : base(call, "Update", target.LogicalName)
    {
        _target = Copy(target);
        _behavior = behavior;
        Id = RowIdentity.Require(call, target.LogicalName, target.Id, target.KeyAttributes);
        _target.Id = Id;
        Pipeline.Input["Target"] = _target;
    }

    protected override void CheckAccess() => Access.Update(Call, Table, Id, _target);

    protected override void Main()
    {
        var before = Call.Rows.Find(Table, Id, null) ?? throw RowIdentity.NoSuchRow(Table.LogicalName, Id);
        RowVersions.Check(Table, before, _target.RowVersion, _behavior);

        var values = ValueCheck.ForUpdate(Call, Table, _target);
        StateRules.Complete(Table, before, values);
        Owners.CompleteChange(Call, Table, values);
        BaseCurrency.Complete(Call, Table, values, before);
        ComputedNames.Complete(Table, values, before);
        values["modifiedon"] = Call.Scope.UtcNow;
        values["modifiedby"] = new EntityReference("systemuser", Call.Caller.UserId);
        foreach (var column in values.Keys.Where(c => Table.Find(c) is null).ToList())
        {
            values.Remove(column);
        }

        Call.Rows.Update(Table, Id, values);
        SecurityTables.Written(Call, Table.LogicalName);
        foreach (var column in new[] { "modifiedon", "modifiedby" }.Where(values.ContainsKey))
        {
            Pipeline.AddToTarget(column, values[column]);
        }

        if (values.TryGetValue("ownerid", out var owner) && owner is EntityReference newOwner)
        {
            Cascades.Assign(Inside, Table, Id, before.GetAttributeValue<EntityReference>("ownerid"), newOwner);
        }

        InheritedAccess.OfChanged(Call, Table, Id, values.Keys);
    }
}
