using System;
using System.Linq;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Pipeline.Commission;
using Xunit;

namespace Pipeline;

/// <summary>The platform's bulk deletion, by somebody who may do everything: it deletes row by row, and is refused row by row.</summary>
public sealed class BulkDeletionTests : IDisposable
{
    private readonly World _world = new(World.Zip());
    private readonly Guid _root;
    private readonly Guid _period;

    public BulkDeletionTests()
    {
        _root = _world.Person("Root");
        var anna = _world.Person("Anna");
        for (var i = 0; i < 3; i++)
        {
            _world.Win(_world.Opportunity(anna, 100m), "2026-02-01", 100m);
        }

        _period = _world.Period("2026-01-01", "2026-03-31");
        _world.Close(_period);
    }

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("opps_sharechange")]
    [InlineData("opps_commissionline")]
    [InlineData("opps_commissionperiod")]
    public void H3_C5_NothingOfTheJournalOrTheCommission_Goes(string table)
    {
        var before = Count(table);
        Assert.True(before > 0);
        Assert.Equal((0, before), Delete(table));
        Assert.Equal(before, Count(table));
    }

    /// <summary>C9: opportunities go in bulk as one by one, with their shares and entries; their lines stay.</summary>
    [Fact]
    public void C9_OpportunitiesGo_TheirLinesStay()
    {
        var lines = Count("opps_commissionline");
        Assert.Equal((3, 0), Delete("opportunity"));
        Assert.Equal((0, 0, lines), (Count("opps_sellershare"), Count("opps_sharechange"), Count("opps_commissionline")));
        Assert.All(_world.Lines(_period), line => Assert.Equal("An opportunity", line.GetAttributeValue<string>("opps_name")));
    }

    private (int Gone, int Stayed) Delete(string table)
    {
        var job = ((BulkDeleteResponse)_world.As(_root).Execute(new BulkDeleteRequest
        {
            JobName = "All of it", QuerySet = [new QueryExpression(table)], ToRecipients = [], CCRecipients = [], RecurrencePattern = "", StartDateTime = DateTime.UnixEpoch,
        })).JobId;
        var query = new QueryByAttribute("bulkdeleteoperation") { ColumnSet = new ColumnSet("successcount", "failurecount") };
        query.AddAttributeValue("asyncoperationid", job);
        var row = Assert.Single(_world.Service.RetrieveMultiple(query).Entities);
        return (row.GetAttributeValue<int>("successcount"), row.GetAttributeValue<int>("failurecount"));
    }

    private int Count(string table) => _world.Service.RetrieveMultiple(new QueryExpression(table)).Entities.Count;
}
