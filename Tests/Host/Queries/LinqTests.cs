using System;
using System.Linq;
using Host.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Client;
using Xunit;

namespace Host.Queries;

/// <summary>
/// OrganizationServiceContext turns LINQ into QueryExpressions and saves what it tracks as requests. A new row needs an id:
/// where it has none, the SDK asks Windows for it.
/// </summary>
public sealed class LinqTests
{
    [Fact]
    public void Context_QueriesAndSaves()
    {
        using var fixture = new PipelineFixture();
        fixture.Account("Nordvind");
        fixture.Account("Other");
        using var context = new OrganizationServiceContext(fixture.Service);
        var row = context.CreateQuery("account").Where(a => (string)a["name"] == "Nordvind").Single();
        row["name"] = "Changed";
        context.UpdateObject(row);
        context.AddObject(new Entity("account", Guid.NewGuid()) { ["name"] = "Third" });
        context.SaveChanges();
        Assert.Equal(["Other", "Third"], context.CreateQuery("account").OrderBy(a => a["name"]).Skip(1).ToList().Select(a => (string)a["name"]));
        Assert.Equal("Changed", context.CreateQuery("account").Where(a => a.Id == row.Id).Single()["name"]);
        Assert.Equal(["Changed", "Other", "Third"], context.CreateQuery("account").OrderBy(a => a["name"]).ToList().Select(a => (string)a["name"]));
    }
}
