using System;
using System.Linq;
using Host.Storage;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.Queries;

public sealed class AggregateTests : IDisposable
{
    private readonly SmallDatabase _database = new();
    private readonly EntityReference _eva;

    public AggregateTests()
    {
        _eva = _database.Add(SmallCatalog.User, ("fullname", "Eva"));
        var bo = _database.Add(SmallCatalog.User, ("fullname", "Bo"));
        Add("A", _eva, 0.1m, 3, SmallCatalog.Offer, new DateTime(2023, 12, 31, 23, 0, 0, DateTimeKind.Utc));
        Add("B", _eva, 0.2m, 4, SmallCatalog.Offer, new DateTime(2024, 5, 1, 0, 0, 0, DateTimeKind.Utc));
        Add("C", bo, 10m, 4, SmallCatalog.Meeting, new DateTime(2024, 5, 31, 0, 0, 0, DateTimeKind.Utc));
        _database.Deal("D");
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void Sum_OfTenths_IsExact()
    {
        var row = Assert.Single(_database.Fetch("""
            <fetch aggregate='true'><entity name='deal'>
              <attribute name='share' alias='share' aggregate='sum'/><attribute name='value' alias='value' aggregate='sum'/>
              <filter><condition attribute='sellerid' operator='eq' uitype='systemuser' value='{ID}'/></filter>
            </entity></fetch>
            """.Replace("ID", _eva.Id.ToString(), StringComparison.Ordinal)).Rows);

        Assert.Equal(0.3m, SmallDatabase.Aliased<decimal>(row, "share"));
        Assert.Equal(0.3m, SmallDatabase.Aliased<Money>(row, "value").Value);
    }

    [Fact]
    public void AllAggregates_LeaveNullsOut()
    {
        var row = Assert.Single(_database.Fetch("""
            <fetch aggregate='true'><entity name='deal'>
              <attribute name='dealid' alias='rows' aggregate='count'/>
              <attribute name='count' alias='counts' aggregate='countcolumn'/>
              <attribute name='count' alias='different' aggregate='countcolumn' distinct='true'/>
              <attribute name='count' alias='sum' aggregate='sum'/>
              <attribute name='count' alias='avg' aggregate='avg'/>
              <attribute name='value' alias='moneyavg' aggregate='avg'/>
              <attribute name='value' alias='max' aggregate='max'/>
              <attribute name='createdon' alias='min' aggregate='min'/>
            </entity></fetch>
            """).Rows);

        Assert.Equal(4, SmallDatabase.Aliased<int>(row, "rows"));
        Assert.Equal(3, SmallDatabase.Aliased<int>(row, "counts"));
        Assert.Equal(2, SmallDatabase.Aliased<int>(row, "different"));
        Assert.Equal(11, SmallDatabase.Aliased<int>(row, "sum"));
        Assert.Equal(3, SmallDatabase.Aliased<int>(row, "avg"));
        Assert.Equal(10.3m / 3, SmallDatabase.Aliased<Money>(row, "moneyavg").Value);
        Assert.Equal(10m, SmallDatabase.Aliased<Money>(row, "max").Value);
        Assert.Equal(new DateTime(2023, 12, 31, 23, 0, 0, DateTimeKind.Utc), SmallDatabase.Aliased<DateTime>(row, "min"));
    }

    [Fact]
    public void Sum_OverNoRows_IsAnAliasWithoutValue()
    {
        var row = Assert.Single(_database.Fetch(
            "<fetch aggregate='true'><entity name='deal'><attribute name='value' alias='sum' aggregate='sum'/><filter><condition attribute='name' operator='eq' value='x'/></filter></entity></fetch>").Rows);

        Assert.Null(((AliasedValue)row["sum"]).Value);
    }

    [Theory]
    [InlineData("day", "- 1:1 31:2")]
    [InlineData("week", "- 18:1 22:1 53:1")]
    [InlineData("month", "- 5:2 12:1")]
    [InlineData("quarter", "- 2:2 4:1")]
    [InlineData("year", "- 2023:1 2024:2")]
    public void GroupBy_PartOfDate_IsANumber(string part, string expected)
    {
        var rows = _database.Fetch($"""
            <fetch aggregate='true'><entity name='deal'>
              <attribute name='createdon' alias='when' groupby='true' dategrouping='{part}'/>
              <attribute name='dealid' alias='n' aggregate='count'/>
              <order alias='when'/>
            </entity></fetch>
            """).Rows;

        Assert.Equal(expected, string.Join(" ", rows.Select(r =>
            r.Contains("when") ? $"{SmallDatabase.Aliased<int>(r, "when")}:{SmallDatabase.Aliased<int>(r, "n")}" : "-")));
    }

    [Fact]
    public void GroupBy_ChoiceAndLookup_SortByLabelAndName()
    {
        var rows = _database.Fetch("""
            <fetch aggregate='true'><entity name='deal'>
              <attribute name='stage' alias='stage' groupby='true'/><attribute name='sellerid' alias='seller' groupby='true'/>
              <attribute name='value' alias='sum' aggregate='sum'/>
              <filter><condition attribute='stage' operator='not-null'/></filter>
              <order alias='seller' descending='true'/>
            </entity></fetch>
            """).Rows;

        Assert.Equal(["Eva 847210001 0.3", "Bo 847210000 10"], rows.Select(r => FormattableString.Invariant(
            $"{SmallDatabase.Aliased<EntityReference>(r, "seller").Name} {SmallDatabase.Aliased<OptionSetValue>(r, "stage").Value} {SmallDatabase.Aliased<Money>(r, "sum").Value}")));
    }

    [Fact]
    public void GroupBy_LinkedColumn_OrdersByTheSum()
    {
        var rows = _database.Fetch("""
            <fetch aggregate='true'><entity name='deal'>
              <attribute name='value' alias='sum' aggregate='sum'/>
              <link-entity name='systemuser' from='systemuserid' to='sellerid' alias='u'><attribute name='fullname' alias='who' groupby='true'/></link-entity>
              <order alias='sum' descending='true'/>
            </entity></fetch>
            """).Rows;

        Assert.Equal(["Bo", "Eva"], rows.Select(r => SmallDatabase.Aliased<string>(r, "who")));
    }

    [Theory]
    [InlineData("<attribute name='name' alias='x' aggregate='sum'/>", Faults.InvalidArgument, "'name' can't be added up")]
    [InlineData("<attribute name='name'/>", Faults.InvalidArgument, "needs an alias")]
    [InlineData("<attribute name='name' alias='x' groupby='true'/><order attribute='name'/>", Faults.InvalidArgument, "sorts by an alias")]
    [InlineData("<attribute name='name' alias='x' groupby='true'/><order alias='y'/>", Faults.InvalidArgument, "no alias 'y'")]
    [InlineData("<attribute name='createdon' alias='x' groupby='true' dategrouping='fiscal-year'/>", Faults.NotSupported, "fiscal-year")]
    public void Aggregate_ThatMakesNoSense_IsRefusedByName(string inside, int code, string part) =>
        SmallDatabase.AssertFault(code, part, () => _database.Fetch($"<fetch aggregate='true'><entity name='deal'>{inside}</entity></fetch>"));

    private void Add(string name, EntityReference seller, decimal value, int count, int stage, DateTime createdOn) => _database.Deal(name,
        ("sellerid", seller), ("value", new Money(value)), ("share", value), ("count", count), ("stage", new OptionSetValue(stage)), ("createdon", createdOn));
}
