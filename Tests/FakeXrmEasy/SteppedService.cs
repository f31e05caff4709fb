using System;
using System.Linq;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace FakeXrmEasyTests;

/// <summary>FakeXrmEasy's service as one user, with the steps of the package around every write.</summary>
internal sealed class SteppedService(FakeOrganization organization, Guid user) : IOrganizationService
{
    public Guid Create(Entity entity) => Whole("Create", entity.LogicalName, () => CreateRow(entity));

    public void Update(Entity entity) => Whole("Update", entity.LogicalName, () => UpdateRow(entity));

    private Guid CreateRow(Entity entity)
    {
        var target = Copy(entity);
        var happening = new Happening(organization, user, "Create", target.LogicalName, target, before: null);
        happening.Run(Stage.PreValidation);
        happening.Run(Stage.PreOperation);
        organization.Plain.Create(PlatformColumns.OfNew(target, user));
        if (target.LogicalName == "opportunityclose")
        {
            Update(Closing.Of(target));
        }

        foreach (var (relationship, rows) in target.RelatedEntities)
        {
            foreach (var row in rows.Entities)
            {
                row[Referencing(relationship)] = target.ToEntityReference();
                Create(row);
            }
        }

        happening.Run(Stage.PostOperation);
        return target.Id;
    }

    private bool UpdateRow(Entity entity)
    {
        var target = Copy(entity);
        var happening = new Happening(organization, user, "Update", target.LogicalName, target, Stored(target.LogicalName, target.Id));
        happening.Run(Stage.PreValidation);
        happening.Run(Stage.PreOperation);
        organization.Plain.Update(PlatformColumns.OfChanged(target, Stored(target.LogicalName, target.Id)));
        happening.Run(Stage.PostOperation);
        return true;
    }

    public void Delete(string entityName, Guid id) => Whole("Delete", entityName, () =>
    {
        var happening = new Happening(organization, user, "Delete", entityName, new EntityReference(entityName, id), Stored(entityName, id));
        happening.Run(Stage.PreValidation);
        happening.Run(Stage.PreOperation);
        organization.Plain.Delete(entityName, id);
        happening.Run(Stage.PostOperation);
        return true;
    });

    public OrganizationResponse Execute(OrganizationRequest request)
    {
        switch (request.RequestName)
        {
            case "Create":
                return new CreateResponse { Results = new ParameterCollection { ["id"] = Create((Entity)request["Target"]) } };
            case "Update":
                Update((Entity)request["Target"]);
                return new UpdateResponse();
            case "Delete":
                var row = (EntityReference)request["Target"];
                Delete(row.LogicalName, row.Id);
                return new DeleteResponse();
            case "Upsert":
                var upserted = (Entity)request["Target"];
                Whole("Upsert", upserted.LogicalName, () => Stored(upserted.LogicalName, upserted.Id) is null ? CreateRow(upserted) != Guid.Empty : UpdateRow(upserted));
                return new UpsertResponse();
            case "Associate":
                var parent = (EntityReference)request["Target"];
                Associate(parent.LogicalName, parent.Id, (Relationship)request["Relationship"], (EntityReferenceCollection)request["RelatedEntities"]);
                return new AssociateResponse();
            default:
                return Whole(request.RequestName, null, () => organization.Plain.Execute(request));
        }
    }

    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet)
    {
        organization.Told("Retrieve", entityName, user);
        return organization.Plain.Retrieve(entityName, id, columnSet);
    }

    public EntityCollection RetrieveMultiple(QueryBase query)
    {
        organization.Told("RetrieveMultiple", (query as QueryExpression)?.EntityName, user);
        var found = organization.Plain.RetrieveMultiple(query);
        if (query is QueryExpression expression)
        {
            new OuterJoins(organization.Data).Mend(expression, found.Entities);
        }

        return found;
    }

    /// <summary>One to many: the lookups are written, as the platform does.</summary>
    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities)
    {
        foreach (var row in relatedEntities)
        {
            Update(new Entity(row.LogicalName, row.Id) { [Referencing(relationship)] = new EntityReference(entityName, entityId) });
        }
    }

    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities)
    {
        foreach (var row in relatedEntities)
        {
            Update(new Entity(row.LogicalName, row.Id) { [Referencing(relationship)] = null });
        }
    }

    private static Entity Copy(Entity entity)
    {
        var copy = new Entity(entity.LogicalName, entity.Id == Guid.Empty ? Guid.NewGuid() : entity.Id);
        copy.Attributes.AddRange(entity.Attributes);
        copy.RelatedEntities.AddRange(entity.RelatedEntities);
        return copy;
    }

    private string Referencing(Relationship relationship) =>
        organization.Content.Relationships.Single(r => r.Name == relationship.SchemaName).Column;

    private Entity? Stored(string table, Guid id) => organization.Data.TryGetValue(table, out var rows) && rows.TryGetValue(id, out var row) ? row : null;

    private T Whole<T>(string message, string? table, Func<T> request)
    {
        organization.Told(message, table, user);
        return organization.Whole(() => organization.InOperation(request));
    }
}
