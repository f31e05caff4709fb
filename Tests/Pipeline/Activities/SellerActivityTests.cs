using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Xunit;
using static Pipeline.Activities.ActivityCase;

namespace Pipeline.Activities;

/// <summary>Activities that change or tell the sellers of an opportunity: the rules that hold for a person hold for them.</summary>
public sealed class SellerActivityTests : IDisposable
{
    private readonly World _world = new(World.Zip());
    private readonly Guid _anna;
    private readonly Guid _bo;
    private readonly Guid _cia;

    public SellerActivityTests() => (_anna, _bo, _cia) = (_world.Person("Anna"), _world.Person("Bo"), _world.Person("Cia"));

    public void Dispose() => _world.Dispose();

    [Fact]
    public void P24_Closed_IsRefused_ButWhatIsSoAlreadyIsNot()
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 75m), (_bo, 25m));
        Step(opportunity, "CloseAsLost", ("Opportunity", Row(opportunity)));
        Refused(Setting(opportunity, _bo, 30m), Faults.IsvAborted, "is closed");
        Refused(Setting(opportunity, _cia, 30m), Faults.IsvAborted, "is closed");
        Refused(ActivityCase.Of("RemoveSeller", opportunity, ("Opportunity", Row(opportunity)), ("Seller", World.User(_bo))), Faults.IsvAborted, "is closed");
        Refused(ActivityCase.Of("SplitEvenly", opportunity, ("Opportunity", Row(opportunity))), Faults.IsvAborted, "is closed");
        Set(opportunity, _bo, 25m);
        Step(opportunity, "RemoveSeller", ("Opportunity", Row(opportunity)), ("Seller", World.User(_cia)));
        Expect.Sellers(_world, opportunity, (_anna, 75m), (_bo, 25m));
    }

    [Fact]
    public void P12_P13_P14_RemoveSeller_AsOnTheForm()
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 50m), (_bo, 30m), (_cia, 20m));
        Remove(_cia);
        Expect.Sellers(_world, opportunity, (_anna, 50m), (_bo, 30m));
        Remove(_anna);
        Expect.Sellers(_world, opportunity, (_bo, 100m));
        Remove(_bo);
        Expect.Sellers(_world, opportunity, (_anna, 100m));

        void Remove(Guid seller) => Step(opportunity, "RemoveSeller", ("Opportunity", Row(opportunity)), ("Seller", World.User(seller)));
    }

    [Fact]
    public void SplitEvenly_AnswersTheSum()
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 70m), (_bo, 10m));
        var outputs = Step(opportunity, "SplitEvenly", ("Opportunity", Row(opportunity)));
        Expect.Sellers(_world, opportunity, (_anna, 50m), (_bo, 50m));
        Assert.Equal((100m, ""), (outputs["Sum"], outputs["Message"]));

        Set(opportunity, _anna, 60m, isFixed: true);
        Set(opportunity, _bo, 45m, isFixed: true);
        outputs = Step(opportunity, "SplitEvenly", ("Opportunity", Row(opportunity)));
        Assert.Equal((105m, "The shares add up to 105.00 %."), (outputs["Sum"], outputs["Message"]));
    }

    [Fact]
    public void ReplaceSeller_OnEveryOpenOpportunity()
    {
        var (one, two) = (_world.Opportunity(_anna, 1000m, (_anna, 75m), (_bo, 25m)), _world.Opportunity(_bo, 500m));
        Assert.Equal(2, Step(one, "ReplaceSeller", ("From", World.User(_bo)), ("To", World.User(_cia)))["Changed"]);
        Expect.Sellers(_world, one, (_anna, 75m), (_cia, 25m));
        Expect.Sellers(_world, two, (_cia, 100m));
        Refused(ActivityCase.Of("ReplaceSeller", one, ("From", World.User(_cia)), ("To", World.User(_cia))), Faults.IsvAborted, "Choose two different people");
    }

    /// <summary>Resumable: a process repeats while some are left, and what can't be changed does not keep it from its end.</summary>
    [Fact]
    public void ReplaceSeller_MaximumPerRun_UntilNoneIsLeft_AndTellsWhoIsLeftOut()
    {
        var all = new[] { _world.Opportunity(_anna, 500m), _world.Opportunity(_anna, 500m), _world.Opportunity(_anna, 500m) };
        _world.Opportunity(_anna, 1000m, (_anna, 60m), (_cia, 60m));
        const string Told = "Left as they are, because Cia Svensson would have more than 100 %: \"An opportunity\". Change the shares there first.";
        Assert.Equal((2, 1, Told), Replace(2));
        Assert.Equal((1, 0, Told), Replace(2));
        Assert.Equal((0, 0, Told), Replace(null));
        Assert.All(all, opportunity => Expect.Sellers(_world, opportunity, (_cia, 100m)));

        (object?, object?, object?) Replace(int? maximum)
        {
            (string, object?)[] inputs = [("From", World.User(_anna)), ("To", World.User(_cia)), .. maximum is { } most ? [("MaximumPerRun", most)] : Array.Empty<(string, object?)>()];
            var outputs = Step(all[0], "ReplaceSeller", inputs);
            return (outputs["Changed"], outputs["Left"], outputs["Message"]);
        }
    }

    [Fact]
    public void ReplaceSeller_MaximumPerRun_LeftOut_Is100()
    {
        var all = Enumerable.Range(0, 101).Select(_ => _world.Opportunity(_anna, 500m)).ToList();
        var outputs = Step(all[0], "ReplaceSeller", ("From", World.User(_anna)), ("To", World.User(_cia)));
        Assert.Equal((100, 1), (outputs["Changed"], outputs["Left"]));
    }

    [Theory, InlineData(0), InlineData(501)]
    public void ReplaceSeller_MaximumPerRun_OutOfRange_IsRefused(int maximum)
    {
        var opportunity = _world.Opportunity(_anna, 500m);
        Refused(ActivityCase.Of("ReplaceSeller", opportunity, ("From", World.User(_anna)), ("To", World.User(_cia)), ("MaximumPerRun", maximum)),
            Faults.IsvAborted, $"{maximum} is not possible for \"Maximum per run\". Set a whole number from 1 to 500 in the process.");
    }

    public static TheoryData<int, string> Sentences() => new()
    {
        { 1033, "The shares add up to 112.50 %." },
        { 1053, "Andelarna blir tillsammans 112,50 %." },
        { 1044, "Andelene blir til sammen 112,50 %." },
        { 1030, "Andelene bliver tilsammen 112,50 %." },
    };

    /// <summary>In the language of whoever started the process, also where it runs as its owner.</summary>
    [Theory, MemberData(nameof(Sentences))]
    public void GetShareSummary_TellsTheSumInTheUsersLanguage(int language, string sentence)
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 75m), (_bo, 37.5m));
        _world.Speaks(_cia, language);
        var outputs = ActivityCase.Of("GetShareSummary", opportunity, ("Opportunity", Row(opportunity))).Run(_world, _cia, runsAs: _bo);
        Assert.Equal((112.5m, 2, false, sentence), (outputs["Sum"], outputs["NumberOfSellers"], outputs["IsComplete"], outputs["Message"]));
    }

    [Fact]
    public void GetShareSummary_At100_HasNothingToTell()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        var outputs = Step(opportunity, "GetShareSummary", ("Opportunity", Row(opportunity)));
        Assert.Equal((100m, 1, true, ""), (outputs["Sum"], outputs["NumberOfSellers"], outputs["IsComplete"], outputs["Message"]));
    }

    [Fact]
    public void GetSellersShare_InPercentAndMoney()
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 75m), (_bo, 25m));
        Assert.Equal((true, 25m, 250m), Share(opportunity, _bo));
        Assert.Equal((false, 0m, (decimal?)null), Share(opportunity, _cia));
        Assert.Equal((true, 100m, (decimal?)null), Share(_world.Opportunity(_bo), _bo));

        (object?, object?, decimal?) Share(Guid of, Guid seller)
        {
            var outputs = Step(of, "GetSellersShare", ("Opportunity", Row(of)), ("Seller", World.User(seller)));
            return (outputs["IsSeller"], outputs["Percent"], ((Money?)outputs["Amount"])?.Value);
        }
    }

    private void Set(Guid opportunity, Guid seller, decimal? percent, bool isFixed = false) =>
        Setting(opportunity, seller, percent, isFixed).Run(_world, _anna);

    private IReadOnlyDictionary<string, object?> Step(Guid opportunity, string activity, params (string Name, object? Value)[] inputs) =>
        ActivityCase.Of(activity, opportunity, inputs).Run(_world, _anna);

    private void Refused(ActivityCase it, int code, string naming) => it.IsRefused(_world, _anna, code, naming);
}
