using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Newtonsoft.Json.Linq;
using Relationship = LocalDataverse.Metadata.Relationship;

namespace LocalDataverse.Web.WebApi.Reading;

/// <summary>Reads rows as the user, and follows what is expanded with one query for each navigation property.</summary>
internal sealed class RowFinder(WebApiSession session)
{
    private readonly RowJson _json = new(session);

    /// <summary>The rows of a query, and what it said of them.</summary>
    public (IReadOnlyList<JObject> Rows, EntityCollection Found) Find(QueryExpression query, Selection selection)
    {
        query.ColumnSet = Columns(selection);
        var found = session.Service.RetrieveMultiple(query);
        return (Write(selection, found.Entities), found);
    }

    public JObject Find(EntityReference row, Selection selection)
    {
        var found = ((Microsoft.Xrm.Sdk.Messages.RetrieveResponse)session.Service.Execute(
            new Microsoft.Xrm.Sdk.Messages.RetrieveRequest { Target = row, ColumnSet = Columns(selection) })).Entity;
        return Write(selection, [found])[0];
    }

    private JObject[] Write(Selection selection, IReadOnlyList<Entity> rows)
    {
        JObject[] written = [.. rows.Select(r => _json.Write(r, selection.Table, selection.Columns))];
        foreach (var expansion in selection.Expansions)
        {
            if (expansion.Parent is { } parent)
            {
                FollowParent(expansion, parent, rows, written);
            }
            else
            {
                FollowChildren(expansion, expansion.Children!, rows, written);
            }
        }

        return written;
    }

    private void FollowParent(Expansion expansion, ParentNavigation parent, IReadOnlyList<Entity> rows, JObject[] written)
    {
        var target = expansion.Selection.Table;
        var ids = rows.Select(IdOf).Where(id => id != Guid.Empty).Distinct().ToList();
        var found = Among(expansion, target.PrimaryId, ids).ToDictionary(r => r.Id, r => r.Json);
        foreach (var (row, json) in rows.Zip(written))
        {
            json[expansion.Name] = found.TryGetValue(IdOf(row), out var one) ? one : JValue.CreateNull();
        }

        Guid IdOf(Entity row) => row.GetAttributeValue<EntityReference>(parent.Column.LogicalName) is { } reference && reference.LogicalName == parent.Target ? reference.Id : Guid.Empty;
    }

    private void FollowChildren(Expansion expansion, Relationship relationship, IReadOnlyList<Entity> rows, JObject[] written)
    {
        var found = Among(expansion, relationship.Column, [.. rows.Select(r => r.Id)]).ToLookup(
            r => r.Row.GetAttributeValue<EntityReference>(relationship.Column).Id, r => r.Json);
        foreach (var (row, json) in rows.Zip(written))
        {
            json[expansion.Name] = new JArray(found[row.Id].Take(expansion.Top ?? int.MaxValue));
        }
    }

    private IEnumerable<(Guid Id, Entity Row, JObject Json)> Among(Expansion expansion, string column, List<Guid> ids)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var query = new QueryExpression(expansion.Selection.Table.LogicalName) { ColumnSet = Columns(expansion.Selection) };
        if (!query.ColumnSet.AllColumns)
        {
            query.ColumnSet.AddColumn(column);
        }

        query.Criteria.AddCondition(column, ConditionOperator.In, [.. ids.Cast<object>()]);
        RowQueryReader.Apply(session, expansion.Selection.Table, query, expansion.Filter, expansion.OrderBy);
        var rows = session.Service.RetrieveMultiple(query).Entities;
        return rows.Zip(Write(expansion.Selection, rows), (row, json) => (row.Id, row, json));
    }

    /// <summary>What is shown, and the lookups that lead to what is expanded.</summary>
    private static ColumnSet Columns(Selection selection) => selection.Columns is not { } columns ? new ColumnSet(true) : new ColumnSet(
    [
        .. columns.Select(c => c.LogicalName).Concat(selection.Expansions.Select(e => e.Parent?.Column.LogicalName).OfType<string>()).Append(selection.Table.PrimaryId).Distinct(),
    ]);
}
