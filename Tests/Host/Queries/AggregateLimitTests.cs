using System;
using System.Linq;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Queries;

/// <summary>Aggregates of more rows than the platform's 50,000 are refused (aggregate data using FetchXML: limitations).</summary>
public sealed class AggregateLimitTests : IDisposable
{
    private readonly LocalOrganization _organization;

    public AggregateLimitTests()
    {
        using var standard = Imported.StandardTables();
        _organization = standard.Copy(new OrganizationOptions { AggregateLimit = 3 });
        foreach (var name in new[] { "A", "B", "C" })
        {
            Add(name);
        }
    }

    [Fact]
    public void UpToTheLimit_RowsAreCountedByOption()
    {
        var row = Assert.Single(Count());
        Assert.Equal(3, (int)((AliasedValue)row["rows"]).Value);
    }

    [Fact]
    public void BeyondTheLimit_TheQueryIsRefusedInThePlatformsWords()
    {
        Add("D");
        var fault = Layers.LayerFixture.Refused(() => Count(), "AggregateQueryRecordLimit exceeded");
        Assert.Equal(Faults.AggregateLimit, fault.Detail.ErrorCode);
        Assert.Equal(1, (int)((AliasedValue)Assert.Single(Count("<filter><condition attribute='name' operator='eq' value='D'/></filter>"))["rows"]).Value);
    }

    [Fact]
    public void AggregateLimit_OfAQuery_IsBelowThePlatforms() => Layers.LayerFixture.Refused(() => Count(limit: " aggregatelimit='2'"), "more than 2 rows");

    public void Dispose() => _organization.Dispose();

    private void Add(string name) => _organization.AsSystem.Create(new Entity("opportunity") { ["name"] = name });

    private DataCollection<Entity> Count(string filter = "", string limit = "") => _organization.AsSystem.RetrieveMultiple(new FetchExpression(
        $"<fetch aggregate='true'{limit}><entity name='opportunity'><attribute name='opportunityid' alias='rows' aggregate='count'/>" +
        $"<attribute name='statuscode' alias='option' groupby='true'/>{filter}</entity></fetch>")).Entities;
}
