using LocalDataverse.Pipeline;
using LocalDataverse.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace LocalDataverse.Rows;

/// <summary>Creates a row, with the rows that hang on it (deep insert).</summary>
internal sealed class CreateEvent : RowEvent
{
    private Entity _target;

    public CreateEvent(Call call, Entity target) : base(call, "Create", target.LogicalName)
    {
        _target = ValueCheck.WithoutAuthors(Copies.Given(call, target));
        Pipeline.Input["Target"] = _target;
        Id = RowIdentity.Stated(Table, target);
    }

    protected override void ReadTarget()
    {
        _target = Pipeline.Input.Required<Entity>("Create", "Target");
        Id = RowIdentity.Stated(Table, _target);
    }

    protected override void CheckAccess() => Access.Create(Call, Table, _target);

    protected override void Main()
    {
        Id = Id != Guid.Empty ? Id : NewId();
        var values = ValueCheck.ForCreate(Call, Table, _target);
        OpportunityClosing.BeforeCreate(Inside, Table, values);
        NewRow.Complete(Call, Table, Id, values);
        Call.Rows.Insert(Table, Id, values);
        UserSettings.AfterCreate(Call, Table, Id);
        KnownRights.TableWritten(Call, Table.LogicalName);
        InheritedAccess.OfNew(Call, Table, Id, values);
        Auditing.Created(Call, Table, Id, values);

        _target.Id = Id;
        Pipeline.Output["id"] = Id;
        foreach (var column in NewRow.SystemColumns(Table).Where(values.ContainsKey))
        {
            Pipeline.AddToTarget(column, values[column]);
        }

        if (!Call.Unknowns.RelatedRowsComeLast)
        {
            CreateRelatedRows();
        }
    }

    protected override void AfterOperation()
    {
        if (Call.Unknowns.RelatedRowsComeLast)
        {
            CreateRelatedRows();
        }
    }

    private Guid NewId() => Call.Dispatcher.Options.RowIds == RowIds.Random ? Guid.NewGuid() : SequentialIds.Next();

    private void CreateRelatedRows()
    {
        foreach (var (relationship, children) in _target.RelatedEntities)
        {
            var known = Call.Catalog.Relationships.Values.FirstOrDefault(r => r.Name == relationship.SchemaName && r.Referenced == Table.LogicalName)
                ?? throw Faults.NotSupportedHere($"deep insert over '{relationship.SchemaName}': not a one-to-many relationship of '{Table.LogicalName}'.");
            if (known.Referenced == known.Referencing && !Sides.IsReferenced(known, relationship.PrimaryEntityRole))
            {
                throw Faults.NotSupportedHere($"deep insert over '{known.Name}' of the row that the new one points to; create that one first.");
            }

            foreach (var child in children.Entities)
            {
                var row = Copies.OfRow(child);
                row[known.Column] = new EntityReference(Table.LogicalName, Id);
                Inside.Execute(new CreateRequest { Target = row });
            }
        }
    }
}
