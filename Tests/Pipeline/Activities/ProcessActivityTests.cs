using System;
using System.Linq;
using System.ServiceModel;
using System.Threading.Tasks;
using LocalDataverse;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Pipeline.Permission;
using Xunit;

namespace Pipeline.Activities;

/// <summary>Activities as steps of a process: its transaction, its user, on demand for many selected rows.</summary>
public sealed class ProcessActivityTests : IDisposable
{
    private static readonly string[] LeastRole =
    [
        "prvReadOpportunity Basic", "prvWriteOpportunity Basic", "prvAppendToOpportunity Basic", "prvCreateopps_SellerShare Basic",
        "prvReadopps_SellerShare Basic", "prvWriteopps_SellerShare Basic", "prvDeleteopps_SellerShare Basic", "prvAppendopps_SellerShare Basic",
        "prvAppendToUser Global",
    ];

    // What the role Opportunities – Commission adds.
    private static readonly string[] OfCommission =
    [
        "prvReadopps_CommissionPeriod Global", "prvWriteopps_CommissionPeriod Global", "prvReadopps_CommissionLine Global",
    ];

    private readonly World _world = new(World.Zip());
    private readonly Guid _anna;
    private readonly Guid _bo;

    public ProcessActivityTests() => (_anna, _bo) = (_world.Person("Anna"), _world.Person("Bo"));

    public void Dispose() => _world.Dispose();

    [Fact]
    public void RealTime_ALaterStepIsRefused_TheStepsBeforeItAreUndone()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        var before = FaultTests.Snapshot(_world);
        Expect.Denied(Faults.IsvAborted, () => TwoSteps(opportunity, isRealTime: true), "120.00");
        Assert.Equal(before, FaultTests.Snapshot(_world));
    }

    [Fact]
    public void Background_ALaterStepIsRefused_TheStepsBeforeItStand()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        Expect.Denied(Faults.IsvAborted, () => TwoSteps(opportunity, isRealTime: false), "120.00");
        Expect.Sellers(_world, opportunity, (_anna, 75m), (_bo, 25m));
    }

    /// <summary>The README's process: what is not 100 % is split evenly.</summary>
    [Fact]
    public void Outputs_OfOneStep_DecideOnTheNext()
    {
        var (whole, told) = (_world.Opportunity(_anna, 1000m, (_anna, 75m), (_bo, 25m)), _world.Opportunity(_anna, 1000m, (_anna, 75m), (_bo, 75m)));
        foreach (var opportunity in new[] { whole, told })
        {
            _world.RunProcess(_anna, opportunity, process =>
            {
                var input = ("Opportunity", (object?)Row(opportunity));
                if (process.Step("Opps.WorkflowActivities.GetShareSummary", input)["IsComplete"] is false)
                {
                    process.Step("Opps.WorkflowActivities.SplitEvenly", input);
                }
            });
        }

        Expect.Sellers(_world, whole, (_anna, 75m), (_bo, 25m));
        Expect.Sellers(_world, told, (_anna, 50m), (_bo, 50m));
    }

    /// <summary>The platform runs the process once for each selected row; one that is refused keeps none of the others.</summary>
    [Fact]
    public void OnDemand_ManySelectedRows_EachIsARunOfItsOwn()
    {
        var selected = Enumerable.Range(0, 20).Select(_ => _world.Opportunity(_anna, 1000m)).ToList();
        var closed = selected[7];
        ActivityCase.Of("ExpireOpportunity", closed, ("Opportunity", Row(closed))).Run(_world, _anna);

        var refused = selected.Where(opportunity => Record.Exception(() => Set(opportunity, _bo, 25m).Run(_world, _anna)) is FaultException).ToList();
        Assert.Equal([closed], refused);
        Expect.Sellers(_world, closed, (_anna, 100m));
        Assert.All(selected.Except(refused), opportunity => Expect.Sellers(_world, opportunity, (_anna, 75m), (_bo, 25m)));
    }

    [Fact]
    public async Task OnDemand_ManyAtOnce_ValuesDoNotMix()
    {
        var selected = Enumerable.Range(1, 12).Select(percent => (Opportunity: _world.Opportunity(_anna, 1000m), Percent: (decimal)percent)).ToList();
        await Task.WhenAll(selected.Select(row => Task.Run(() => Set(row.Opportunity, _bo, row.Percent).Run(_world, _anna))));
        Assert.All(selected, row => Expect.Sellers(_world, row.Opportunity, (_anna, 100m - row.Percent), (_bo, row.Percent)));
    }

    /// <summary>
    /// A real-time process may start when the sum changes, in the middle of the plug-ins' own work. What it then asks for is done,
    /// and sum and amounts agree with the rows. A step of another solution stands for the process, whose start is not played here.
    /// </summary>
    [Fact]
    public void StartedByTheSum_SplitEvenly_IsDoneAndAgrees()
    {
        _world.Intrude(Intruder.Step("Update", "opportunity", Stage.PostOperation, 1, "opps_sharesum"), (context, service) =>
        {
            if (((Entity)context.InputParameters["Target"]).GetAttributeValue<decimal>("opps_sharesum") != 100m)
            {
                service.Execute(new OrganizationRequest("opps_SplitSellerSharesEqually") { ["Target"] = Row(context.PrimaryEntityId) });
            }
        });
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 75m), (_bo, 25m));
        Set(opportunity, _bo, 80m).Run(_world, _anna);
        Expect.Sellers(_world, opportunity, (_anna, 50m), (_bo, 50m));
    }

    public static TheoryData<string> Activities() => [.. DeclaredActivity.All.Select(a => a.Class)];

    /// <summary>The role that the README names, with what the platform itself asks for closing.</summary>
    [Theory, MemberData(nameof(Activities))]
    public void A1_LeastRole_OwnOpportunity_IsEnough(string activity)
    {
        var dan = _world.Person("Dan", _world.Role([.. LeastRole, .. OfCommission, "prvCreateActivity Basic", "prvReadActivity Basic", "prvAppendActivity Basic"]));
        var it = ActivityCase.For(activity, _world, owner: dan);
        foreach (var row in _world.Sellers(it.Opportunity))
        {
            // Dan would own them, had not the test given them along with the opportunity.
            _world.ChangeShare(row.Id, "ownerid", World.User(dan));
        }

        it.Run(_world, dan);
    }

    /// <summary>Who may do nothing with opportunities does nothing by way of a process either, and is told why.</summary>
    [Theory, MemberData(nameof(Activities))]
    public void A1_NoRights_IsRefusedAndNothingIsLeft(string activity)
    {
        var dan = _world.Person("Dan", _world.Role("prvReadUser Global"));
        var it = ActivityCase.For(activity, _world);
        var before = FaultTests.Snapshot(_world);
        Expect.Denied(Faults.PrivilegeDenied, () => it.Run(_world, dan), "Dan Svensson");
        Assert.Equal(before, FaultTests.Snapshot(_world));
    }

    /// <summary>Reading is not enough for what writes: the opportunity must be writable.</summary>
    [Fact]
    public void A1_ReadOnly_TheReadingOnesRun_TheOthersAreRefused()
    {
        string[] reading = ["GetCommissionStatement", "GetSellersShare", "GetShareSummary"];
        var dan = _world.Person("Dan", _world.Role("prvReadOpportunity Global", "prvReadopps_SellerShare Global",
            "prvReadopps_CommissionPeriod Global", "prvReadopps_CommissionLine Global", "prvReadUser Global"));
        Assert.All(DeclaredActivity.All, declared =>
        {
            var it = ActivityCase.For(declared.Class, _world);
            var error = Record.Exception(() => it.Run(_world, dan));
            Assert.Equal(reading.Any(name => declared.Class.EndsWith("." + name, StringComparison.Ordinal)), error is null);
        });
    }

    /// <summary>A process may run as its owner: then the owner's rights count, and not those of whoever starts it.</summary>
    [Fact]
    public void RunsAsItsOwner_TheOwnersRightsCount()
    {
        var dan = _world.Person("Dan", _world.Role("prvReadUser Global"));
        var opportunity = _world.Opportunity(_anna, 1000m);
        Set(opportunity, _bo, 25m).Run(_world, dan, runsAs: _anna);
        Expect.Sellers(_world, opportunity, (_anna, 75m), (_bo, 25m));
        Expect.Denied(Faults.PrivilegeDenied, () => Set(opportunity, _bo, 30m).Run(_world, _anna, runsAs: dan), "Dan Svensson");
    }

    private void TwoSteps(Guid opportunity, bool isRealTime) => _world.RunProcess(_anna, opportunity, process =>
    {
        Set(opportunity, _bo, 25m).Step(process);
        Set(opportunity, _anna, 120m).Step(process);
    }, isRealTime);

    private static ActivityCase Set(Guid opportunity, Guid seller, decimal percent) => ActivityCase.Of("SetSellerShare", opportunity,
        ("Opportunity", Row(opportunity)), ("Seller", World.User(seller)), ("Percent", percent));

    private static EntityReference Row(Guid opportunity) => new("opportunity", opportunity);
}
