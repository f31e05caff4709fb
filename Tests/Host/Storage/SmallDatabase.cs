using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using LocalDataverse.Metadata;
using LocalDataverse.Queries;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Storage;

/// <summary>A fresh database of the small catalog, with one transaction open.</summary>
internal sealed class SmallDatabase : IDisposable
{
    private readonly SqliteDatabase _database = new();

    public SmallDatabase()
    {
        _database.Migrate(Catalog.Empty, SmallCatalog.All);
        Rows = _database.BeginTransaction(SmallCatalog.All);
    }

    public StorageTransaction Rows { get; }

    public static DateTime Now { get; } = new(2024, 5, 15, 13, 30, 0, DateTimeKind.Utc);

    public static Dictionary<string, object?> Values(params (string Column, object? Value)[] values) =>
        values.ToDictionary(v => v.Column, v => v.Value);

    public static void AssertFault(int code, string part, Action act)
    {
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(act);
        Assert.Equal(code, fault.Detail.ErrorCode);
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
    }

    public EntityReference Add(Table table, params (string Column, object? Value)[] values)
    {
        var id = Guid.NewGuid();
        Rows.Insert(table, id, Values(values));
        return new EntityReference(table.LogicalName, id);
    }

    public EntityReference Deal(string name, params (string Column, object? Value)[] values) => Add(SmallCatalog.Deal, [("name", name), .. values]);

    public Entity Deal(EntityReference deal) => Rows.Find(SmallCatalog.Deal, deal.Id, null)!;

    public QueryResult Run(QueryBase query, QueryContext? context = null) => Rows.Run(QueryReader.Read(query), context ?? new QueryContext(Guid.Empty, Now));

    public QueryResult Fetch(string xml, QueryContext? context = null) => Run(new FetchExpression(xml), context);

    /// <summary>The names of the deals that the condition finds, in alphabetical order.</summary>
    public string Names(string column, ConditionOperator how, params object[] values)
    {
        var query = new QueryExpression("deal") { ColumnSet = new ColumnSet("name") };
        query.Criteria.AddCondition(column, how, values);
        query.AddOrder("name", OrderType.Ascending);
        return Names(Run(query));
    }

    /// <summary>The names of a table's indexes.</summary>
    public IReadOnlyList<string> Indexes(string table) => Rows.Indexes(table);

    public static string Names(QueryResult result) => string.Join(" ", result.Rows.Select(r => r.GetAttributeValue<string>("name")));

    public static T Aliased<T>(Entity row, string name) => (T)((AliasedValue)row[name]).Value;

    public void Dispose()
    {
        Rows.Dispose();
        _database.Dispose();
    }
}
