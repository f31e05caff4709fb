using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace SolutionTests.Screens;

/// <summary>What each view finds, on one small organisation with an opportunity of every kind.</summary>
public sealed class ViewTests : IClassFixture<ViewTests.Organisation>
{
    private readonly Organisation organisation;

    public ViewTests(Organisation organisation) => this.organisation = organisation;

    [Theory]
    [InlineData("Open Opportunities by Account Manager", "Future, Hidden seller, Late, Mine, Month, Team's, Uneven")]
    [InlineData("My Open Opportunities", "Future, Late, Mine, Month, Uneven")]
    [InlineData("Opportunities Where I Am a Seller", "Expired, Future, Hidden seller, Late, Lost, Mine, Month, Uneven, Won")]
    [InlineData("Opportunities Closing This Month", "Late, Month")]
    [InlineData("Overdue Opportunities", "Late, Uneven")]
    [InlineData("Opportunities Whose Shares Are Not 100 %", "Team's, Uneven")]
    [InlineData("Closed – Lost Opportunities with Reasons", "Lost")]
    [InlineData("Expired Opportunities", "Expired")]
    [InlineData("Closed – Won Opportunities", "Won, Won last year")]
    [InlineData("Opportunity Lookup – Sellers", "Future, Hidden seller, Late, Mine, Month, Team's, Uneven")]
    [InlineData("The Customer's Opportunities", "Expired, Future, Hidden seller, Late, Lost, Mine, Month, Team's, Uneven, Won, Won last year")]
    public void View_OfOpportunities_Finds(string view, string topics) => Assert.Equal(topics, string.Join(", ", Rows("opportunity", view)
        .Select(row => row.GetAttributeValue<string>("name")).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("Seller Shares of the Opportunity", 13)]
    [InlineData("Seller Share Advanced Find View", 13)]
    [InlineData("Seller Share Lookup View", 13)]
    [InlineData("My Seller Shares", 9)]
    [InlineData("Seller Shares of Open Opportunities", 8)]
    [InlineData("Seller Shares of Won Opportunities", 3)]
    [InlineData("Seller Shares Won This Month", 2)]
    [InlineData("Seller Shares Won This Quarter", 2)]
    [InlineData("Seller Shares Won This Year", 2)]
    public void View_OfSellerShares_Finds(string view, int count) => Assert.Equal(count, Rows("opps_sellershare", view).Count);

    [Theory]
    [InlineData("account", "Accounts with Open Opportunities", "Alpha, Beta")]
    [InlineData("contact", "Contacts with Open Opportunities", "Kim Dahl")]
    public void View_OfCustomers_Finds(string table, string view, string names) => Assert.Equal(names, string.Join(", ", Rows(table, view)
        .Select(row => row.GetAttributeValue<string>(table == "account" ? "name" : "fullname")).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("Open Activities of the Opportunity", "Call back, Meet, Send offer")]
    [InlineData("Closed Activities of the Opportunity", "Closed, Closed, Closed, Closed, First call")]
    public void View_OfActivities_Finds(string view, string subjects) => Assert.Equal(subjects, string.Join(", ", Rows("activitypointer", view)
        .Select(row => row.GetAttributeValue<string>("subject")).Order(StringComparer.Ordinal)));

    /// <summary>The order is what a list is read by.</summary>
    [Theory]
    [InlineData("Open Opportunities by Account Manager", "Uneven, Late, Month, Future, Mine, Hidden seller, Team's")]
    [InlineData("Opportunities Closing This Month", "Late, Month")]
    [InlineData("Closed – Won Opportunities", "Won, Won last year")]
    [InlineData("Opportunities Whose Shares Are Not 100 %", "Uneven, Team's")]
    public void View_Sorts(string view, string topics)
    {
        var rows = Rows("opportunity", view).Select(row => row.GetAttributeValue<string>("name")).ToList();

        // Rows without a date come first or last, by the database; they are not what the order is about.
        rows.Remove("Mine");
        Assert.Equal(topics.Replace("Mine, ", "", StringComparison.Ordinal), string.Join(", ", rows));
    }

    /// <summary>An amount of a linked row can be written in its currency only where the query asks for that too.</summary>
    [Fact]
    public void Views_ReadTheCurrencyOfLinkedAmounts() => Assert.All(
        Package.Unmanaged.Views.SelectMany(view => view.View.Descendants("link-entity")),
        link =>
        {
            var table = organisation.World.Organization.Catalog.Get(link.Attribute("name")!.Value);
            var read = link.Elements("attribute").Select(a => a.Attribute("name")!.Value).ToList();
            if (read.Exists(name => table.Get(name) is { Type: ColumnType.Money, CalculationOf: null }))
            {
                Assert.Contains("transactioncurrencyid", read);
            }
        });

    /// <summary>A list shows what it promises: each column of the layout comes along, and none twice.</summary>
    [Fact]
    public void Views_ReadNoMoreThanTheyShow() => Assert.All(Package.Unmanaged.Views, view =>
    {
        var shown = view.View.Descendants("cell").Select(cell => cell.Attribute("name")!.Value).ToList();
        var query = view.View.Descendants("entity").Single();
        var read = query.Elements("attribute").Select(a => a.Attribute("name")!.Value).ToList();
        Assert.Equal(shown.Distinct(), shown);
        Assert.Equal(read.Distinct(), read);
        var id = view.View.Descendants("row").Single().Attribute("id")!.Value;
        var jump = view.View.Descendants("grid").Single().Attribute("jump")!.Value;
        Assert.Empty(read.Except(shown).Except([id, jump, "transactioncurrencyid"]));
    });

    private IReadOnlyList<Entity> Rows(string table, string view) => organisation.World.Rows(Queries.OfView(table, view), organisation.Anna);

    /// <summary>Anna is responsible for nearly all; Bo has one of his own in which Anna sells too.</summary>
    public sealed class Organisation : IDisposable
    {
        private const int Price = 847210000;

        public Organisation()
        {
            Anna = World.Person("Anna");
            Bo = World.Person("Bo");
            var alpha = World.Account("Alpha");
            var beta = World.Account("Beta");
            World.Account("Gamma");
            var kim = World.Service.Create(new Entity("contact") { ["firstname"] = "Kim", ["lastname"] = "Dahl" });

            World.Opportunity("Mine", Anna, alpha);
            World.Opportunity("Month", Anna, alpha, also: Closing(new(2026, 5, 29)));
            World.Opportunity("Late", Anna, alpha, also: Closing(new(2026, 5, 19)));
            World.Opportunity("Future", Anna, also: o =>
            {
                o["customerid"] = new EntityReference("contact", kim);
                o["estimatedclosedate"] = new DateTime(2026, 6, 1);
            });
            var uneven = World.Opportunity("Uneven", Anna, beta, also: Closing(new(2026, 4, 30)));
            var bos = World.Share(uneven, Bo, 20m);
            World.Service.Update(new Entity("opps_sellershare", bos) { ["opps_percent"] = 5m });
            World.Share(World.Opportunity("Hidden seller", Bo, beta), Anna, 25m);
            World.Opportunity("Team's", Anna, beta, also: o => o["ownerid"] = new EntityReference("team", Team()));

            var won = World.Opportunity("Won", Anna, alpha);
            World.Share(won, Bo, 40m);
            World.Win(won, 900m, new(2026, 5, 4, 0, 0, 0, DateTimeKind.Utc));
            World.Win(World.Opportunity("Won last year", Bo, alpha), 500m, new(2025, 12, 31, 0, 0, 0, DateTimeKind.Utc));
            World.Lose(World.Opportunity("Lost", Anna, alpha), World.Today, Price);
            World.Lose(World.Opportunity("Expired", Anna, beta), World.Today, status: World.Expired);
            Activities(uneven);
        }

        public World World { get; } = new();

        public Guid Anna { get; }

        public Guid Bo { get; }

        public void Dispose() => World.Dispose();

        private static Action<Entity> Closing(DateTime on) => o => o["estimatedclosedate"] = on;

        private Guid Team()
        {
            var team = World.Service.Create(new Entity("team") { ["name"] = "Everybody" });
            LocalDataverse.Security.RoleAssignment.AssignRole(World.Service, new EntityReference("team", team));
            return team;
        }

        private void Activities(Guid opportunity)
        {
            foreach (var (table, subject, state) in new[] { ("task", "Send offer", 0), ("phonecall", "Call back", 0), ("phonecall", "First call", 1), ("appointment", "Meet", 3) })
            {
                var id = World.Service.Create(new Entity(table) { ["subject"] = subject, ["regardingobjectid"] = new EntityReference("opportunity", opportunity) });
                if (state != 0)
                {
                    World.Service.Update(new Entity(table, id) { ["statecode"] = new OptionSetValue(state) });
                }
            }
        }
    }
}
