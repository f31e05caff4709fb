using System;
using Host.Storage;
using LocalDataverse;
using LocalDataverse.Queries;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Queries;

/// <summary>What each operator finds, by the column's type.</summary>
public sealed class ConditionTests : IDisposable
{
    private readonly SmallDatabase _database = new();
    private readonly EntityReference _eva;
    private readonly EntityReference _bo;

    public ConditionTests()
    {
        _eva = _database.Add(SmallCatalog.User, ("fullname", "Eva Ål"));
        _bo = _database.Add(SmallCatalog.User, ("fullname", "Bo Ek"));
        _database.Deal("A", ("value", new Money(9m)), ("sellerid", _eva), ("stage", new OptionSetValue(SmallCatalog.Meeting)), ("isfixed", true), ("count", 2));
        _database.Deal("B", ("value", new Money(10.00m)), ("sellerid", _bo), ("stage", new OptionSetValue(SmallCatalog.Offer)), ("isfixed", false), ("count", 10));
        _database.Deal("C");
    }

    public void Dispose() => _database.Dispose();

    /// <summary>A negated operator finds rows without a value too.</summary>
    [Theory]
    [InlineData("value", ConditionOperator.Equal, "10.0", "B")]
    [InlineData("value", ConditionOperator.NotEqual, "10", "A C")]
    [InlineData("value", ConditionOperator.LessThan, "10", "A")]
    [InlineData("value", ConditionOperator.LessEqual, "10", "A B")]
    [InlineData("value", ConditionOperator.GreaterThan, "9.00", "B")]
    [InlineData("value", ConditionOperator.GreaterEqual, "9", "A B")]
    [InlineData("stage", ConditionOperator.Equal, "847210001", "B")]
    [InlineData("stage", ConditionOperator.NotEqual, "847210001", "A C")]
    [InlineData("isfixed", ConditionOperator.Equal, "1", "A")]
    [InlineData("isfixed", ConditionOperator.Equal, "false", "B")]
    [InlineData("count", ConditionOperator.GreaterThan, "9", "B")]
    [InlineData("name", ConditionOperator.NotEqual, "a", "B C")]
    [InlineData("selleridname", ConditionOperator.Equal, "eva al", "A")]
    [InlineData("selleridname", ConditionOperator.Like, "%ek", "B")]
    [InlineData("selleridname", ConditionOperator.NotLike, "%ek", "A C")]
    [InlineData("sellerid", ConditionOperator.Like, "%ek", "B")]
    public void Compare_Text_IsReadByTheColumnsType(string column, ConditionOperator how, string value, string expected) =>
        Assert.Equal(expected, _database.Names(column, how, value));

    [Fact]
    public void Compare_SdkValues_AreTaken()
    {
        Assert.Equal("B", _database.Names("value", ConditionOperator.Equal, new Money(10m)));
        Assert.Equal("B", _database.Names("value", ConditionOperator.Equal, 10m));
        Assert.Equal("A", _database.Names("stage", ConditionOperator.Equal, new OptionSetValue(SmallCatalog.Meeting)));
        Assert.Equal("A", _database.Names("sellerid", ConditionOperator.Equal, _eva.Id));
        Assert.Equal("A", _database.Names("sellerid", ConditionOperator.Equal, _eva));
        Assert.Equal("A", _database.Names("isfixed", ConditionOperator.Equal, true));
    }

    [Fact]
    public void Lists_AndRanges()
    {
        Assert.Equal("A B", _database.Names("count", ConditionOperator.In, 2, 10));
        Assert.Equal("A B", _database.Names("count", ConditionOperator.In, new[] { 2, 10 }));
        Assert.Equal("B C", _database.Names("count", ConditionOperator.NotIn, 2, 3));
        Assert.Equal("A B", _database.Names("value", ConditionOperator.In, 9.0m, 10m));
        Assert.Equal("A", _database.Names("value", ConditionOperator.Between, 2m, 9.5m));
        Assert.Equal("B C", _database.Names("value", ConditionOperator.NotBetween, 2m, 9.5m));
        Assert.Equal("C", _database.Names("count", ConditionOperator.Null));
        Assert.Equal("A B", _database.Names("sellerid", ConditionOperator.NotNull));
    }

    [Fact]
    public void CurrentUser_IsTheContexts()
    {
        var query = new QueryExpression("deal") { ColumnSet = new ColumnSet("name") };
        query.Criteria.AddCondition("sellerid", ConditionOperator.EqualUserId);

        Assert.Equal("A", SmallDatabase.Names(_database.Run(query, new QueryContext(_eva.Id, SmallDatabase.Now))));
        SmallDatabase.AssertFault(Faults.NotSupported, "EqualUserId", () => _database.Rows.Run(QueryReader.Read(query)));
    }

    [Fact]
    public void Teams_AreTheContextsOrRefused()
    {
        const string Xml = "<fetch><entity name='deal'><attribute name='name'/><filter><condition attribute='sellerid' operator='eq-useroruserteams'/></filter></entity></fetch>";

        Assert.Equal("A B", SmallDatabase.Names(_database.Fetch(
            Xml.Replace("</filter>", "</filter><order attribute='name'/>", StringComparison.Ordinal),
            new QueryContext(_eva.Id, SmallDatabase.Now) { TeamIds = [_bo.Id] })));
        SmallDatabase.AssertFault(Faults.NotSupported, "user's teams", () => _database.Fetch(Xml));
    }

    [Fact]
    public void Filters_NestWithAndAndOr()
    {
        var query = new QueryExpression("deal") { ColumnSet = new ColumnSet("name") };
        query.Criteria.AddCondition("name", ConditionOperator.NotEqual, "C");
        var either = query.Criteria.AddFilter(LogicalOperator.Or);
        either.AddCondition("count", ConditionOperator.Equal, 10);
        either.AddCondition("count", ConditionOperator.Null);

        Assert.Equal("B", SmallDatabase.Names(_database.Run(query)));
    }

    [Theory]
    [InlineData("nope", ConditionOperator.Null, null, Faults.QueryBuilderNoAttribute, "'deal' entity doesn't contain attribute with Name = 'nope'")]
    [InlineData("nopename", ConditionOperator.Null, null, Faults.QueryBuilderNoAttribute, "'nopename'")]
    [InlineData("picture", ConditionOperator.Null, null, Faults.NotSupported, "'picture'")]
    [InlineData("sellerid", ConditionOperator.Equal, "Eva", Faults.InvalidArgument, "'Eva' can't be compared with column 'sellerid'")]
    [InlineData("value", ConditionOperator.Like, "1%", Faults.InvalidArgument, "needs a text column")]
    [InlineData("stage", ConditionOperator.Equal, "Offer", Faults.InvalidArgument, "'Offer' can't be compared with column 'stage'")]
    [InlineData("value", ConditionOperator.Equal, "1,5", Faults.InvalidArgument, "'1,5'")]
    [InlineData("createdon", ConditionOperator.Equal, "soon", Faults.InvalidArgument, "'soon'")]
    [InlineData("isfixed", ConditionOperator.Equal, "yes", Faults.InvalidArgument, "'yes'")]
    [InlineData("count", ConditionOperator.Equal, null, Faults.InvalidArgument, "needs one value")]
    [InlineData("count", ConditionOperator.Today, null, Faults.InvalidArgument, "needs a date column")]
    [InlineData("createdon", ConditionOperator.InFiscalYear, "2026", Faults.NotSupported, "InFiscalYear")]
    [InlineData("createdon", ConditionOperator.LastXDays, "0", Faults.InvalidArgument, "whole number above 0")]
    public void Condition_ThatMakesNoSense_IsRefusedByName(string column, ConditionOperator how, string? value, int code, string part) =>
        SmallDatabase.AssertFault(code, part, () => _database.Names(column, how, value is null ? [] : [value]));
}
