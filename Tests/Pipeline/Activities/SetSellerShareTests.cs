using System;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Xunit;
using static Pipeline.Activities.ActivityCase;

namespace Pipeline.Activities;

/// <summary>Set seller share: P4–P11 and what goes with them, as if a person had typed it.</summary>
public sealed class SetSellerShareTests : IDisposable
{
    private readonly World _world = new(World.Zip());
    private readonly Guid _anna;
    private readonly Guid _bo;
    private readonly Guid _cia;

    public SetSellerShareTests() => (_anna, _bo, _cia) = (_world.Person("Anna"), _world.Person("Bo"), _world.Person("Cia"));

    public void Dispose() => _world.Dispose();

    [Fact]
    public void P4_SetSellerShare_TheFirst_Has100()
    {
        var opportunity = _world.Opportunity(new EntityReference("team", _world.Team()), 1000m);
        Set(opportunity, _bo, 30m);
        Expect.Sellers(_world, opportunity, (_bo, 100m));
    }

    [Fact]
    public void P5_SetSellerShare_Added_TheOthersGiveWay()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        Set(opportunity, _bo, 25m);
        Expect.Sellers(_world, opportunity, (_anna, 75m), (_bo, 25m));
        Set(opportunity, _cia, 25m);
        Expect.Sellers(_world, opportunity, (_anna, 37.5m), (_bo, 37.5m), (_cia, 25m));
    }

    [Fact]
    public void P6_SetSellerShare_NegativeRemainder_NobodyIsMoved()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        Set(opportunity, _anna, 100m, isFixed: true);
        Set(opportunity, _bo, 20m);
        Expect.Sellers(_world, opportunity, (_anna, 100m), (_bo, 20m));
    }

    [Fact]
    public void P7_SetSellerShare_PercentLeftOpen_GetsWhatIsOpen()
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 50m), (_bo, 20m));
        Step(opportunity, "SetSellerShare", ("Opportunity", Row(opportunity)), ("Seller", World.User(_cia)), ("Percent", 99m), ("LeavePercentOpen", true));
        Expect.Sellers(_world, opportunity, (_anna, 50m), (_bo, 20m), (_cia, 30m));
    }

    [Fact]
    public void SetSellerShare_PercentLeftOpen_WhoIsThereKeepsTheirs()
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 50m), (_bo, 20m));
        Step(opportunity, "SetSellerShare",
            ("Opportunity", Row(opportunity)), ("Seller", World.User(_bo)), ("Percent", 99m), ("LeavePercentOpen", true), ("Fixed", true));
        Expect.Sellers(_world, opportunity, (_anna, 50m), (_bo, 20m));
        Assert.True(_world.ShareOf(opportunity, _bo).IsFixed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(null)]
    public void P8_SetSellerShare_AddedWith0_OrFromAnEmptyColumn_NobodyIsMoved(int? percent)
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        Set(opportunity, _bo, percent);
        Expect.Sellers(_world, opportunity, (_anna, 100m), (_bo, 0m));
    }

    /// <summary>All steps of a real-time process are one operation, as several rows in one request are.</summary>
    [Fact]
    public void P9_SetSellerShare_TwoStepsInRealTime_BothStand()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        _world.RunProcess(_anna, opportunity, process =>
        {
            Setting(opportunity, _bo, 20m).Step(process);
            Setting(opportunity, _cia, 30m).Step(process);
        });
        Expect.Sellers(_world, opportunity, (_anna, 50m), (_bo, 20m), (_cia, 30m));
    }

    /// <summary>In the background each step is its own operation here; whether the platform sees it so is not documented. Fixed shares stand either way.</summary>
    [Theory]
    [InlineData(true, 50)]
    [InlineData(false, 35)]
    public void P5_SetSellerShare_TwoStepsInTheBackground_OnlyFixedOnesSurelyStand(bool isFixed, int left)
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        _world.RunProcess(_anna, opportunity, process =>
        {
            Setting(opportunity, _bo, 20m, isFixed).Step(process);
            Setting(opportunity, _cia, 30m, isFixed).Step(process);
        }, isRealTime: false);
        Expect.Sellers(_world, opportunity, (_anna, left), (_bo, isFixed ? 20m : left), (_cia, 30m));
    }

    [Fact]
    public void P10_SetSellerShare_Changed_NobodyElseIsMoved()
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 75m), (_bo, 25m));
        Set(opportunity, _bo, 37.5m);
        Expect.Sellers(_world, opportunity, (_anna, 75m), (_bo, 37.5m));
    }

    [Fact]
    public void P11_SetSellerShare_TheOnlyFreeOne_Keeps100()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        Set(opportunity, _anna, 50m);
        Expect.Sellers(_world, opportunity, (_anna, 100m));
        Set(opportunity, _anna, 50m, isFixed: true);
        Expect.Sellers(_world, opportunity, (_anna, 50m));
    }

    [Theory]
    [InlineData(120.5, "120,50")]
    [InlineData(100.01, "100,01")]
    public void P21_SetSellerShare_OutOfRange_IsRefusedInTheUsersLanguage(double percent, string written)
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 75m), (_bo, 25m));
        _world.Speaks(_anna, 1053);
        Refused(Setting(opportunity, _bo, (decimal)percent), Faults.IsvAborted,
            $"Andelen {written} % är inte möjlig. Ange en procentsats från 0 till 100.");
        Refused(Setting(opportunity, _cia, (decimal)percent), Faults.IsvAborted, "är inte möjlig");
    }

    [Fact]
    public void P21_SetSellerShare_DisabledUser_IsRefused()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        _world.Service.Update(new Entity("systemuser", _bo) { ["isdisabled"] = true });
        Refused(Setting(opportunity, _bo, 10m), Faults.IsvAborted, "Bo Svensson is a disabled user");
    }

    [Fact]
    public void P22_SetSellerShare_MoreThanTwoDecimals_AreRounded()
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 75m), (_bo, 25m));
        Set(opportunity, _bo, 33.335m);
        Expect.Sellers(_world, opportunity, (_anna, 75m), (_bo, 33.34m));
    }

    [Fact]
    public void P26_SetSellerShare_Fixed_StaysSoUntilAStepSaysOtherwise()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        Set(opportunity, _bo, 40m, isFixed: true);
        Set(opportunity, _cia, 20m);
        Expect.Sellers(_world, opportunity, (_anna, 40m), (_bo, 40m), (_cia, 20m));
        Set(opportunity, _bo, 45m);
        Expect.Sellers(_world, opportunity, (_anna, 40m), (_bo, 45m), (_cia, 20m));
        Assert.False(_world.ShareOf(opportunity, _bo).IsFixed);
    }

    [Fact]
    public void SetSellerShare_UnknownRows_AreRefusedByName()
    {
        var (opportunity, nobody) = (_world.Opportunity(_anna, 1000m), Guid.NewGuid());
        Refused(Setting(nobody, _bo, 10m), Faults.ObjectDoesNotExist, nobody.ToString());
        Refused(Setting(opportunity, nobody, 10m), Faults.ObjectDoesNotExist, nobody.ToString());
    }

    private void Set(Guid opportunity, Guid seller, decimal? percent, bool isFixed = false) =>
        Setting(opportunity, seller, percent, isFixed).Run(_world, _anna);

    private void Step(Guid opportunity, string activity, params (string Name, object? Value)[] inputs) =>
        ActivityCase.Of(activity, opportunity, inputs).Run(_world, _anna);

    private void Refused(ActivityCase it, int code, string naming) => it.IsRefused(_world, _anna, code, naming);
}
