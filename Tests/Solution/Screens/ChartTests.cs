using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace SolutionTests.Screens;

/// <summary>The numbers of each chart, with the view that a dashboard shows it with.</summary>
public sealed class ChartTests : IClassFixture<ChartTests.Organisation>
{
    private readonly Organisation organisation;

    public ChartTests(Organisation organisation) => this.organisation = organisation;

    /// <summary>An opportunity with two sellers counts once where opportunities are counted, and for each of its sellers where sellers are.</summary>
    [Theory]
    [InlineData("Open Opportunities per Seller (Number)", "Anna Lund 2, Bo Lund 2")]
    [InlineData("Open Opportunities per Seller (Share Amount)", "Anna Lund 1750, Bo Lund 2250")]
    [InlineData("Closed – Won per Seller (Share Amount)", "Anna Lund 540, Bo Lund 360")]
    [InlineData("Expected Amount per Month", "2026-5 1000, 2026-6 1000, 2027-5 2000")]
    [InlineData("Expected Amount per Seller and Month", "5-Anna Lund 375, 6-Anna Lund 100, 5-Bo Lund 125")]
    [InlineData("Expected Amount by Stage", "First Meeting 1000, Quote 100")]
    [InlineData("Pipeline by Stage", "First Meeting 3000, Quote 1000")]
    [InlineData("Closed – Lost by Reason (Number)", "none 1, Competitor 1, Price 2")]
    [InlineData("Closed – Lost by Reason (Amount)", "none 700, Competitor 50, Price 300")]
    [InlineData("Opportunities by Source", "Direct Mail 1, Google 2")]
    [InlineData("Opportunities by Type", "New Sale 3")]
    public void Chart_Shows(string name, string values)
    {
        var (chart, view) = Queries.OnDashboard(name);
        var rows = organisation.World.Rows(Queries.OfChart(chart, view));
        Assert.Equal(values.Split(", ").Order(StringComparer.Ordinal), rows.Select(Text).Order(StringComparer.Ordinal));
    }

    /// <summary>Every chart stands on a dashboard, so that the table above is all of them.</summary>
    [Fact]
    public void Charts_StandOnADashboard()
    {
        var shown = Queries.OnDashboards().Select(name => Queries.OnDashboard(name).Chart).ToHashSet();
        Assert.All(Package.Unmanaged.Charts, chart => Assert.Contains(chart.Chart, shown));
    }

    /// <summary>A chart is offered over every view of its table: what it is called says what it adds up, and not of which rows.</summary>
    [Fact]
    public void Charts_SayNothingThatAViewContradicts()
    {
        string[] ofViews = ["Open", "Won", "Lost", "Expired", "Pipeline", "öppna", "vunn", "förlorad", "utgå"];
        Assert.All(Package.Unmanaged.Charts, chart => Assert.All(
            chart.Chart.Element("LocalizedNames")!.Elements(),
            name => Assert.All(ofViews, word => Assert.DoesNotContain(word, $"{(string?)name.Attribute("description")} ".Replace("Opportunities", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))));
    }

    private static string Text(Entity row)
    {
        var groups = row.Attributes.Where(a => a.Key.StartsWith("opps_group", StringComparison.Ordinal)).OrderByDescending(a => a.Key, StringComparer.Ordinal)
            .Select(a => row.FormattedValues.TryGetValue(a.Key, out var label) ? label : Convert.ToString(Plain(a.Value), CultureInfo.InvariantCulture));
        var group = string.Join('-', groups);
        return $"{(group.Length == 0 ? "none" : group)} {Convert.ToDecimal(Plain(row["opps_measure"]), CultureInfo.InvariantCulture):0.##}";
    }

    private static object? Plain(object? value) => value switch
    {
        AliasedValue aliased => Plain(aliased.Value),
        Money money => money.Value,
        _ => value,
    };

    public sealed class Organisation : IDisposable
    {
        private const int First = 847210000;

        public Organisation()
        {
            var anna = World.Person("Anna");
            var bo = World.Person("Bo");
            World.Share(World.Opportunity("Together", anna, amount: 1000m, also: Of(First, First, First, new(2026, 5, 31), 50)), bo, 25m);
            World.Opportunity("Anna's", anna, amount: 1000m, also: Of(First + 1, First + 1, First, new(2026, 6, 1), 10));
            World.Opportunity("Bo's", bo, amount: 2000m, also: Of(First, First + 1, First, new(2027, 5, 1), 25));
            var won = World.Opportunity("Won", anna, amount: 1m);
            World.Share(won, bo, 40m);
            World.Win(won, 900m, World.Today);
            World.Lose(World.Opportunity("Lost", anna, amount: 100m), World.Today, First);
            World.Lose(World.Opportunity("Lost too", anna, amount: 200m), World.Today, First);
            World.Lose(World.Opportunity("Lost to another", bo, amount: 50m), World.Today, First + 1);
            World.Lose(World.Opportunity("Lost without a word", bo, amount: 700m), World.Today);
            World.Lose(World.Opportunity("Expired", anna, amount: 5000m), World.Today, status: World.Expired);
        }

        public World World { get; } = new();

        public void Dispose() => World.Dispose();

        private static Action<Entity> Of(int stage, int source, int type, DateTime closing, int probability) => opportunity =>
        {
            opportunity["opps_stage"] = new OptionSetValue(stage);
            opportunity["opps_source"] = new OptionSetValue(source);
            opportunity["opps_type"] = new OptionSetValue(type);
            opportunity["estimatedclosedate"] = closing;
            opportunity["closeprobability"] = probability;
        };
    }
}
