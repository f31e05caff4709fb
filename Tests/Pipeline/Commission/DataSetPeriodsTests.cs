using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Demo.CsvImport;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Pipeline.Commission;

/// <summary>
/// C2–C4, C12 on a whole data set, the sample or the one that DATA_SET names: each quarter is closed, and the lines of each seller and
/// quarter come to what the file itself says.
/// </summary>
public sealed class DataSetPeriodsTests : IDisposable
{
    private readonly World _world = new(World.Zip(), Platforms.All[0]);

    public void Dispose() => _world.Dispose();

    [Fact]
    public void C12_LinesBySellerAndQuarter_AreTheFilesOwnSums()
    {
        var data = DataSet.Read(Environment.GetEnvironmentVariable("DATA_SET") is { Length: > 0 } folder ? folder : Path.Combine(AppContext.BaseDirectory, "SampleData"));
        var writer = new RowWriter(data.Listing);
        var users = new PeopleImport(_world.Service, writer).Run(data.People, () => { });
        var accounts = new AccountImport(_world.Service, writer).Run(data.Accounts, () => { });
        var won = new OpportunityImport(_world.As, users, accounts, new RequestCount(), writer).Run(data.Deals, () => { })
            .Where(deal => deal.Stage == DealStage.Won).ToList();
        Assert.NotEmpty(won);

        var quarters = won.Select(deal => QuarterOf(deal.CloseDate!.Value)).Distinct().Order().ToList();
        var periods = new Dictionary<Guid, DateOnly>();
        for (var first = quarters[0]; first <= quarters[^1]; first = first.AddMonths(3))
        {
            var period = _world.Period(first.ToDateTime(TimeOnly.MinValue), first.AddMonths(3).AddDays(-1).ToDateTime(TimeOnly.MinValue));
            _world.Close(period);
            periods.Add(period, first);
        }

        var expected = won.GroupBy(deal => (Seller: users[deal.Agent], Quarter: QuarterOf(deal.CloseDate!.Value)))
            .ToDictionary(deals => deals.Key, deals => (Count: deals.Count(), Sum: deals.Sum(deal => deal.CloseValue!.Value)));
        var lines = Lines();
        var counted = lines.GroupBy(line => (
                Seller: line.GetAttributeValue<EntityReference>("opps_sellerid").Id, Quarter: periods[line.GetAttributeValue<EntityReference>("opps_periodid").Id]))
            .ToDictionary(found => found.Key, found => (Count: found.Count(), Sum: found.Sum(line => line.GetAttributeValue<decimal>("opps_amount"))));
        Assert.Equal(expected.OrderBy(pair => pair.Key), counted.OrderBy(pair => pair.Key));
        Assert.Equal(lines.Sum(line => line.GetAttributeValue<decimal>("opps_amount")), lines.Sum(line => line.GetAttributeValue<decimal>("opps_baseamount")));
        foreach (var (period, quarter) in periods)
        {
            Assert.Equal(
                expected.Where(pair => pair.Key.Quarter == quarter).Sum(pair => pair.Value.Sum),
                _world.PeriodRow(period).GetAttributeValue<decimal?>("opps_basetotal") ?? 0m);
        }
    }

    /// <summary>To the end, page by page.</summary>
    private List<Entity> Lines()
    {
        var query = new QueryExpression("opps_commissionline")
        {
            ColumnSet = new ColumnSet("opps_sellerid", "opps_periodid", "opps_amount", "opps_baseamount"), PageInfo = new PagingInfo { Count = 5000, PageNumber = 1 },
        };
        var rows = new List<Entity>();
        EntityCollection page;
        do
        {
            page = _world.Service.RetrieveMultiple(query);
            rows.AddRange(page.Entities);
            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
        while (page.MoreRecords);
        return rows;
    }

    private static DateOnly QuarterOf(DateOnly day) => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);
}
