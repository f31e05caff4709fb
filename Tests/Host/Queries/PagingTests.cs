using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Host.Storage;
using LocalDataverse;
using LocalDataverse.Queries;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Queries;

public sealed class PagingTests : IDisposable
{
    private readonly SmallDatabase _database = new();

    public PagingTests()
    {
        for (var i = 0; i < 12; i++)
        {
            _database.Deal("D" + i.ToString(CultureInfo.InvariantCulture), ("count", i % 3));
        }
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void Pages_OfFive_GiveEveryRowOnce()
    {
        var query = new QueryExpression("deal") { PageInfo = new PagingInfo { Count = 5, PageNumber = 1, ReturnTotalRecordCount = true } };
        // Equal values: only the primary key behind them keeps the pages apart.
        query.AddOrder("count", OrderType.Descending);
        var seen = new List<Guid>();
        foreach (var (size, more) in new[] { (5, true), (5, true), (2, false) })
        {
            var page = _database.Run(query);
            Assert.Equal(size, page.Rows.Count);
            Assert.Equal(more, page.MoreRows);
            Assert.Equal(12, page.TotalCount);
            seen.AddRange(page.Rows.Select(r => r.Id));
            query.PageInfo.PageNumber++;
        }

        Assert.Equal(12, seen.Distinct().Count());
    }

    [Fact]
    public void Cookie_OfAPage_NamesItsFirstAndLastRow()
    {
        var query = QueryReader.Read(new FetchExpression("<fetch count='2' page='3'><entity name='deal'><attribute name='name'/></entity></fetch>"));
        var rows = _database.Rows.Run(query).Rows;

        Assert.Equal($"<cookie page=\"3\"><rows last=\"6\" first=\"5\" /><dealid last=\"{rows[1].Id:B}\" first=\"{rows[0].Id:B}\" /></cookie>",
            PagingCookie.For(query, SmallCatalog.Deal, rows), ignoreCase: true);
        Assert.Null(PagingCookie.For(query, SmallCatalog.Deal, []));
    }

    /// <summary>As LINQ's Skip has it: one page of the rows left out, and then all that come behind it.</summary>
    [Fact]
    public void Cookie_OfAPageOfAnotherSize_GoesOnBehindIt()
    {
        var first = QueryReader.Read(new FetchExpression("<fetch count='1' page='4'><entity name='deal'/></fetch>"));
        var cookie = PagingCookie.For(first, SmallCatalog.Deal, _database.Rows.Run(first).Rows);
        var all = _database.Run(new QueryExpression("deal")).Rows.Select(r => r.Id).ToList();

        Assert.Equal(all[4..], Page(number: 5, size: 0, cookie));
        Assert.Equal(all[7..10], Page(number: 6, size: 3, cookie));
        Assert.Equal(all[..3], Page(number: 1, size: 3, cookie));

        IEnumerable<Guid> Page(int number, int size, string? behind) => _database.Run(new QueryExpression("deal")
        {
            PageInfo = new PagingInfo { Count = size, PageNumber = number, PagingCookie = behind },
        }).Rows.Select(r => r.Id);
    }

    [Theory]
    [InlineData("page 1")]
    [InlineData("<cookie page='one' />")]
    public void Cookie_Malformed_IsRefused(string cookie) => SmallDatabase.AssertFault(Faults.InvalidArgument, cookie, () => _database.Run(
        new QueryExpression("deal") { PageInfo = new PagingInfo { Count = 1, PageNumber = 2, PagingCookie = cookie } }));

    [Fact]
    public void Top_CutsTheResult_AndSaysNothingOfMore()
    {
        var result = _database.Run(new QueryExpression("deal") { TopCount = 3 });

        Assert.Equal(3, result.Rows.Count);
        Assert.False(result.MoreRows);
        Assert.Equal(-1, result.TotalCount);
    }

    [Fact]
    public void Top_WithAPage_IsRefused() => SmallDatabase.AssertFault(Faults.InvalidArgument, "top count",
        () => _database.Fetch("<fetch top='3' page='2' count='2'><entity name='deal'/></fetch>"));

    [Fact]
    public void Distinct_GivesEachValueOnce_WithoutIds()
    {
        var query = new QueryExpression("deal") { ColumnSet = new ColumnSet("count"), Distinct = true };
        query.PageInfo = new PagingInfo { PageNumber = 1, Count = 2, ReturnTotalRecordCount = true };

        var result = _database.Run(query);

        Assert.Equal([0, 1], result.Rows.Select(r => r["count"]));
        Assert.True(result.MoreRows);
        Assert.Equal(3, result.TotalCount);
        Assert.All(result.Rows, r => Assert.Equal(Guid.Empty, r.Id));
    }

    [Fact]
    public void ColumnSet_SaysWhichColumnsCome_TheIdAlwaysDoes()
    {
        var none = _database.Run(new QueryExpression("deal") { TopCount = 1 }).Rows[0];
        var all = _database.Run(new QueryExpression("deal") { TopCount = 1, ColumnSet = new ColumnSet(true) }).Rows[0];

        Assert.Equal(["dealid"], none.Attributes.Keys);
        Assert.NotNull(none.RowVersion);
        Assert.Equal(["count", "dealid", "name", "versionnumber"], all.Attributes.Keys.Order());
    }

    [Fact]
    public void QueryByAttribute_NullValue_FindsRowsWithout()
    {
        _database.Deal("none");
        var query = new QueryByAttribute("deal") { ColumnSet = new ColumnSet("name") };
        query.AddAttributeValue("count", null);

        Assert.Equal("none", SmallDatabase.Names(_database.Run(query)));
    }

    [Theory]
    [InlineData(1033, "offer meeting")]
    [InlineData(1053, "meeting offer")]
    public void Order_ByChoice_GoesByLabelInTheReadersLanguage(int language, string expected)
    {
        _database.Deal("offer", ("stage", new Microsoft.Xrm.Sdk.OptionSetValue(SmallCatalog.Offer)));
        _database.Deal("meeting", ("stage", new Microsoft.Xrm.Sdk.OptionSetValue(SmallCatalog.Meeting)));
        var query = new QueryExpression("deal") { ColumnSet = new ColumnSet("name") };
        query.Criteria.AddCondition("stage", ConditionOperator.NotNull);
        query.AddOrder("stage", OrderType.Ascending);

        Assert.Equal(expected, SmallDatabase.Names(_database.Run(query, new QueryContext(Guid.Empty, SmallDatabase.Now) { Language = language })));
    }
}
