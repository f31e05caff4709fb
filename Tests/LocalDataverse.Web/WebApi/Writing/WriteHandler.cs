using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using LocalDataverse.Metadata;
using LocalDataverse.Web.WebApi.Reading;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Newtonsoft.Json.Linq;
using Relationship = Microsoft.Xrm.Sdk.Relationship;

namespace LocalDataverse.Web.WebApi.Writing;

/// <summary>POST, PATCH, PUT and DELETE of rows, columns and relations.</summary>
/// <param name="session">Whose request it is.</param>
/// <param name="address">What it is sent to.</param>
/// <param name="conditions">When it is to be carried out.</param>
/// <param name="parameters">What the headers add to the message.</param>
/// <param name="read">Reads the row that was written, for return=representation.</param>
internal sealed class WriteHandler(
    WebApiSession session, Address address, Conditions conditions, IReadOnlyDictionary<string, object> parameters, Func<EntityReference, JObject> read)
{
    public Answer Post(JObject body)
    {
        if (address is { IsReference: true, Row: not null })
        {
            return Associate(body);
        }

        var table = address switch
        {
            { Row: null } => address.Table,
            { Children: { } children, Related: null } => session.Catalog.Get(children.Referencing),
            _ => throw WebApiException.NotSupported("POST to a row; send it to an entity set, or to a row's children."),
        };
        var row = new RowReader(session).Read(table, body);
        if (address is { Children: { } relationship })
        {
            row[relationship.Column] = new EntityReference(address.Table.LogicalName, Existing(address.Row!));
        }

        var id = ((CreateResponse)Execute(new CreateRequest { Target = row })).id;
        return Written(table, id, isNew: true);
    }

    public Answer Patch(JObject body)
    {
        var target = Target("PATCH");
        var table = session.Catalog.Get(target.LogicalName);
        var row = new RowReader(session).Read(table, body);
        row.Id = target.Id;
        row.KeyAttributes = target.KeyAttributes;
        if (conditions.OnlyCreate)
        {
            return Create(table, row);
        }

        if (conditions.OnlyUpdate)
        {
            row.RowVersion = conditions.Version;
            Execute(new UpdateRequest { Target = row, ConcurrencyBehavior = Behavior });
            return Written(table, row.Id != Guid.Empty ? row.Id : Existing(target), isNew: false);
        }

        var response = (UpsertResponse)Execute(new UpsertRequest { Target = row });
        return Written(table, response.Target.Id, response.RecordCreated);
    }

    /// <summary>One column's value, or what a single-valued navigation property leads to.</summary>
    public Answer Put(JObject body)
    {
        var row = Row("PUT");
        if (address is { Property: { } column })
        {
            row[column.LogicalName] = RowReader.Value(address.Table, column, body["value"] ?? throw WebApiException.BadPayload("The body has no 'value'."));
        }
        else if (address is { Parent: { } parent, IsReference: true })
        {
            row[parent.Column.LogicalName] = Given(body, parent.Target);
        }
        else
        {
            throw WebApiException.NotSupported("PUT of a whole row; send PATCH.");
        }

        Update(row);
        return Answer.Nothing;
    }

    public Answer Delete(string? relatedAddress)
    {
        switch (address)
        {
            case { Row: null }:
                throw WebApiException.NotSupported("DELETE of an entity set.");
            case { Property: { } column }:
                Empty(Row("DELETE"), column);
                return Answer.Nothing;
            case { Parent: { } parent, IsReference: true }:
                Empty(Row("DELETE"), parent.Column);
                return Answer.Nothing;
            case { IsReference: true }:
                Disassociate(relatedAddress is null ? address.Related : Address.RowOf(session, relatedAddress));
                return Answer.Nothing;
            default:
                var target = Target("DELETE");
                Execute(new DeleteRequest { Target = new EntityReference(target.LogicalName, Existing(target)) { RowVersion = conditions.Version }, ConcurrencyBehavior = Behavior });
                return Answer.Nothing;
        }
    }

    private ConcurrencyBehavior Behavior => conditions.Version is null ? ConcurrencyBehavior.Default : ConcurrencyBehavior.IfRowVersionMatches;

    private Answer Create(Table table, Entity row)
    {
        if (Find(new EntityReference(row.LogicalName, row.Id) { KeyAttributes = row.KeyAttributes }) is not null)
        {
            throw new WebApiException(HttpStatusCode.PreconditionFailed, "0x80040237", $"A '{table.LogicalName}' row with that id or key is there already.");
        }

        var response = (UpsertResponse)Execute(new UpsertRequest { Target = row });
        return Written(table, response.Target.Id, isNew: true);
    }

    private Answer Written(Table table, Guid id, bool isNew)
    {
        var answer = session.Prefer.ReturnsRepresentation ? Answer.Row(isNew ? 201 : 200, read(new EntityReference(table.LogicalName, id))) : Answer.Nothing;
        return answer.About(session.AddressOf(table, id));
    }

    private Answer Associate(JObject body)
    {
        if (address.Parent is not null)
        {
            return Put(body);
        }

        var (name, other) = Relation();
        Execute(new AssociateRequest { Target = Source(), Relationship = name, RelatedEntities = [Given(body, other)] });
        return Answer.Nothing;
    }

    private void Disassociate(EntityReference? related)
    {
        var (name, _) = Relation();
        Execute(new DisassociateRequest
        {
            Target = Source(),
            Relationship = name,
            RelatedEntities = [related ?? throw WebApiException.BadQuery("Which row? Add its id after the navigation property, or $id with its address.")],
        });
    }

    private (Relationship Name, string Other) Relation() => address switch
    {
        { Children: { } children } => (new Relationship(children.Name) { PrimaryEntityRole = children.Referenced == children.Referencing ? EntityRole.Referenced : null }, children.Referencing),
        { Links: { } links } => (new Relationship(links.Name), links.First == address.Table.LogicalName ? links.Second : links.First),
        _ => throw WebApiException.NotSupported("$ref of that."),
    };

    private EntityReference Source() => new(address.Table.LogicalName, Existing(address.Row!));

    private EntityReference Given(JObject body, string table)
    {
        var row = Address.RowOf(session, body["@odata.id"], "@odata.id");
        return row.LogicalName == table ? row : throw WebApiException.BadPayload($"'@odata.id' is of '{row.LogicalName}'; it must be of '{table}'.");
    }

    private EntityReference Target(string method) => address switch
    {
        { Row: { } row, Property: null, Parent: null, Children: null, Links: null } => row,
        { Children: not null, Related: { } related, IsReference: false } => related,
        _ => throw WebApiException.NotSupported($"{method} to that; send it to a row."),
    };

    private Entity Row(string method) => address.Row is { } row
        ? new Entity(row.LogicalName, row.Id) { KeyAttributes = row.KeyAttributes }
        : throw WebApiException.NotSupported($"{method} to an entity set.");

    private void Empty(Entity row, Column column)
    {
        row[column.LogicalName] = null;
        Update(row);
    }

    private void Update(Entity row)
    {
        row.RowVersion = conditions.Version;
        Execute(new UpdateRequest { Target = row, ConcurrencyBehavior = Behavior });
    }

    private Guid Existing(EntityReference row) => row.Id != Guid.Empty ? row.Id : ((RetrieveResponse)session.Service.Execute(
        new RetrieveRequest { Target = row, ColumnSet = new ColumnSet(false) })).Entity.Id;

    private Guid? Find(EntityReference row)
    {
        try
        {
            return ((RetrieveResponse)session.Service.Execute(new RetrieveRequest { Target = row, ColumnSet = new ColumnSet(false) })).Entity.Id;
        }
        catch (System.ServiceModel.FaultException<OrganizationServiceFault> fault) when (fault.Detail.ErrorCode is Faults.ObjectDoesNotExist or Faults.RecordNotFoundByEntityKey)
        {
            return null;
        }
    }

    private OrganizationResponse Execute(OrganizationRequest request)
    {
        foreach (var (name, value) in parameters)
        {
            request[name] = value;
        }

        return session.Service.Execute(request);
    }
}
