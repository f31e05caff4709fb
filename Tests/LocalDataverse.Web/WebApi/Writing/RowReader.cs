using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Web.WebApi.Model;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;
using Relationship = Microsoft.Xrm.Sdk.Relationship;

namespace LocalDataverse.Web.WebApi.Writing;

/// <summary>Reads a row out of a body: columns, lookups by x@odata.bind, children that are to be created with it.</summary>
internal sealed class RowReader(WebApiSession session)
{
    private const string Bind = "@odata.bind";
    private const string Owner = "ownerid";

    public Entity Read(Table table, JObject body)
    {
        var row = new Entity(table.LogicalName);
        foreach (var property in body.Properties())
        {
            if (property.Name.EndsWith(Bind, StringComparison.Ordinal))
            {
                ReadBinding(table, row, property.Name[..^Bind.Length], property.Value);
            }
            else if (!property.Name.Contains('@', StringComparison.Ordinal))
            {
                ReadProperty(table, row, property);
            }
        }

        if (row.Attributes.TryGetValue(table.PrimaryId, out var id))
        {
            row.Id = (Guid)id;
        }

        return row;
    }

    /// <summary>A column's value out of JSON, as the SDK has it.</summary>
    public static object? Value(Table table, Column column, JToken json)
    {
        try
        {
            return json.Type == JTokenType.Null ? null : column.Type switch
            {
                ColumnType.Text or ColumnType.Memo when json.Type == JTokenType.String => (string?)json,
                ColumnType.Text or ColumnType.Memo => throw new FormatException(),
                ColumnType.Integer => Whole(json),
                ColumnType.BigInt => (long)json,
                ColumnType.Decimal => (decimal)Number(json),
                ColumnType.Money => new Money((decimal)Number(json)),
                ColumnType.Double => (double)Number(json),
                ColumnType.Boolean when json.Type == JTokenType.Boolean => (bool)json,
                ColumnType.Boolean => throw new FormatException(),
                ColumnType.DateTime => Time(column, (string?)json ?? ""),
                ColumnType.Choice or ColumnType.State or ColumnType.Status => new OptionSetValue(Whole(json)),
                _ => Guid.Parse((string?)json ?? ""),
            };
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or ArgumentException or OverflowException)
        {
            throw WebApiException.BadPayload($"'{json}' is no value of '{table.LogicalName}.{column.LogicalName}', which holds {column.Type} values.");
        }
    }

    private static JToken Number(JToken json) => json.Type is JTokenType.Integer or JTokenType.Float ? json : throw new FormatException();

    private static int Whole(JToken json) => json.Type == JTokenType.Integer ? (int)json : throw new FormatException();

    /// <summary>Parsing keeps dates as text, so that a day stays the day that it is.</summary>
    private static DateTime Time(Column column, string text) => column.DateFormat == DateFormat.DateOnly
        ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToDateTime(TimeOnly.MinValue)
        : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime;

    private void ReadProperty(Table table, Entity row, JProperty property)
    {
        if (table.Find(property.Name) is { Type: not (ColumnType.Lookup or ColumnType.Owner or ColumnType.Unsupported) } column)
        {
            row[column.LogicalName] = Value(table, column, property.Value);
        }
        else if (session.Model.Children(table, property.Name) is { } children && property.Value is JArray rows)
        {
            row.RelatedEntities.Add(Related(children), new EntityCollection([.. rows.Select(r => Read(session.Catalog.Get(children.Referencing), Object(r, property.Name)))])
            {
                EntityName = children.Referencing,
            });
        }
        else if ((session.Model.Parent(table, property.Name) ?? ByLookup(table, property.Name)) is { } parent)
        {
            // Emptying a lookup by its navigation property is allowed; creating the row behind it along is not done here.
            row[parent.Column.LogicalName] = property.Value.Type == JTokenType.Null
                ? null
                : throw WebApiException.NotSupported($"creating the row behind '{property.Name}' along; create it first and bind it by '{property.Name}{Bind}'.");
        }
        else
        {
            throw WebApiException.BadPayload(WebApiModel.ColumnOf(table, property.Name) is { } lookup
                ? $"'{property.Name}' can only be read; write the lookup '{lookup.LogicalName}' by its navigation property and {Bind}."
                : $"The property '{property.Name}' does not exist on type '{EdmBuilder.Namespace}.{table.LogicalName}'. Make sure to only use property names that are defined by the type.");
        }
    }

    private void ReadBinding(Table table, Entity row, string name, JToken value)
    {
        if (name == Owner && table.Find(Owner) is { } owner)
        {
            row[owner.LogicalName] = Reference(value, owner.Targets, name);
        }
        else if (session.Model.Parent(table, name) is { } parent)
        {
            row[parent.Column.LogicalName] = value.Type == JTokenType.Null ? null : Reference(value, [parent.Target], name);
        }
        else if (session.Model.Children(table, name) is not null)
        {
            throw WebApiException.NotSupported($"'{name}{Bind}', which would move rows under the new one; update those rows instead.");
        }
        else
        {
            throw WebApiException.BadPayload($"'{name}' is no navigation property of type '{EdmBuilder.Namespace}.{table.LogicalName}'.");
        }
    }

    private EntityReference Reference(JToken value, IReadOnlyList<string> targets, string name)
    {
        var row = Address.RowOf(session, value, name + Bind);
        return targets.Contains(row.LogicalName) ? row : throw WebApiException.BadPayload($"'{name}' leads to {string.Join(" or ", targets)}, not to '{row.LogicalName}'.");
    }

    private static JObject Object(JToken json, string name) =>
        json as JObject ?? throw WebApiException.BadPayload($"'{name}' takes a list of rows; got '{json}' in it.");

    private ParentNavigation? ByLookup(Table table, string name) =>
        session.Catalog.ToParents(table).FirstOrDefault(p => p.Column.LogicalName == name);

    private static Relationship Related(Metadata.Relationship children) => new(children.Name)
    {
        PrimaryEntityRole = children.Referenced == children.Referencing ? EntityRole.Referenced : null,
    };
}
