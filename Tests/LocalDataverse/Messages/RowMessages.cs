using LocalDataverse.Pipeline;
using LocalDataverse.Rows;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace LocalDataverse.Messages;

internal sealed class CreateMessage : IMessage
{
    public string Name => "Create";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        var create = new CreateEvent(call, request.Required<Entity>("Target"));
        create.RunAllStages();
        return Parameters.Answer<CreateResponse>(Name, ("id", create.Id));
    }
}

internal sealed class UpdateMessage : IMessage
{
    public string Name => "Update";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        var target = request.Required<Entity>("Target");
        new UpdateEvent(call, target, request.Optional<ConcurrencyBehavior>("ConcurrencyBehavior")).RunAllStages();
        return Parameters.Answer<UpdateResponse>(Name);
    }
}

internal sealed class DeleteMessage : IMessage
{
    public string Name => "Delete";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        var target = request.Required<EntityReference>("Target");
        new DeleteEvent(call, target, request.Optional<ConcurrencyBehavior>("ConcurrencyBehavior")).RunAllStages();
        return Parameters.Answer<DeleteResponse>(Name);
    }
}

internal sealed class UpsertMessage : IMessage
{
    public string Name => "Upsert";

    /// <summary>Not an event itself: it raises Create or Update.</summary>
    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        var target = request.Required<Entity>("Target");
        var stated = RowIdentity.Stated(Tables.Get(call, target.LogicalName), target);
        var known = RowIdentity.Find(call, target.LogicalName, stated, target.KeyAttributes);
        if (known is { } id)
        {
            var changes = new Entity(target.LogicalName, id) { Attributes = target.Attributes, RowVersion = target.RowVersion };
            changes.RelatedEntities.AddRange(target.RelatedEntities);
            call.Execute(new UpdateRequest { Target = changes });
            return Answer(false, id);
        }

        var row = new Entity(target.LogicalName, target.Id);
        row.Attributes.AddRange(target.KeyAttributes);
        foreach (var (column, value) in target.Attributes)
        {
            row[column] = value;
        }

        row.RelatedEntities.AddRange(target.RelatedEntities);
        return Answer(true, ((CreateResponse)call.Execute(new CreateRequest { Target = row })).id);

        UpsertResponse Answer(bool created, Guid id) => Parameters.Answer<UpsertResponse>(Name,
            ("RecordCreated", created), ("Target", new EntityReference(target.LogicalName, id)));
    }
}
