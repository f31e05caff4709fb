using System;
using System.Collections.Generic;
using System.Linq;
using Demo.CsvImport;
using Host.Pipeline;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.CsvImport;

/// <summary>Rows that pass our own checks and are refused by the organisation all the same, here by a step of the test's own.</summary>
public sealed class RefusedRowTests : IDisposable
{
    private readonly PipelineFixture _fixture = new();
    private readonly DataDirectory _directory = new();

    public void Dispose()
    {
        _directory.Dispose();
        _fixture.Dispose();
    }

    [Fact]
    public void An_account_whose_parent_was_refused_is_taken_without_and_listed()
    {
        Refuse("account", "name", "South");
        var data = _directory.Read();
        var accounts = new AccountImport(_fixture.Service, new RowWriter(data.Listing)).Run(data.Accounts, () => { });
        Assert.Equal(["North"], accounts.Keys);
        Assert.Equal(new Adjustment("parent company was not taken: account taken without a parent", "accounts.csv", 2, "South"),
            Assert.Single(data.Listing.Adjustments));
    }

    [Fact]
    public void A_user_whose_manager_or_office_was_refused_is_taken_without_and_listed()
    {
        Refuse("systemuser", "lastname", "Lund");
        Refuse("businessunit", "name", "Oslo");
        var data = _directory.Read();
        var users = new PeopleImport(_fixture.Service, new RowWriter(data.Listing)).Run(data.People, () => { });
        Assert.Equal(["Ada Ek"], users.Keys);
        Assert.Equal(
            [
                new Adjustment("manager was not taken: user taken without a manager", "sales_teams.csv", 2, "Bo Lund"),
                new Adjustment("regional_office was not taken: user placed in the head office", "sales_teams.csv", 2, "Oslo"),
            ],
            data.Listing.Adjustments);
    }

    [Fact]
    public void A_row_that_is_refused_itself_is_not_said_to_be_taken_without_something()
    {
        Refuse("account", "name", "South");
        Refuse("account", "name", "North");
        var data = _directory.Read();
        Assert.Empty(new AccountImport(_fixture.Service, new RowWriter(data.Listing)).Run(data.Accounts, () => { }));
        Assert.Equal(2, data.Listing.Problems.Count);
        Assert.Empty(data.Listing.Adjustments);
    }

    [Fact]
    public void An_opportunity_whose_closing_is_refused_leaves_nothing_behind()
    {
        Refuse("opportunityclose", "subject", "Won: X1");
        var data = _directory.ReadPipeline(
            "X1,Ada Ek,Big Pump,North,Won,1/2/2017,1/3/2017,5", "X2,Ada Ek,Big Pump,North,Won,1/2/2017,1/3/2017,5");
        var taken = Import(data);
        Assert.Equal(["X2"], taken.Select(d => d.Id));
        Assert.Equal(new Problem("sales_pipeline.csv", 2, "opportunity 'X1' was refused: no Won: X1"), Assert.Single(data.Listing.Problems));
        var kept = Assert.Single(_fixture.Service.RetrieveMultiple(new QueryExpression("opportunity") { ColumnSet = new ColumnSet(true) }).Entities);
        Assert.Equal(("sales_pipeline.csv: X2", 1),
            (kept.GetAttributeValue<string>("description"), kept.GetAttributeValue<OptionSetValue>("statecode").Value));
    }

    [Fact]
    public void Requests_are_counted_one_by_one_though_an_opportunity_goes_in_as_one()
    {
        var requests = new RequestCount();
        Import(_directory.ReadPipeline(
            "X1,Ada Ek,Big Pump,North,Won,1/2/2017,1/3/2017,5", "X2,Ada Ek,Big Pump,North,Lost,1/2/2017,1/3/2017,0"), requests);
        Assert.Equal(
            [("Create", "opportunity", 2), ("LoseOpportunity", "opportunityclose", 1), ("WinOpportunity", "opportunityclose", 1)],
            requests.ByKind().Select(r => (r.Kind.Message, r.Kind.Table!, r.Count)));
    }

    private IReadOnlyList<DealRow> Import(DataSet data, RequestCount? requests = null)
    {
        var writer = new RowWriter(data.Listing);
        var users = new PeopleImport(_fixture.Service, writer).Run(data.People, () => { });
        var accounts = new AccountImport(_fixture.Service, writer).Run(data.Accounts, () => { });
        return new OpportunityImport(_fixture.Organization.AsUser, users, accounts, requests ?? new RequestCount(), writer)
            .Run(data.Deals, () => { });
    }

    private void Refuse(string table, string column, string value) =>
        _fixture.On("Create", table, Stage.PreOperation, (context, _) =>
        {
            if (((Entity)context.InputParameters["Target"]).GetAttributeValue<string>(column) == value)
            {
                throw new InvalidPluginExecutionException($"no {value}");
            }
        });
}
