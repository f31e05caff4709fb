using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Pipeline.Permission;
using Xunit;

namespace Pipeline.Activities;

/// <summary>Expire overdue opportunities: which ones, how many a run, and what one that can't be closed does to the others.</summary>
public sealed class OverdueActivityTests : IDisposable
{
    private const int Expired = 847210001;

    private readonly World _world = new(World.Zip());
    private readonly Guid _anna;

    public OverdueActivityTests() => _anna = _world.Person("Anna");

    public void Dispose() => _world.Dispose();

    /// <summary>The margins are two days wide, as midnight may pass between the test's day and the activity's.</summary>
    [Fact]
    public void OpenOnes_MoreDaysAgoThanGiven_AndNoOthers()
    {
        var (overdue, notYet, never, lost) = (Due(32), Due(29), _world.Opportunity(_anna, 1000m), Due(40));
        ActivityCase.Of("CloseAsLost", lost, ("Opportunity", new EntityReference("opportunity", lost))).Run(_world, _anna);
        Assert.Equal((1, 0, false), Run(days: 30));
        Assert.True(IsExpired(overdue));
        Assert.All([notYet, never, lost], other => Assert.False(IsExpired(other)));
    }

    [Fact]
    public void TheDayItself_IsNotTooLongAgo()
    {
        var before = DateTime.UtcNow.Date;
        var (onTheDay, theDayBefore) = (Due(30), Due(31));
        Run(days: 30);
        if (before == DateTime.UtcNow.Date)
        {
            Assert.Equal((false, true), (IsExpired(onTheDay), IsExpired(theDayBefore)));
        }
    }

    /// <summary>Resumable: the longest overdue first, and the next run goes on where this one ended.</summary>
    [Fact]
    public void MaximumPerRun_TheLongestOverdueFirst_UntilNoMoreAreLeft()
    {
        var (latest, earliest, middle) = (Due(40), Due(60), Due(50));
        Assert.Equal((1, 0, true), Run(days: 30, maximum: 1));
        Assert.Equal((true, false, false), (IsExpired(earliest), IsExpired(middle), IsExpired(latest)));
        Assert.Equal((2, 0, false), Run(days: 30, maximum: 2));
        Assert.Equal((true, true), (IsExpired(middle), IsExpired(latest)));
        Assert.Equal((0, 0, false), Run(days: 30, maximum: 1));
    }

    [Fact]
    public void MaximumPerRun_LeftOut_Is50()
    {
        for (var i = 0; i < 51; i++)
        {
            Due(40);
        }

        Assert.Equal((50, 0, true), Run(days: 30));
        Assert.Equal((1, 0, false), Run(days: 30));
    }

    /// <summary>Two who lock several opportunities in different orders could wait for each other.</summary>
    [Fact]
    public void WithinARun_InTheOrderOfTheirIds()
    {
        var all = Enumerable.Range(40, 6).Select(Due).ToList();
        var closed = new List<Guid>();
        _world.Intrude(Intruder.Step("Lose", "opportunity", Stage.PreOperation, 1), (context, _) => closed.Add(context.PrimaryEntityId));
        Run(days: 30);
        Assert.Equal(all.Order(), closed);
    }

    [Fact]
    public void OneCannotBeClosed_InTheBackground_TheOthersAre()
    {
        var (stubborn, other, another) = (Due(60), Due(50), Due(40));
        Protect(stubborn);
        Assert.Equal((2, 1, false), Run(days: 30, isRealTime: false));
        Assert.Equal((false, true, true), (IsExpired(stubborn), IsExpired(other), IsExpired(another)));
    }

    [Fact]
    public void OneCannotBeClosed_InRealTime_NoneIs()
    {
        var (other, stubborn) = (Due(60), Due(50));
        Protect(stubborn);
        var before = FaultTests.Snapshot(_world);
        Expect.Denied(Faults.IsvAborted, () => Run(days: 30), "It has a quote.");
        Assert.Equal(before, FaultTests.Snapshot(_world));
        Assert.False(IsExpired(other));
    }

    /// <summary>A process that repeats while more are left must come to an end.</summary>
    [Fact]
    public void OnlyThoseThatCannotBeClosed_AreInReach_NoMoreAreLeft()
    {
        var (stubborn, other) = (Due(60), Due(50));
        Protect(stubborn);
        Assert.Equal((0, 1, false), Run(days: 30, maximum: 1, isRealTime: false));
        Assert.False(IsExpired(other));
    }

    /// <summary>In the background what has expired stays so, also when the run breaks off; another run does the rest.</summary>
    [Fact]
    public void Background_BrokenOff_TheNextRunGoesOn()
    {
        var all = Enumerable.Range(40, 4).Select(Due).ToList();
        var tried = 0;
        _world.OnRequest = request =>
        {
            if (request.Message == "LoseOpportunity" && ++tried > 2)
            {
                throw new TimeoutException("Two minutes are over.");
            }
        };
        Run(days: 30, isRealTime: false);
        _world.OnRequest = null;
        Assert.Equal(2, all.Count(IsExpired));
        Assert.Equal((2, 0, false), Run(days: 30, isRealTime: false));
        Assert.Equal(4, all.Count(IsExpired));
    }

    [Fact]
    public void OnlyThoseThatTheProcessMaySee()
    {
        var dan = _world.Person("Dan", _world.Salesperson("Basic"));
        var (own, other) = (Due(40, dan), Due(40));
        Assert.Equal((1, 0, false), Run(days: 30, user: dan));
        Assert.Equal((true, false), (IsExpired(own), IsExpired(other)));
    }

    public static TheoryData<int, string, int, string> OutOfRange() => new()
    {
        { 1033, "DaysOverdue", 0, "0 is not possible for \"Days overdue\". Set a whole number from 1 to 36500 in the process." },
        { 1053, "DaysOverdue", -3, "-3 är inte möjligt för ”Days overdue”. Ange ett heltal från 1 till 36500 i processen." },
        { 1044, "MaximumPerRun", 0, "0 er ikke mulig for «Maximum per run». Angi et heltall fra 1 til 5000 i prosessen." },
        { 1030, "MaximumPerRun", 5001, "5001 er ikke muligt for »Maximum per run«. Angiv et heltal fra 1 til 5000 i processen." },
        { 1033, "DaysOverdue", 36501, "36501 is not possible" },
    };

    [Theory, MemberData(nameof(OutOfRange))]
    public void OutOfRange_IsRefusedInTheUsersLanguage(int language, string input, int number, string sentence)
    {
        var overdue = Due(40);
        _world.Speaks(_anna, language);
        var it = ActivityCase.For("Opps.WorkflowActivities.ExpireOverdueOpportunities", _world).With(input, number);
        var fault = Record.Exception(() => it.Run(_world, _anna));
        Assert.Contains(sentence, fault!.Message.Replace('\u2212', '-'), StringComparison.Ordinal);
        Assert.False(IsExpired(overdue));
    }

    private (int Expired, int Failed, bool MoreLeft) Run(int days, int? maximum = null, bool isRealTime = true, Guid? user = null)
    {
        (string, object?)[] inputs = maximum is { } most ? [("DaysOverdue", days), ("MaximumPerRun", most)] : [("DaysOverdue", days)];
        var outputs = ActivityCase.Of("ExpireOverdueOpportunities", Guid.NewGuid(), inputs).Run(_world, user ?? _anna, isRealTime);
        return ((int)outputs["Expired"]!, (int)outputs["Failed"]!, (bool)outputs["MoreLeft"]!);
    }

    /// <summary>An open opportunity that was expected to close so many days ago.</summary>
    private Guid Due(int daysAgo) => Due(daysAgo, _anna);

    private Guid Due(int daysAgo, Guid owner)
    {
        var opportunity = _world.Opportunity(owner, 1000m);
        _world.Change(opportunity, "estimatedclosedate", DateTime.UtcNow.Date.AddDays(-daysAgo));
        return opportunity;
    }

    /// <summary>Somebody else's plug-in does not let it be closed, as Sales does not where a quote is active.</summary>
    private void Protect(Guid opportunity) => _world.Intrude(Intruder.Step("Lose", "opportunity", Stage.PreOperation, 1), (context, _) =>
    {
        if (((Entity)context.InputParameters["OpportunityClose"]).GetAttributeValue<EntityReference>("opportunityid").Id == opportunity)
        {
            throw new InvalidPluginExecutionException("It has a quote.");
        }
    });

    private bool IsExpired(Guid opportunity) => _world.Row(opportunity).GetAttributeValue<OptionSetValue>("statuscode").Value == Expired;
}
