using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using LocalDataverse.Metadata;
using LocalDataverse.Web.WebApi.Model;
using Microsoft.OData;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Newtonsoft.Json.Linq;

namespace LocalDataverse.Web.WebApi.Reading;

/// <summary>GET of a set, a row, a column, or what a navigation property leads to.</summary>
/// <param name="session">Whose request it is.</param>
/// <param name="request">The address below the service's root as it was sent.</param>
/// <param name="address">What it names.</param>
/// <param name="parser">Its query options.</param>
/// <param name="conditions">What the client knows already.</param>
internal sealed class ReadHandler(WebApiSession session, string request, Address address, ODataUriParser parser, Conditions conditions)
{
    private const string SkipToken = "$skiptoken";

    public Answer Get() => address switch
    {
        { Row: null } => Rows(address.Table, null),
        { Property: { } column } => Property(column),
        { Parent: { } parent } => Parent(parent),
        { Children: { } children, Related: null } => Rows(session.Catalog.Get(children.Referencing), children),
        { Children: not null } => Row(address.Related!),
        { Links: not null } => throw WebApiException.NotSupported("reading along a many-to-many relationship; query the tables by fetchXml."),
        _ => Row(address.Row),
    };

    /// <summary>The row as it is now, as $select and $expand of the address ask.</summary>
    public JObject Read(EntityReference row)
    {
        var table = session.Catalog.Get(row.LogicalName);
        var json = new RowFinder(session).Find(row, Selection(table));
        json.AddFirst(new JProperty("@odata.context", $"{session.Root}$metadata#{WebApiModel.SetOf(table)}/$entity"));
        return json;
    }

    private Answer Row(EntityReference row)
    {
        var json = Read(row);
        return conditions.Knows((string?)json["@odata.etag"]) ? Answer.NotModified : Answer.Row(200, json);
    }

    private Selection Selection(Table table)
    {
        try
        {
            return SelectionReader.Read(session.Model, table, parser.ParseSelectAndExpand());
        }
        catch (ODataException e)
        {
            throw WebApiException.BadQuery(e.Message);
        }
    }

    private Answer Rows(Table table, Metadata.Relationship? children)
    {
        if (Option("fetchXml") is { } fetchXml)
        {
            return new FetchHandler(session, table).Run(fetchXml, Page(), NextLink);
        }

        if (Option("savedQuery") is { } view)
        {
            return new FetchHandler(session, table).Run(FetchOf(table, view), Page(), NextLink);
        }

        if (Option("userQuery") is not null)
        {
            throw WebApiException.NotSupported("userQuery; there are no personal views.");
        }

        var asked = RowQueryReader.Read(session, table, parser, Page());
        if (children is not null)
        {
            asked.Query.Criteria.AddCondition(children.Column, ConditionOperator.Equal, Resolve().Id);
        }

        if (address.IsCount)
        {
            return Count(asked.Query);
        }

        var (rows, found) = new RowFinder(session).Find(asked.Query, asked.Selection);
        var json = new JObject { ["@odata.context"] = $"{session.Root}$metadata#{WebApiModel.SetOf(table)}" };
        if (asked.WantsCount)
        {
            json["@odata.count"] = found.TotalRecordCount;
        }

        json["value"] = address.IsReference
            ? new JArray(found.Entities.Select(r => new JObject { ["@odata.id"] = session.AddressOf(table, r.Id) }))
            : new JArray(rows.Cast<object>().ToArray());
        if (found.MoreRecords && asked.Query.PageInfo is { } page)
        {
            json["@odata.nextLink"] = NextLink(page.PageNumber + 1, found.PagingCookie);
        }

        return new Answer(200, json);
    }

    private Answer Count(QueryExpression query)
    {
        query.TopCount = null;
        query.ColumnSet = new ColumnSet(false);
        query.PageInfo = new PagingInfo { Count = 1, PageNumber = 1, ReturnTotalRecordCount = true };
        var count = session.Service.RetrieveMultiple(query).TotalRecordCount;
        return new Answer(200) { Raw = ("text/plain", Encoding.UTF8.GetBytes(count.ToString(CultureInfo.InvariantCulture))) };
    }

    private Answer Property(Column column)
    {
        var row = Retrieve(column.LogicalName);
        var value = row.Attributes.TryGetValue(column.LogicalName, out var given) ? given : null;
        if (value is null)
        {
            return Answer.Nothing;
        }

        var json = RowJson.Value(value, column);
        return address.IsRawValue
            ? new Answer(200) { Raw = ("text/plain;charset=utf-8", Encoding.UTF8.GetBytes(Convert.ToString(((JValue)json).Value, CultureInfo.InvariantCulture) ?? "")) }
            : new Answer(200, new JObject
            {
                ["@odata.context"] = $"{session.Root}$metadata#{WebApiModel.SetOf(address.Table)}({row.Id})/{WebApiModel.PropertyOf(column)}",
                ["value"] = json,
            });
    }

    private Answer Parent(ParentNavigation parent)
    {
        var reference = Retrieve(parent.Column.LogicalName).GetAttributeValue<EntityReference>(parent.Column.LogicalName);
        if (reference is null || reference.LogicalName != parent.Target)
        {
            return Answer.Nothing;
        }

        return address.IsReference
            ? new Answer(200, new JObject
            {
                ["@odata.context"] = $"{session.Root}$metadata#$ref",
                ["@odata.id"] = session.AddressOf(session.Catalog.Get(parent.Target), reference.Id),
            })
            : Row(new EntityReference(reference.LogicalName, reference.Id));
    }

    private Entity Resolve() => Retrieve(address.Table.PrimaryId);

    private Entity Retrieve(string column) => ((RetrieveResponse)session.Service.Execute(
        new RetrieveRequest { Target = address.Row, ColumnSet = new ColumnSet(column) })).Entity;

    private string FetchOf(Table table, string id)
    {
        var view = Guid.TryParse(id, out var guid) ? session.Organization.Model.Screens.Views.FirstOrDefault(v => v.Id == guid) : null;
        return view is null ? throw WebApiException.NotFound($"There is no view {id}.")
            : view.Table == table.LogicalName ? view.FetchXml
            : throw WebApiException.BadQuery($"View {id} is one of '{view.Table}', not of '{table.LogicalName}'.");
    }

    private string? Option(string name) => parser.CustomQueryOptions.FirstOrDefault(o => o.Key == name) is { Value: { Length: > 0 } value } ? value : null;

    private int? Page()
    {
        if (parser.ParseSkipToken() is not { } token)
        {
            return null;
        }

        // As the platform's, a cookie with the page's number; the number alone decides here.
        var number = token.Split("pagenumber=\"") is [_, var rest] ? rest[..Math.Max(0, rest.IndexOf('"'))] : "";
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0
            ? page
            : throw WebApiException.BadQuery("Malformed $skiptoken; follow @odata.nextLink as it is.");
    }

    private string NextLink(int page, string? cookie)
    {
        var others = parser.CustomQueryOptions.Select(o => (o.Key, o.Value)).Concat(Known()).Where(o => o.Key != SkipToken)
            .Select(o => $"{o.Key}={Uri.EscapeDataString(o.Value)}");
        var token = $"<cookie pagenumber=\"{page.ToString(CultureInfo.InvariantCulture)}\" pagingcookie=\"{WebUtility.UrlEncode(cookie)}\" istracking=\"False\" />";
        return $"{session.Root}{request.Split('?')[0]}?{string.Join('&', others.Append($"{SkipToken}={Uri.EscapeDataString(token)}"))}";
    }

    private IEnumerable<(string Key, string Value)> Known() => (request.Split('?', 2) is [_, var query] ? query.Split('&') : [])
        .Select(o => o.Split('=', 2)).Where(o => o is [{ } key, _] && key.StartsWith('$')).Select(o => (o[0], Uri.UnescapeDataString(o[1].Replace('+', ' '))));
}
