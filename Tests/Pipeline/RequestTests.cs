using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Pipeline.Scenarios;
using Xunit;

namespace Pipeline;

/// <summary>
/// Exactly which requests an event costs, as whom, in which order. A round trip is what costs in Dataverse, and the lock
/// comes first and as the caller (A1, A3).
/// </summary>
public sealed class RequestTests : IDisposable
{
    private const string Lock = "Update opportunity as the caller";
    private const string Query = "RetrieveMultiple opportunity";
    private const string Name = "RetrieveMultiple systemuser";
    private const string Row = "Update opps_sellershare";
    private const string NewRow = "Create opps_sellershare";
    private const string Sum = "Update opportunity";

    /// <summary>H2: one more request where something changes, and none where nothing does.</summary>
    private const string Entry = "Upsert opps_sharechange";

    private readonly World _world = new(World.Zip());
    private readonly Guid _anna;
    private readonly Guid _bo;

    public RequestTests() => (_anna, _bo) = (_world.Person("Anna"), _world.Person("Bo"));

    public void Dispose() => _world.Dispose();

    [Fact]
    public void OpportunityCreated() => Costs([Name, NewRow, Entry], () => _world.Opportunity(_anna, 1000m));

    /// <summary>D1: whether the customer's sellers are wanted comes along with the owner's name; while they are not, nothing is asked.</summary>
    [Fact]
    public void OpportunityCreated_WithACustomer()
    {
        var (with, without) = (Account(), Account());
        foreach (var (seller, percent) in new[] { (_anna, 60m), (_bo, 40m) })
        {
            _world.Service.Create(new Entity("opps_defaultshare") { ["opps_accountid"] = with, ["opps_sellerid"] = World.User(seller), ["opps_percent"] = percent });
        }

        Costs([Name, NewRow, Entry], () => Create(with));
        Administration.WinningTests.Set(_world, ("opps_customersellers", new OptionSetValue(847212031)));
        const string Defaults = "RetrieveMultiple opps_defaultshare";
        Costs([Name, Defaults, Query, NewRow, NewRow, Entry, Sum], () => Create(with));
        Costs([Name, Defaults, Query, NewRow, Entry, Sum], () => Create(without));
        Costs([Name, NewRow, Entry], () => _world.Opportunity(_anna, 1000m));

        EntityReference Account() => new("account", _world.Service.Create(new Entity("account") { ["name"] = "Customer" }));

        void Create(EntityReference customer) => _world.Service.Create(new Entity("opportunity")
        {
            ["name"] = "Deal", ["ownerid"] = World.User(_anna), ["customerid"] = customer, ["estimatedvalue"] = new Money(1000m),
        });
    }

    [Fact]
    public void OwnerChanged_OneSeller()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        Costs([Query, Row, Entry, Sum], () => _world.Own(opportunity, _bo));
    }

    [Fact]
    public void OwnerChanged_TwoSellers_WritesNothing()
    {
        var opportunity = Shared();
        Costs([Query], () => _world.Own(opportunity, _world.Person("Cia")));
    }

    [Fact]
    public void AmountChanged_EachRowOnce()
    {
        var opportunity = Shared();
        Costs([Query, Row, Row], () => _world.Change(opportunity, "estimatedvalue", new Money(500m)));
    }

    [Fact]
    public void AmountWrittenButTheSame_WritesNothing()
    {
        var opportunity = Shared();
        Costs([Query], () => _world.Change(opportunity, "estimatedvalue", new Money(1000m)));
    }

    /// <summary>The state, the actual value and the close activity are events of their own; only one of them writes.</summary>
    [Fact]
    public void Won()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        Costs([Query, Row], () => _world.Service.Execute(new WinOpportunityRequest
        {
            OpportunityClose = new Entity("opportunityclose")
            {
                ["opportunityid"] = new EntityReference("opportunity", opportunity),
                ["actualrevenue"] = new Money(800m),
            },
            Status = new OptionSetValue(-1),
        }));
    }

    /// <summary>U1: the opportunity's own write is the lock, and names are asked for once.</summary>
    [Fact]
    public void DraftSaved_OneSellerAdded()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        Costs([Query, Name, Row, NewRow, Entry, Sum], () =>
            _world.Change(opportunity, "opps_sellerdraft", DraftScenarios.Draft([(_anna, 100m)], (_anna, 75m), (_bo, 25m))));
    }

    /// <summary>Budget: added to n free sellers, k rows to write, the new one among them: at most k + 3.</summary>
    [Fact]
    public void SellerAdded_EachChangedRowOnce()
    {
        var opportunity = Shared();
        var cia = _world.Person("Cia");
        Costs([Lock, Query, Row, Row, Row, Entry, Sum], () => _world.As(_anna).Create(World.Share(cia, 20m, opportunity)));
    }

    /// <summary>Budget: changed or deleted with two or more left: at most 3.</summary>
    [Fact]
    public void PercentageChanged()
    {
        var opportunity = Shared();
        var share = _world.ShareOf(opportunity, _bo).Id;
        Costs([Lock, Query, Entry, Sum], () => _world.As(_anna).Update(new Entity("opps_sellershare", share) { ["opps_percent"] = 30m }));
    }

    /// <summary>M2: the amounts must add up, so a minor unit may go from one row to another, which is then written too.</summary>
    [Fact]
    public void PercentageChanged_AMinorUnitGoesToASibling_ThatRowToo()
    {
        // One request after the other: of rows that one request adds, nobody says which came first.
        var opportunity = _world.Opportunity(_anna, 0.05m);
        _world.As(_anna).Create(World.Share(_bo, 50m, opportunity));
        Assert.Equal((0.03m, 0.02m), (_world.ShareOf(opportunity, _anna).Amount, _world.ShareOf(opportunity, _bo).Amount));
        var share = _world.ShareOf(opportunity, _bo).Id;
        Costs([Lock, Query, Row, Entry, Sum], () => _world.As(_anna).Update(new Entity("opps_sellershare", share) { ["opps_percent"] = 51m }));
        Assert.Equal((0.02m, 0.03m), (_world.ShareOf(opportunity, _anna).Amount, _world.ShareOf(opportunity, _bo).Amount));
    }

    [Fact]
    public void SellerDeleted_TwoLeft()
    {
        var cia = _world.Person("Cia");
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 50m), (_bo, 25m), (cia, 25m));
        var share = _world.ShareOf(opportunity, cia).Id;
        Costs([Lock, Query, Entry, Sum], () => _world.As(_anna).Delete("opps_sellershare", share));
    }

    [Fact]
    public void SellerDeleted_OneLeft()
    {
        var opportunity = Shared();
        var share = _world.ShareOf(opportunity, _bo).Id;
        Costs([Lock, Query, Row, Entry, Sum], () => _world.As(_anna).Delete("opps_sellershare", share));
    }

    [Fact]
    public void OpportunityDeleted_OneLock()
    {
        var opportunity = Shared();
        Costs(["Update opportunity"], () => _world.Service.Delete("opportunity", opportunity));
    }

    /// <summary>P1: whoever owns the opportunity, the row can be made: the system can always own one.</summary>
    [Fact]
    public void NewRow_BelongsToTheSystem()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        var owner = _world.Service.Retrieve("opps_sellershare", _world.ShareOf(opportunity, _anna).Id, new Microsoft.Xrm.Sdk.Query.ColumnSet("ownerid"));
        Assert.Equal(WellKnown.SystemUserId, owner.GetAttributeValue<EntityReference>("ownerid").Id);
    }

    private Guid Shared() => _world.Opportunity(_anna, 1000m, (_anna, 75m), (_bo, 25m));

    private void Costs(IReadOnlyList<string> expected, Action act) =>
        Assert.Equal(expected, _world.PluginRequests(act).Select(Text));

    private static string Text(RequestRecord request) =>
        $"{request.Message} {request.Table}{(request.UserId == WellKnown.SystemUserId ? "" : " as the caller")}";
}
