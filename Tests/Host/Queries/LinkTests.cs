using System;
using System.Linq;
using Host.Storage;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Queries;

/// <summary>Deals of Nord AB, a daughter of Moder AB whose owner is Eva; of the person Ann; and of nobody.</summary>
public sealed class LinkTests : IDisposable
{
    private readonly SmallDatabase _database = new();
    private readonly EntityReference _mother;
    private readonly EntityReference _daughter;

    public LinkTests()
    {
        var eva = _database.Add(SmallCatalog.User, ("fullname", "Eva"));
        _mother = _database.Add(SmallCatalog.Account, ("name", "Moder AB"), ("ownerid", eva));
        _daughter = _database.Add(SmallCatalog.Account, ("name", "Nord AB"), ("parentaccountid", _mother));
        _database.Deal("A", ("customerid", _daughter));
        _database.Deal("B", ("customerid", _database.Add(SmallCatalog.Contact, ("fullname", "Ann"))));
        _database.Deal("C");
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void TwoLevels_ColumnsCarryTheirAliases()
    {
        var query = Deals();
        var account = query.AddLink("account", "customerid", "accountid");
        account.EntityAlias = "customer";
        account.Columns = new ColumnSet("name", "parentaccountid");
        account.AddLink("account", "parentaccountid", "accountid").Columns = new ColumnSet("name", "ownerid");

        var row = Assert.Single(_database.Run(query).Rows);

        Assert.Equal("Nord AB", SmallDatabase.Aliased<string>(row, "customer.name"));
        Assert.Equal("Moder AB", SmallDatabase.Aliased<EntityReference>(row, "customer.parentaccountid").Name);
        Assert.Equal("Moder AB", SmallDatabase.Aliased<string>(row, "account2.name"));
        Assert.Equal("Eva", SmallDatabase.Aliased<EntityReference>(row, "account2.ownerid").Name);
        Assert.Equal("systemuser", SmallDatabase.Aliased<EntityReference>(row, "account2.ownerid").LogicalName);
        Assert.Equal("account", ((AliasedValue)row["customer.name"]).EntityLogicalName);
        Assert.Equal("name", ((AliasedValue)row["customer.name"]).AttributeLogicalName);
    }

    [Fact]
    public void OuterLink_WithoutMatch_KeepsTheRow()
    {
        var query = Deals();
        var account = query.AddLink("account", "customerid", "accountid", JoinOperator.LeftOuter);
        account.EntityAlias = "a";
        account.Columns = new ColumnSet("name");
        account.LinkCriteria.AddCondition("name", ConditionOperator.Equal, "Moder AB");

        var rows = _database.Run(query).Rows;

        Assert.Equal(3, rows.Count);
        Assert.DoesNotContain(rows, r => r.Contains("a.name"));
    }

    [Fact]
    public void OuterLink_FilteredFromTheRoot_FindsRowsWithoutMatch()
    {
        var query = Deals();
        query.AddLink("account", "customerid", "accountid", JoinOperator.LeftOuter).EntityAlias = "a";
        query.Criteria.AddCondition("a", "accountid", ConditionOperator.Null);

        Assert.Equal("B C", SmallDatabase.Names(_database.Run(query)));
    }

    [Fact]
    public void Order_ByLinkedColumn_PutsNullsFirst()
    {
        var query = new QueryExpression("account") { ColumnSet = new ColumnSet("name") };
        var parent = query.AddLink("account", "parentaccountid", "accountid", JoinOperator.LeftOuter);
        parent.Orders.Add(new OrderExpression("name", OrderType.Ascending));

        Assert.Equal("Moder AB Nord AB", SmallDatabase.Names(_database.Run(query)));
        parent.Orders[0].OrderType = OrderType.Descending;
        Assert.Equal("Nord AB Moder AB", SmallDatabase.Names(_database.Run(query)));
    }

    [Fact]
    public void MultiTargetLookup_KeepsItsTableAndName()
    {
        var rows = _database.Run(Deals("customerid")).Rows;

        var references = rows.Select(r => r.GetAttributeValue<EntityReference>("customerid")).ToList();
        Assert.Equal(["account Nord AB", "contact Ann", " "], references.Select(r => $"{r?.LogicalName} {r?.Name}"));
    }

    [Fact]
    public void NameColumn_OfMultiTargetLookup_FiltersAndOrders()
    {
        Assert.Equal("B", _database.Names("customeridname", ConditionOperator.BeginsWith, "an"));
        var query = new QueryExpression("deal") { ColumnSet = new ColumnSet("name") };
        query.AddOrder("customeridname", OrderType.Descending);
        Assert.Equal("A B C", SmallDatabase.Names(_database.Run(query)));
        query.Orders[0].AttributeName = "customerid";
        query.Orders[0].OrderType = OrderType.Ascending;
        Assert.Equal("C B A", SmallDatabase.Names(_database.Run(query)));
    }

    [Fact]
    public void NameColumn_Selected_IsRefused() =>
        SmallDatabase.AssertFault(Faults.NotSupported, "customeridname", () => _database.Run(Deals("customeridname")));

    [Fact]
    public void Link_OverUnknownTableOrColumn_IsRefusedByName()
    {
        var table = Deals();
        table.AddLink("nope", "customerid", "nopeid");
        var column = Deals();
        column.AddLink("account", "customerid", "nope");
        var join = Deals();
        join.AddLink("account", "customerid", "accountid", JoinOperator.Natural);

        SmallDatabase.AssertFault(Faults.QueryBuilderNoEntity, "'nope'", () => _database.Run(table));
        SmallDatabase.AssertFault(Faults.QueryBuilderNoAttribute, "'account' entity doesn't contain attribute with Name = 'nope'", () => _database.Run(column));
        SmallDatabase.AssertFault(Faults.NotSupported, "Natural", () => _database.Run(join));
    }

    private static QueryExpression Deals(params string[] columns)
    {
        var query = new QueryExpression("deal") { ColumnSet = new ColumnSet(["name", .. columns]) };
        query.AddOrder("name", OrderType.Ascending);
        return query;
    }
}
