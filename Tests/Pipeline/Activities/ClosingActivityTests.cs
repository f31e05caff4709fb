using System;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Pipeline.Activities;

/// <summary>Activities that close opportunities (O2–O4).</summary>
public sealed class ClosingActivityTests : IDisposable
{
    private const int Lost = 2;
    private const int Expired = 847210001;
    private const int Canceled = 4;
    private static readonly OptionSetValue Price = new(847210000);

    private readonly World _world = new(World.Zip());
    private readonly Guid _anna;

    public ClosingActivityTests() => _anna = _world.Person("Anna");

    public void Dispose() => _world.Dispose();

    [Fact]
    public void O2_ExpireOpportunity_IsLostWithItsOwnStatusReason_AndTheSellersStand()
    {
        var bo = _world.Person("Bo");
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 75m), (bo, 25m));
        Run("ExpireOpportunity", opportunity);
        Assert.Equal((Lost, Expired), Status(opportunity));
        Expect.Sellers(_world, opportunity, (_anna, 75m), (bo, 25m));
        Assert.Equal("An opportunity", Assert.Single(Closes(opportunity)).GetAttributeValue<string>("subject"));
    }

    /// <summary>An opportunity's name may be longer than an activity's subject.</summary>
    [Fact]
    public void ExpireOpportunity_LongName_TheSubjectIsItsBeginning()
    {
        var opportunity = _world.Opportunity(_anna);
        _world.Change(opportunity, "name", new string('å', 300));
        Run("ExpireOpportunity", opportunity);
        Assert.Equal(new string('å', 200), Assert.Single(Closes(opportunity)).GetAttributeValue<string>("subject"));
    }

    [Fact]
    public void ExpireOpportunity_ClosedOtherwise_IsRefused()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        Run("CloseAsLost", opportunity);
        Refused(Faults.OpportunityAlreadyClosed, "already closed", Case("ExpireOpportunity", opportunity));
    }

    [Fact]
    public void ExpireOpportunity_Unknown_IsRefusedByItsId()
    {
        var nothing = Guid.NewGuid();
        Refused(Faults.ObjectDoesNotExist, nothing.ToString(), Case("ExpireOpportunity", nothing));
    }

    [Fact]
    public void O4_CloseAsLost_TheReasonIsOnTheOpportunity()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        Run("CloseAsLost", opportunity, ("RejectionReason", Price));
        Assert.Equal((Lost, Canceled), Status(opportunity));
        Assert.Equal(Price, _world.Row(opportunity)["opps_rejection"]);
    }

    /// <summary>O3: a reason is never required; the input may be left out, or its column be empty.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public void O3_CloseAsLost_WithoutAReason(bool isBound)
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        Run("CloseAsLost", opportunity, isBound ? [("RejectionReason", null)] : []);
        Assert.Equal((Lost, Canceled), Status(opportunity));
        Assert.False(_world.Row(opportunity).Contains("opps_rejection"));
    }

    [Fact]
    public void CloseAsLost_LostAlready_WithThatReasonNothingHappens_WithAnotherItIsRefused()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        Run("CloseAsLost", opportunity, ("RejectionReason", Price));
        Run("CloseAsLost", opportunity, ("RejectionReason", Price));
        Run("CloseAsLost", opportunity);
        Assert.Single(Closes(opportunity));
        Refused(Faults.OpportunityAlreadyClosed, "already closed", Case("CloseAsLost", opportunity, ("RejectionReason", new OptionSetValue(847210001))));
    }

    [Fact]
    public void CloseAsLost_ExpiredAlready_IsRefused()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        Run("ExpireOpportunity", opportunity);
        Refused(Faults.OpportunityAlreadyClosed, "already closed", Case("CloseAsLost", opportunity));
    }

    [Fact]
    public void CloseAsLost_AReasonThatIsNoOption_IsRefused()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        Refused(Faults.OutOfRange, "999", Case("CloseAsLost", opportunity, ("RejectionReason", new OptionSetValue(999))));
        Assert.Equal((0, 1), Status(opportunity));
    }

    private static ActivityCase Case(string activity, Guid opportunity, params (string Name, object? Value)[] inputs) =>
        ActivityCase.Of(activity, opportunity, [("Opportunity", new EntityReference("opportunity", opportunity)), .. inputs]);

    private void Run(string activity, Guid opportunity, params (string Name, object? Value)[] inputs) => Case(activity, opportunity, inputs).Run(_world, _anna);

    private (int State, int Status) Status(Guid opportunity)
    {
        var row = _world.Row(opportunity);
        return (row.GetAttributeValue<OptionSetValue>("statecode").Value, row.GetAttributeValue<OptionSetValue>("statuscode").Value);
    }

    private DataCollection<Entity> Closes(Guid opportunity)
    {
        var query = new QueryByAttribute("opportunityclose") { ColumnSet = new ColumnSet("subject") };
        query.AddAttributeValue("opportunityid", opportunity);
        return _world.Service.RetrieveMultiple(query).Entities;
    }

    private void Refused(int code, string naming, ActivityCase it)
    {
        var before = FaultTests.Snapshot(_world);
        Expect.Denied(code, () => it.Run(_world, _anna), naming);
        Assert.Equal(before, FaultTests.Snapshot(_world));
    }
}
