using System;
using System.Linq;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Storage;

/// <summary>optimize-performance: a large table's queries are quickened by the platform itself, and answer what they did.</summary>
public sealed class AutomaticIndexTests : IDisposable
{
    private readonly SmallDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(AutomaticIndex.FewestRows - 1, false)]
    [InlineData(AutomaticIndex.FewestRows, true)]
    public void DaysInOrder_OfALargeTable_GetAnIndex_AndTheSameAnswer(int rows, bool expected)
    {
        Fill(rows);
        var query = Query("closedate");
        Assert.Equal(expected, Makes(query));
        var found = _database.Run(query).Rows.Select(row => row.GetAttributeValue<DateTime>("closedate")).ToList();
        Assert.Equal(found.Order(), found);
        Assert.Equal(Enumerable.Range(0, rows).Count(number => number % 40 >= 20), found.Count);
    }

    [Fact]
    public void WhatIsSortedOrNarrowedDownByAnotherColumn_GetsNone()
    {
        Fill(AutomaticIndex.FewestRows);
        Assert.False(Makes(Query("name")));
        var unbounded = new QueryExpression("deal") { ColumnSet = new ColumnSet("closedate") };
        unbounded.AddOrder("closedate", OrderType.Ascending);
        Assert.False(Makes(unbounded));
    }

    /// <summary>Made by the query, in its transaction, and there for the next one.</summary>
    private bool Makes(QueryExpression query)
    {
        _database.Run(query);
        return _database.Indexes("deal").Contains("automatic:deal:closedate");
    }

    private void Fill(int rows)
    {
        for (var number = 0; number < rows; number++)
        {
            _database.Deal($"Deal {number}", ("closedate", SmallDatabase.Now.Date.AddDays(number % 40)));
        }
    }

    private static QueryExpression Query(string order)
    {
        var query = new QueryExpression("deal") { ColumnSet = new ColumnSet("closedate") };
        query.Criteria.AddCondition("closedate", ConditionOperator.OnOrAfter, SmallDatabase.Now.Date.AddDays(20));
        query.AddOrder(order, OrderType.Ascending);
        return query;
    }
}
