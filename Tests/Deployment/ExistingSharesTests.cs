using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace DeploymentTests;

/// <summary>
/// Shares that existed elsewhere are brought in exactly as they were, by each of the ways that Solution/README names, from the file
/// that stands beside it. The opportunities are there before the solution, as in an environment that has been in use.
/// </summary>
public sealed class ExistingSharesTests : IDisposable
{
    private readonly Place _place = Place.Installed(withStepsEnabled: false);
    private readonly Dictionary<string, Guid> _people = [];
    private readonly Dictionary<string, Guid> _opportunities = [];
    private readonly List<Line> _lines = Lines();

    public ExistingSharesTests()
    {
        foreach (var person in _lines.Select(l => l.Seller).Distinct())
        {
            _people[person] = _place.Person(person.Split(' ')[0]);
        }

        foreach (var opportunity in _lines.Select(l => l.Opportunity).Distinct())
        {
            _opportunities[opportunity] = _place.Opportunity(_place.Administrator, 1000m, opportunity);
        }

        _place.EnableSteps(true);
    }

    public void Dispose() => _place.Dispose();

    /// <summary>The columns are named as on the form, so that the platform's own import finds them.</summary>
    [Fact]
    public void TheFile_HasTheNamesThatPeopleSee()
    {
        var seen = _place.Organization.Catalog.Get("opps_sellershare").Columns.Values.Select(c => c.DisplayName.In(1033)).ToList();
        Assert.All(Header(), name => Assert.Contains(name, seen));
        Assert.All(_lines.GroupBy(l => l.Opportunity), sellers => Assert.Equal(100m, sellers.Sum(l => l.Percent)));
        Assert.Contains(_lines, l => l.Percent % 1m != 0m);
    }

    [Fact]
    public void RowByRow_FixedRows_StandAsTheyWere()
    {
        foreach (var line in _lines)
        {
            _place.Service.Create(Row(line));
        }

        AreIn(areFixed: true);
    }

    [Fact]
    public void FixedRows_MadeFreeAfterwards_MoveNobody()
    {
        RowByRow_FixedRows_StandAsTheyWere();
        foreach (var row in _place.Service.All("opps_sellershare"))
        {
            _place.Service.Update(new Entity("opps_sellershare", row.Id) { ["opps_isfixed"] = false });
        }

        AreIn(areFixed: false);
    }

    /// <summary>Each further seller makes the free ones before them give way (P4, P5).</summary>
    [Fact]
    public void RowByRow_FreeRows_BecomeOthers()
    {
        foreach (var line in _lines.Where(l => l.Opportunity == "Harbour crane"))
        {
            var row = Row(line);
            row["opps_isfixed"] = false;
            _place.Service.Create(row);
        }

        Assert.Equal([25m, 25m, 50m], Stored("Harbour crane").Select(s => s.Percent));
    }

    [Theory, InlineData(false), InlineData(true)]
    public void CreateMultiple_AllRowsOfAnOpportunityTogether_StandAsTheyWere(bool areFixed)
    {
        foreach (var sellers in _lines.GroupBy(l => l.Opportunity))
        {
            var rows = sellers.Select(Row).ToList();
            rows.ForEach(row => row["opps_isfixed"] = areFixed);
            _place.Service.Execute(new OrganizationRequest("CreateMultiple") { ["Targets"] = new EntityCollection(rows) { EntityName = "opps_sellershare" } });
        }

        // One seller alone has 100 % by P4 also where it is free; here that is what the file says.
        AreIn(areFixed);
    }

    /// <summary>The whole set: also where somebody is a seller already, as the owner is once the steps are at work.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public void SetSellerShares_StandAsTheyWere_AndTheOwnerGoes(bool ownerIsSeller)
    {
        if (ownerIsSeller)
        {
            Assert.Equal(0, _place.Run("backfill", "--yes").Exit);
        }

        foreach (var sellers in _lines.GroupBy(l => l.Opportunity))
        {
            var answer = _place.Service.Execute(new OrganizationRequest("opps_SetSellerShares")
            {
                ["Target"] = new EntityReference("opportunity", _opportunities[sellers.Key]),
                ["Shares"] = new EntityCollection([.. sellers.Select(l => Row(l, withOpportunity: false))]) { EntityName = "opps_sellershare" },
            });
            Assert.Equal((100m, ""), (answer["Sum"], answer["Message"]));
        }

        AreIn(areFixed: true);
    }

    /// <summary>Who brings shares in first has backfill leave those opportunities alone.</summary>
    [Fact]
    public void BackfillAfterwards_AddsNobody()
    {
        RowByRow_FixedRows_StandAsTheyWere();
        Assert.Equal(0, _place.Run("backfill", "--yes").Exit);
        AreIn(areFixed: true);
    }

    private void AreIn(bool areFixed)
    {
        foreach (var sellers in _lines.GroupBy(l => l.Opportunity))
        {
            Assert.Equal(sellers.Select(l => (_people[l.Seller], l.Percent, areFixed)).Order(), Stored(sellers.Key).Order());
        }

        Books.Agree(_place.Service);
    }

    private IEnumerable<(Guid Seller, decimal Percent, bool IsFixed)> Stored(string opportunity) => _place.Service.SharesOf(_opportunities[opportunity])
        .Select(s => (s.GetAttributeValue<EntityReference>("opps_sellerid").Id, s.GetAttributeValue<decimal>("opps_percent"), s.GetAttributeValue<bool>("opps_isfixed")))
        .OrderBy(s => s.Item2);

    private Entity Row(Line line) => Row(line, withOpportunity: true);

    private Entity Row(Line line, bool withOpportunity)
    {
        var row = new Entity("opps_sellershare")
        {
            ["opps_sellerid"] = new EntityReference("systemuser", _people[line.Seller]), ["opps_percent"] = line.Percent, ["opps_isfixed"] = line.IsFixed,
        };
        if (withOpportunity)
        {
            row["opps_opportunityid"] = new EntityReference("opportunity", _opportunities[line.Opportunity]);
        }

        return row;
    }

    private static string[] Header() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "existing-shares.csv")).First().Split(',');

    private static List<Line> Lines()
    {
        using var csv = new CsvReader(new StreamReader(Path.Combine(AppContext.BaseDirectory, "existing-shares.csv")), new CsvConfiguration(CultureInfo.InvariantCulture));
        csv.Read();
        csv.ReadHeader();
        var lines = new List<Line>();
        while (csv.Read())
        {
            lines.Add(new Line(csv.GetField("Opportunity")!, csv.GetField("Seller")!, csv.GetField<decimal>("Share (%)"), csv.GetField("Fixed Share") == "Yes"));
        }

        return lines;
    }

    private sealed record Line(string Opportunity, string Seller, decimal Percent, bool IsFixed);
}
