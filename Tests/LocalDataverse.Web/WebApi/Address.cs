using System;
using System.Linq;
using System.Net;
using LocalDataverse.Metadata;
using LocalDataverse.Web.WebApi.Model;
using LocalDataverse.Web.WebApi.Reading;
using Microsoft.OData;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;
using Relationship = LocalDataverse.Metadata.Relationship;
using Table = LocalDataverse.Metadata.Table;

namespace LocalDataverse.Web.WebApi;

/// <summary>What an address under the service's root names.</summary>
internal sealed record Address
{
    /// <summary>The table of the entity set that the address starts with.</summary>
    public required Table Table { get; init; }

    /// <summary>The row of it, by id or alternate key; null for the set.</summary>
    public EntityReference? Row { get; init; }

    public ParentNavigation? Parent { get; init; }

    public Relationship? Children { get; init; }

    public ManyToMany? Links { get; init; }

    /// <summary>A row of the children, by its id.</summary>
    public EntityReference? Related { get; init; }

    public Column? Property { get; init; }

    public bool IsReference { get; init; }

    public bool IsCount { get; init; }

    public bool IsRawValue { get; init; }

    public static ODataUriParser Parser(WebApiSession session, string pathAndQuery) =>
        new(session.Model.Edm, session.Root, new Uri(session.Root, pathAndQuery)) { Resolver = new AlternateKeysODataUriResolver(session.Model.Edm) };

    /// <summary>The row that an address in a body names, as /accounts(id) or with the service's root before it.</summary>
    public static EntityReference RowOf(WebApiSession session, string address)
    {
        var relative = address.StartsWith(session.Root.ToString(), StringComparison.OrdinalIgnoreCase) ? address[session.Root.ToString().Length..] : address;
        return Read(session, Parser(session, relative.TrimStart('/'))) is { Row: { } row, Property: null, Parent: null, Children: null, Links: null }
            ? row
            : throw WebApiException.BadPayload($"'{address}' names no row; write an entity set with an id, as /accounts(00000000-0000-0000-0000-000000000000).");
    }

    /// <summary>The row that a property of a body names by its address.</summary>
    public static EntityReference RowOf(WebApiSession session, JToken? address, string property) => address?.Type == JTokenType.String
        ? RowOf(session, (string)address!)
        : throw WebApiException.BadPayload($"'{property}' takes the address of a row, as /accounts(00000000-0000-0000-0000-000000000000); got '{address}'.");

    public static Address Read(WebApiSession session, ODataUriParser parser)
    {
        try
        {
            Address? address = null;
            foreach (var segment in parser.ParsePath())
            {
                address = address is null ? First(session, segment) : address.With(session, segment);
            }

            return address ?? throw WebApiException.NotFound("The address names nothing.");
        }
        catch (ODataException e)
        {
            throw new WebApiException(HttpStatusCode.NotFound, "0x80060888", e.Message);
        }
    }

    private static Address First(WebApiSession session, ODataPathSegment segment) => segment is EntitySetSegment set && session.Model.TableOf(set.EntitySet.Name) is { } table
        ? new Address { Table = table }
        : throw WebApiException.NotSupported($"an address that starts with '{segment.Identifier}'.");

    private Address With(WebApiSession session, ODataPathSegment segment)
    {
        switch (segment)
        {
            case KeySegment key when Row is null:
                return this with { Row = RowOf(Table, key) };
            case KeySegment key when Children is not null && Related is null:
                return this with { Related = RowOf(session.Catalog.Get(Children.Referencing), key) };
            case KeySegment key when Links is not null && Related is null:
                return this with { Related = RowOf(session.Catalog.Get(Links.First == Table.LogicalName ? Links.Second : Links.First), key) };
            case NavigationPropertySegment navigation when Row is not null && Parent is null && Children is null && Links is null:
                return Along(session, navigation.NavigationProperty.Name);
            case NavigationPropertyLinkSegment link when Row is not null && Parent is null && Children is null && Links is null:
                return Along(session, link.NavigationProperty.Name) with { IsReference = true };
            case PropertySegment property when Row is not null && Parent is null && WebApiModel.ColumnOf(Table, property.Property.Name) is { } column:
                return this with { Property = column };
            case CountSegment:
                return this with { IsCount = true };
            case ValueSegment when Property is not null:
                return this with { IsRawValue = true };
            case ReferenceSegment:
                return this with { IsReference = true };
            default:
                throw WebApiException.NotSupported($"'{segment.Identifier}' at that place of an address.");
        }
    }

    private Address Along(WebApiSession session, string navigation) => this with
    {
        Parent = session.Model.Parent(Table, navigation),
        Children = session.Model.Children(Table, navigation),
        Links = session.Model.Links(Table, navigation),
    };

    private static EntityReference RowOf(Table table, KeySegment segment)
    {
        var keys = segment.Keys.ToList();
        if (keys is [{ Value: Guid id }] && keys[0].Key == table.PrimaryId)
        {
            return new EntityReference(table.LogicalName, id);
        }

        var row = new EntityReference(table.LogicalName);
        foreach (var (name, value) in keys)
        {
            var column = WebApiModel.ColumnOf(table, name) ?? throw WebApiException.BadQuery($"'{name}' is no column of '{table.LogicalName}'.");
            row.KeyAttributes.Add(column.LogicalName, KeyValue(column, value));
        }

        return row;
    }

    private static object KeyValue(Column column, object value) => (column.Type, value) switch
    {
        (ColumnType.Lookup, Guid id) => new EntityReference(column.Targets[0], id),
        (ColumnType.Choice, int option) => new OptionSetValue(option),
        _ => ODataValues.Plain(value)!,
    };
}
