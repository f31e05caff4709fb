using System;
using System.Collections.Generic;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Pipeline.Commission;
using Xunit;

namespace Pipeline.Activities;

/// <summary>Activities that close a commission period and read one: the rules that hold for a person hold for them.</summary>
public sealed class CommissionActivityTests : IDisposable
{
    private readonly World _world = new(World.Zip());
    private readonly Guid _anna;
    private readonly Guid _bo;
    private Guid _opportunity;

    public CommissionActivityTests() => (_anna, _bo) = (_world.Person("Anna"), _world.Person("Bo"));

    public void Dispose() => _world.Dispose();

    /// <summary>Resumable: a process repeats while some are left, and closing once more changes nothing.</summary>
    [Fact]
    public void C6_ClosePeriod_MaximumPerRun_UntilNoneIsLeft()
    {
        for (var i = 0; i < 3; i++)
        {
            Won(100m);
        }

        var period = _world.Period("2026-01-01", "2026-03-31");
        Assert.Equal((1, 2, true), Close(2));
        Assert.Equal(Periods.Closing, _world.State(period));
        Assert.Equal((0, 1, false), Close(2));
        Assert.Equal(Periods.Closed, _world.State(period));
        Assert.Equal((0, 0, false), Close(null));

        (object?, object?, object?) Close(int? maximum)
        {
            (string, object?)[] inputs = [("Period", ActivityCase.Period(period)), .. maximum is { } most ? [("MaximumPerRun", most)] : Array.Empty<(string, object?)>()];
            var outputs = Step("CloseCommissionPeriod", inputs);
            return (outputs["Left"], outputs["Lines"], outputs["MoreLeft"]);
        }
    }

    [Fact]
    public void C8_ClosePeriod_TellsWhatItLookedFor()
    {
        Won(100m, "2025-12-31");
        var period = _world.Period("2026-01-01", "2026-03-31");
        var message = (string?)Step("CloseCommissionPeriod", ("Period", ActivityCase.Period(period)))["Message"];
        Assert.Contains("from 1/1/2026 to 3/31/2026", message, StringComparison.Ordinal);
        Assert.Contains("Won before 1/1/2026", message, StringComparison.Ordinal);
    }

    [Theory, InlineData(0), InlineData(201)]
    public void C6_ClosePeriod_MaximumPerRun_OutOfRange_IsRefused(int maximum)
    {
        Won(100m);
        var period = _world.Period("2026-01-01", "2026-03-31");
        ActivityCase.Of("CloseCommissionPeriod", _opportunity, ("Period", ActivityCase.Period(period)), ("MaximumPerRun", maximum)).IsRefused(
            _world, _anna, Faults.IsvAborted, $"{maximum} is not possible for \"Maximum per run\". Set a whole number from 1 to 200 in the process.");
    }

    public static TheoryData<int, string, string> Sentences() => new()
    {
        { 1033, "Q1: 1,500.00 EUR. Lines: 2, of which differences: 0.", "Q1: no commission lines." },
        { 1053, "Q1: 1\u00A0500,00 EUR. Rader: 2, varav skillnader: 0.", "Q1: inga provisionsrader." },
        { 1044, "Q1: 1\u00A0500,00 EUR. Linjer: 2, hvorav differanser: 0.", "Q1: ingen provisjonslinjer." },
        { 1030, "Q1: 1.500,00 EUR. Linjer: 2, heraf forskelle: 0.", "Q1: ingen provisionslinjer." },
    };

    /// <summary>In the language of whoever started the process.</summary>
    [Theory, MemberData(nameof(Sentences))]
    public void C12_Statement_IsToldInTheUsersLanguage(int language, string told, string none)
    {
        Won(1000m);
        Won(500m);
        var period = _world.Period("2026-01-01", "2026-03-31", "Q1");
        _world.Close(period);
        _world.Speaks(_anna, language);
        var outputs = Statement(period, _anna);
        Assert.Equal((2, 1500m, "EUR", 0), (outputs["Lines"], outputs["Amount"], outputs["BaseCurrencyCode"], outputs["Differences"]));
        Assert.Equal(told, outputs["Text"]);

        outputs = Statement(period, _bo);
        Assert.Equal((0, 0m, "EUR", 0, none), (outputs["Lines"], outputs["Amount"], outputs["BaseCurrencyCode"], outputs["Differences"], outputs["Text"]));
    }

    [Fact]
    public void C5_C7_Statement_CountsDifferences_AndNothingThatIsWithdrawn()
    {
        var opportunity = Won(1000m);
        var first = _world.Period("2026-01-01", "2026-03-31");
        _world.Close(first);
        _world.Change(opportunity, "actualvalue", new Money(800m));
        var second = _world.Period("2026-04-01", "2026-06-30");
        _world.Close(second);
        var outputs = Statement(second, _anna);
        Assert.Equal((1, -200m, 1), (outputs["Lines"], outputs["Amount"], outputs["Differences"]));

        _world.Reopen(second);
        Assert.Equal((0, 0m), (Statement(second, _anna)["Lines"], Statement(second, _anna)["Amount"]));
    }

    [Fact]
    public void C12_Statement_OfNoPeriod_IsNothing()
    {
        Won(100m);
        var outputs = Statement(Guid.NewGuid(), _anna);
        Assert.Equal((0, 0m, "", 0, ""), (outputs["Lines"], outputs["Amount"], outputs["BaseCurrencyCode"], outputs["Differences"], outputs["Text"]));
    }

    private Guid Won(decimal amount, string day = "2026-02-01")
    {
        _opportunity = _world.Opportunity(_anna, amount);
        _world.Win(_opportunity, day, amount);
        return _opportunity;
    }

    private IReadOnlyDictionary<string, object?> Statement(Guid period, Guid seller) =>
        Step("GetCommissionStatement", ("Period", ActivityCase.Period(period)), ("Seller", World.User(seller)));

    private IReadOnlyDictionary<string, object?> Step(string activity, params (string Name, object? Value)[] inputs) =>
        ActivityCase.Of(activity, _opportunity, inputs).Run(_world, _anna);
}
