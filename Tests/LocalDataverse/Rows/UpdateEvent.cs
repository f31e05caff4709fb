using LocalDataverse.Pipeline;
using LocalDataverse.Security;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Rows;

/// <summary>
/// Changes a row. Stage 10 sees all that the request changes; what it mixes is then delivered in parts (<see cref="SpecialColumns"/>).
/// </summary>
internal sealed class UpdateEvent : RowEvent
{
    private Entity _target;
    private readonly ConcurrencyBehavior _behavior;

    public UpdateEvent(Call call, Entity target, ConcurrencyBehavior behavior) : base(call, "Update", target.LogicalName)
    {
        _target = ValueCheck.WithoutAuthors(Copies.Given(call, target));
        _behavior = behavior;
        Id = RowIdentity.Require(call, target.LogicalName, RowIdentity.Stated(Table, target), target.KeyAttributes);
        _target.Id = Id;
        Pipeline.Input["Target"] = _target;
    }

    private UpdateEvent(UpdateEvent whole, Entity part, ConcurrencyBehavior behavior) : base(whole.Call, "Update", part.LogicalName, whole.Pipeline)
    {
        _target = part;
        _behavior = behavior;
        Id = whole.Id;
        Pipeline.Input["Target"] = _target;
    }

    /// <summary>Taken from Target as stage 10 left it. The first part renews the row's version, so it alone is held against it.</summary>
    public override IReadOnlyList<RowEvent> Operations()
    {
        var parts = SpecialColumns.Split(Table, _target);
        return parts.Count > 1
            ? [.. parts.Select((part, index) => new UpdateEvent(this, part, index == 0 ? _behavior : ConcurrencyBehavior.Default))]
            : [this];
    }

    protected override void CheckAccess() => Access.Update(Call, Table, Id, _target);

    protected override void ReadTarget()
    {
        _target = Pipeline.Input.Required<Entity>("Update", "Target");
        if (RowIdentity.Stated(Table, _target) is var stated && stated != Guid.Empty && stated != Id)
        {
            throw Faults.Of(Faults.InvalidArgument, $"A plug-in put '{Table.LogicalName}' {stated} in the place of {Id}; an Update stays with its row.");
        }

        _target.Id = Id;
        if (_target.RelatedEntities.Count > 0)
        {
            throw Faults.NotSupportedHere("Update with RelatedEntities; send a request for each related row.");
        }
    }

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
        values.TryAdd(ValueCheck.ModifiedBy, new EntityReference("systemuser", Call.Caller.UserId));
        foreach (var column in values.Keys.Where(c => Table.Find(c) is null).ToList())
        {
            values.Remove(column);
        }

        UserSettings.BeforeUpdate(Call, Table, values);
        Call.Rows.Update(Table, Id, values);
        KnownRights.TableWritten(Call, Table.LogicalName);
        Auditing.Updated(Call, Table, Id, before, values);
        StepStates.Written(Call, Table, Id, values);
        ViewDefaults.Written(Call, Table, Id, values);
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
