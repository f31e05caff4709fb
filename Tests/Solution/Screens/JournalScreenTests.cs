using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace SolutionTests.Screens;

/// <summary>H3, H4: what people see of the journal. Entries that the rules make of their own are among those that views find.</summary>
public sealed class JournalScreenTests : IDisposable
{
    private const string Journal = "opps_sharechange";

    private readonly World world = new();
    private readonly Guid anna;
    private readonly Guid bo;
    private readonly Guid mine;
    private readonly Guid theirs;

    public JournalScreenTests()
    {
        (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
        mine = world.Opportunity("Mine", bo);
        theirs = world.Opportunity("Theirs", bo);
        world.Share(mine, anna, 25m);
    }

    public void Dispose() => world.Dispose();

    [Fact]
    public void Form_IsOnlyRead()
    {
        var form = Assert.Single(Package.Unmanaged.Forms, form => form.Table == Journal);
        Assert.Equal("main", form.Form.Parent!.Attribute("type")!.Value);
        Assert.All(form.Form.Descendants("control"), control => Assert.Equal("true", control.Attribute("disabled")!.Value));
        var table = Package.Unmanaged.Tables.Single(table => Package.LogicalName(table) == Journal);
        Assert.All(["IsQuickCreateEnabled", "IsAuditEnabled"], setting => Assert.Equal("0", table.Descendants(setting).Last().Value));
    }

    [Theory]
    [InlineData("All Share Changes")]
    [InlineData("What Happened to My Shares")]
    [InlineData("Share Changes This Week")]
    [InlineData("Share Changes of the Opportunity")]
    [InlineData("Share Change Advanced Find View")]
    [InlineData("Share Change Lookup View")]
    public void Views_ShowTheNewestFirst(string view)
    {
        var (first, second) = (world.ShareChange(mine, bo), world.ShareChange(mine, bo));
        var found = Rows(view).Select(row => row.Id).Where(id => id == first || id == second);
        Assert.Equal([second, first], found);
    }

    /// <summary>Within one second their numbers tell them apart.</summary>
    [Fact]
    public void Entries_OfOneSecond_AreInTheOrderOfTheirNumbers()
    {
        var made = Enumerable.Range(0, 12).Select(_ => world.ShareChange(mine, bo, World.Today)).ToList();
        Assert.Equal(made.AsEnumerable().Reverse(), Rows("All Share Changes").Select(row => row.Id).Where(made.Contains));
    }

    [Fact]
    public void WhatHappenedToMyShares_IsOfOpportunitiesWhereIHaveOneNow()
    {
        var (seen, unseen) = (world.ShareChange(mine, bo), world.ShareChange(theirs, bo));
        var found = Rows("What Happened to My Shares").ToList();
        Assert.Contains(seen, found.Select(row => row.Id));
        Assert.DoesNotContain(unseen, found.Select(row => row.Id));
        Assert.All(found, row => Assert.Equal(mine, row.GetAttributeValue<EntityReference>("opps_opportunityid").Id));
    }

    /// <summary>The seller of another unit has no right to the opportunity, and sees what happened to their share of it.</summary>
    [Fact]
    public void WhatHappenedToMyShares_IsSeenWithoutTheOpportunity()
    {
        var sten = world.Person("Sten", "Opportunities – Seller", world.Unit("South"));
        world.Share(theirs, sten, 10m);
        var entry = world.ShareChange(theirs, bo);
        Assert.Contains(entry, world.Rows(Queries.OfView(Journal, "What Happened to My Shares"), sten).Select(row => row.Id));
    }

    [Fact]
    public void ShareChangesThisWeek_LeavesOutWhatIsOlder()
    {
        var (now, before) = (world.ShareChange(mine, bo), world.ShareChange(mine, bo, World.Today.AddDays(-14)));
        var found = Rows("Share Changes This Week").Select(row => row.Id).ToList();
        Assert.Contains(now, found);
        Assert.DoesNotContain(before, found);
    }

    [Theory]
    [InlineData("Mine", true)]
    [InlineData("Theirs", false)]
    [InlineData("Bo", true)]
    [InlineData("Anna", false)]
    [InlineData("P5", true)]
    public void QuickFind_FindsByOpportunityPersonAndRule(string typed, bool isFound)
    {
        var entry = world.ShareChange(mine, bo);
        Assert.Equal(isFound, world.Rows(Queries.Find(Journal, typed), anna).Any(row => row.Id == entry));
    }

    [Fact]
    public void QuickFind_FindsByNumber()
    {
        var entry = world.ShareChange(mine, bo);
        var number = world.Service.Retrieve(Journal, entry, new ColumnSet("opps_name")).GetAttributeValue<string>("opps_name");
        Assert.Matches("^[0-9]{10}$", number);
        Assert.Equal(entry, Assert.Single(world.Rows(Queries.Find(Journal, number), anna)).Id);
    }

    private IReadOnlyList<Entity> Rows(string view) => world.Rows(Queries.OfView(Journal, view), anna);
}
