using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Web.WebApi.Model;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace LocalDataverse.Web.WebApi.Reading;

/// <summary>Rows as the Web API writes them, with the annotations that the client wants.</summary>
internal sealed class RowJson(WebApiSession session)
{
    private const string Formatted = "OData.Community.Display.V1.FormattedValue";
    private const string LookupTable = "Microsoft.Dynamics.CRM.lookuplogicalname";
    private const string LookupNavigation = "Microsoft.Dynamics.CRM.associatednavigationproperty";

    public JObject Write(Entity row, Table table, IEnumerable<Column>? columns)
    {
        var json = new JObject();
        if (row.RowVersion is { Length: > 0 } version)
        {
            json["@odata.etag"] = ETag(version);
        }

        var shown = columns ?? table.Columns.Values.Where(c => c.Type != ColumnType.Unsupported);
        foreach (var column in shown.Append(table.Get(table.PrimaryId)).Distinct())
        {
            row.Attributes.TryGetValue(column.LogicalName, out var value);
            Add(json, WebApiModel.PropertyOf(column), value, row.FormattedValues.TryGetValue(column.LogicalName, out var text) ? text : null, table, column);
        }

        return json;
    }

    /// <summary>A row of FetchXML: its own columns as such, linked and aggregated ones under their aliases.</summary>
    public JObject Write(Entity row, Table table)
    {
        var own = row.Attributes.Where(a => a.Value is not AliasedValue).Select(a => table.Get(a.Key)).ToList();
        var json = own.Count > 0 ? Write(row, table, own) : [];
        foreach (var (alias, value) in row.Attributes)
        {
            if (value is AliasedValue aliased && session.Catalog.Find(aliased.EntityLogicalName) is { } from && from.Find(aliased.AttributeLogicalName) is { } column)
            {
                Add(json, alias, aliased.Value, row.FormattedValues.TryGetValue(alias, out var text) ? text : null, from, column);
            }
        }

        return json;
    }

    /// <summary>Rows that an operation answers with; what it did not set is not there.</summary>
    public JObject WriteGiven(Entity row)
    {
        var table = session.Catalog.Find(row.LogicalName) ?? throw WebApiException.NotSupported($"answering with rows of '{row.LogicalName}'.");
        var json = new JObject { ["@odata.type"] = $"#{EdmBuilder.Namespace}.{row.LogicalName}" };
        json.Merge(Write(row, table, row.Attributes.Keys.Select(table.Get)));
        return json;
    }

    private static string ETag(string version) => $"W/\"{version}\"";

    public static JToken Value(object? value, Column? column = null) => value switch
    {
        null => JValue.CreateNull(),
        EntityReference reference => new JValue(reference.Id.ToString()),
        OptionSetValue option => new JValue(option.Value),
        Money money => new JValue(money.Value),
        Guid id => new JValue(id.ToString()),
        DateTime day when column is { DateFormat: DateFormat.DateOnly } => new JValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTime time => new JValue(time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        _ => JToken.FromObject(value),
    };

    private void Add(JObject json, string name, object? value, string? formatted, Table table, Column column)
    {
        if (formatted is not null && session.Prefer.Wants(Formatted))
        {
            json[$"{name}@{Formatted}"] = formatted;
        }

        if (value is EntityReference reference)
        {
            if (session.Prefer.Wants(LookupNavigation) && NavigationOf(table, column, reference.LogicalName) is { } navigation)
            {
                json[$"{name}@{LookupNavigation}"] = navigation;
            }

            if (session.Prefer.Wants(LookupTable))
            {
                json[$"{name}@{LookupTable}"] = reference.LogicalName;
            }
        }

        json[name] = Value(value, column);
    }

    private string? NavigationOf(Table table, Column column, string target) => column.Type == ColumnType.Owner
        ? column.LogicalName
        : session.Catalog.ToParents(table).FirstOrDefault(p => p.Column.LogicalName == column.LogicalName && p.Target == target)?.Name;
}
