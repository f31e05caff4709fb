using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Demo.CsvImport;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace SolutionTests.Screens;

/// <summary>
/// Every query of the package runs on a whole data set: the sample, or the one that DATA_SET names. What it finds is compared
/// with what the rows themselves say.
/// </summary>
public sealed class DataSetTests : IClassFixture<DataSetTests.Imported>
{
    private readonly Imported imported;

    public DataSetTests(Imported imported) => this.imported = imported;

    public static TheoryData<string, string> Views()
    {
        var data = new TheoryData<string, string>();
        foreach (var (table, view) in Package.Unmanaged.Views.Where(view => view.View.Element("querytype")!.Value != "4"))
        {
            data.Add(table, Package.EnglishName(view));
        }

        return data;
    }

    public static TheoryData<string> Charts() => [.. Queries.OnDashboards()];

    [Theory, MemberData(nameof(Views))]
    public void View_Runs(string table, string view)
    {
        var rows = imported.All(Queries.OfView(table, view));
        Assert.All(rows, row => Assert.Equal(table, row.LogicalName));
        var id = imported.World.Organization.Catalog.Get(table).PrimaryId;
        Assert.Equal(rows.Count, rows.Select(row => row.GetAttributeValue<Guid>(id)).Distinct().Count());
        if (imported.Expected.TryGetValue((table, view), out var count))
        {
            Assert.Equal(count, rows.Count);
        }
    }

    [Theory, MemberData(nameof(Charts))]
    public void Chart_Runs(string chart)
    {
        var (xml, view) = Queries.OnDashboard(chart);
        var rows = imported.World.Rows(Queries.OfChart(xml, view));

        // What is to close in the months to come: the data set is of the past.
        Assert.True(rows.Count > 0 || xml.Descendants("condition").Any(condition => (string?)condition.Attribute("operator") == "next-x-months"));
        if (xml.Descendants("attribute").Any(a => (string?)a.Attribute("aggregate") == "count"))
        {
            var counted = rows.Sum(row => (int)((AliasedValue)row["opps_measure"]).Value);
            Assert.Equal(imported.All(Queries.OfView(view).ToString()).Count, counted);
        }
    }

    /// <summary>Share amounts of all sellers are the amounts of all opportunities, to the last minor unit.</summary>
    [Theory]
    [InlineData("Open Opportunities per Seller (Share Amount)", "0", "estimatedvalue")]
    [InlineData("Closed – Won per Seller (Share Amount)", "1", "actualvalue")]
    public void ShareAmounts_AddUpToTheAmounts(string chart, string state, string amount)
    {
        var (xml, view) = Queries.OnDashboard(chart);
        var shared = imported.World.Rows(Queries.OfChart(xml, view)).Sum(row => ((Money)((AliasedValue)row["opps_measure"]).Value).Value);
        var whole = imported.All($"<fetch><entity name='opportunity'><attribute name='{amount}' /><filter><condition attribute='statecode' operator='eq' value='{state}' /></filter></entity></fetch>")
            .Sum(row => row.GetAttributeValue<Money>(amount)?.Value ?? 0m);
        Assert.True(whole > 0m);
        Assert.Equal(whole, shared);
    }

    /// <summary>C4: commission lines, by whatever a chart groups them, come to what was won.</summary>
    [Theory]
    [InlineData("Commission per Seller (Base Amount)")]
    [InlineData("Commission per Period (Base Amount)")]
    public void CommissionLines_AddUpToWhatWasWon(string chart)
    {
        var (xml, view) = Queries.OnDashboard(chart);
        var counted = imported.World.Rows(Queries.OfChart(xml, view)).Sum(row => (decimal)((AliasedValue)row["opps_measure"]).Value);
        var won = imported.All("<fetch><entity name='opportunity'><attribute name='actualvalue_base' /><filter><condition attribute='statecode' operator='eq' value='1' /></filter></entity></fetch>")
            .Sum(row => row.GetAttributeValue<Money>("actualvalue_base")?.Value ?? 0m);
        Assert.True(won > 0m);
        Assert.Equal(won, counted);
    }

    [Fact]
    public void QuickFind_FindsEveryOpportunityByItsCustomer()
    {
        var opportunity = imported.All("<fetch><entity name='opportunity'><attribute name='customerid' /></entity></fetch>")
            .Select(row => row.GetAttributeValue<EntityReference>("customerid")).First(customer => customer is not null);
        var found = imported.All(Queries.Find("opportunity", opportunity!.Name));
        Assert.NotEmpty(found);
        Assert.All(found, row => Assert.True(
            row.GetAttributeValue<EntityReference>("customerid")?.Name.StartsWith(opportunity.Name, StringComparison.OrdinalIgnoreCase) == true
            || row.GetAttributeValue<string>("name").StartsWith(opportunity.Name, StringComparison.OrdinalIgnoreCase)));
    }

    public sealed class Imported : IDisposable
    {
        public Imported()
        {
            var data = DataSet.Read(Environment.GetEnvironmentVariable("DATA_SET") is { Length: > 0 } folder ? folder : Path.Combine(AppContext.BaseDirectory, "SampleData"));
            var writer = new RowWriter(data.Listing);
            var users = new PeopleImport(World.Service, writer).Run(data.People, () => { });
            var accounts = new AccountImport(World.Service, writer).Run(data.Accounts, () => { });
            var taken = new OpportunityImport(World.As, users, accounts, new RequestCount(), writer).Run(data.Deals, () => { });
            ClosePeriod();
            var (open, won) = (taken.Count(deal => deal.CloseDate is null), taken.Count(deal => deal.Stage == DealStage.Won));
            Expected = new Dictionary<(string Table, string View), int>
            {
                [("opportunity", "Open Opportunities by Account Manager")] = open,
                [("opportunity", "Closed – Won Opportunities")] = won,
                [("opportunity", "Closed – Lost Opportunities with Reasons")] = taken.Count - open - won,
                [("opportunity", "The Customer's Opportunities")] = taken.Count,
                [("opps_sellershare", "Seller Shares of Open Opportunities")] = open,
                [("opps_sellershare", "Seller Shares of Won Opportunities")] = won,
                [("opps_sellershare", "Seller Shares of the Opportunity")] = taken.Count,
            };
        }

        public World World { get; } = new();

        /// <summary>One for all there is, so that the commission's screens have rows.</summary>
        private void ClosePeriod()
        {
            var period = World.Service.Create(new Entity("opps_commissionperiod")
            {
                ["opps_firstday"] = new DateTime(2000, 1, 1), ["opps_lastday"] = new DateTime(2099, 12, 31),
            });
            while ((int)World.Service.Execute(new OrganizationRequest("opps_ClosePeriod") { ["Target"] = new EntityReference("opps_commissionperiod", period) })["Left"] > 0)
            {
            }
        }

        /// <summary>How many rows a view must find.</summary>
        internal IReadOnlyDictionary<(string Table, string View), int> Expected { get; }

        /// <summary>All rows of a query, page by page.</summary>
        public IReadOnlyList<Entity> All(string fetchXml)
        {
            var rows = new List<Entity>();
            var query = XElement.Parse(fetchXml);
            for (var page = 1; ; page++)
            {
                query.SetAttributeValue("count", 5000);
                query.SetAttributeValue("page", page);
                var found = World.Service.RetrieveMultiple(new FetchExpression(query.ToString()));
                rows.AddRange(found.Entities);
                if (!found.MoreRecords)
                {
                    return rows;
                }
            }
        }

        public void Dispose() => World.Dispose();
    }
}
