using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Pipeline.Commission;

/// <summary>C1–C10 by examples. What must hold of any history is <see cref="RandomPeriodsTests"/>'.</summary>
public sealed class ClosingTests : IDisposable
{
    private readonly World _world = new(World.Zip(), Platforms.All[0]);
    private readonly Guid _anna;
    private readonly Guid _bo;

    public ClosingTests() => (_anna, _bo) = (_world.Person("Anna"), _world.Person("Bo"));

    public void Dispose() => _world.Dispose();

    [Fact]
    public void C1_Days_ThatOverlapOrAreReversedOrMissing_AreRefused_ByName()
    {
        _world.Period("2026-01-01", "2026-03-31", "Q1");
        Expect.Denied(Faults.IsvAborted, () => _world.Period("2026-03-31", "2026-06-30"), "Q1", "3/31/2026");
        Expect.Denied(Faults.IsvAborted, () => _world.Period("2026-09-30", "2026-07-01"), "9/30/2026", "7/1/2026");
        var second = _world.Period("2026-04-01", "2026-06-30");
        Assert.Equal("2026-04-01 – 2026-06-30", _world.PeriodRow(second).GetAttributeValue<string>("opps_name"));
        Expect.Denied(Faults.IsvAborted, () => Change(second, "opps_firstday", Periods.Day("2026-03-01")), "Q1");
        Expect.Denied(Faults.IsvAborted, () => Change(second, "opps_lastday", null), "first and a last day");
        Change(second, "opps_lastday", Periods.Day("2026-05-31"));
        _world.Service.Delete("opps_commissionperiod", second);
    }

    [Fact]
    public void C1_DaysStayOnceLinesExist_AlsoWhenReopened_AndSoDoesThePeriod()
    {
        var period = Closed("2026-01-01", "2026-03-31", "2026-02-10");
        Change(period, "opps_firstday", Periods.Day("2026-01-01"));
        Change(period, "opps_name", "Q1");
        Expect.Denied(Faults.IsvAborted, () => Change(period, "opps_lastday", Periods.Day("2026-03-30")), "has lines");
        Assert.Throws<FaultException<OrganizationServiceFault>>(() => _world.Service.Delete("opps_commissionperiod", period));
        Expect.Denied(Faults.IsvAborted, () => _world.Period("2025-10-01", "2025-12-31"), "Q1", "1/1/2026");
        _world.Reopen(period);
        Expect.Denied(Faults.IsvAborted, () => Change(period, "opps_lastday", Periods.Day("2026-03-30")), "has lines");
        Assert.Throws<FaultException<OrganizationServiceFault>>(() => _world.Service.Delete("opps_commissionperiod", period));

        _world.Close(period);
        var empty = _world.Period("2026-04-01", "2026-04-30");
        _world.Close(empty);
        Expect.Denied(Faults.IsvAborted, () => _world.Service.Delete("opps_commissionperiod", empty), "has lines");
    }

    /// <summary>A mistyped year: nothing was counted, so once reopened its days move, it can go, and an earlier one can be made.</summary>
    [Fact]
    public void C1_AnEmptyPeriod_OnceReopened_IsAsItWasBefore()
    {
        var period = _world.Period("2062-01-01", "2062-03-31", "Q1");
        Assert.Contains("3/31/2062, is still to come", _world.Close(period), StringComparison.Ordinal);
        Expect.Denied(Faults.IsvAborted, () => _world.Period("2026-01-01", "2026-03-31"), "Q1", "1/1/2062");
        Expect.Denied(Faults.IsvAborted, () => Change(period, "opps_lastday", Periods.Day("2062-04-30")), "has lines");
        _world.Reopen(period);
        var earlier = _world.Period("2026-01-01", "2026-03-31");
        Change(period, "opps_firstday", Periods.Day("2026-04-01"));
        Change(period, "opps_lastday", Periods.Day("2026-06-30"));
        _world.Close(earlier);
        _world.Close(period);
        _world.Reopen(period);
        _world.Service.Delete("opps_commissionperiod", period);
    }

    [Fact]
    public void C1_AnEmptiedName_IsItsDays()
    {
        var period = _world.Period("2026-01-01", "2026-03-31", "Q1");
        Change(period, "opps_name", " ");
        Assert.Equal("2026-01-01 – 2026-03-31", _world.PeriodRow(period).GetAttributeValue<string>("opps_name"));
    }

    [Fact]
    public void C2_WonWithoutADay_IsTold()
    {
        _world.Change(Won("2026-01-05", 100m), "actualclosedate", null);
        var period = _world.Period("2026-01-01", "2026-03-31");
        Assert.Contains("without an actual close date, and so not counted: 1", _world.Close(period), StringComparison.Ordinal);
        Assert.Empty(_world.Lines());
    }

    [Fact]
    public void C4_AmountsThatNoColumnHolds_AreNamed_AndATotalThatNoneHoldsIsLeftOut()
    {
        var currency = _world.Currency(2, 25_000m);
        var large = _world.Opportunity(_anna, 1m);
        _world.Change(large, "name", "The large one");
        _world.Change(large, "transactioncurrencyid", new EntityReference("transactioncurrency", currency));
        _world.Win(large, "2026-01-05", 150_000_000_000m);
        foreach (var day in new[] { "2026-01-01", "2026-01-02", "2026-01-03" })
        {
            Won(day, 50_000_000_000m);
        }

        var period = _world.Period("2026-01-01", "2026-03-31");
        var preview = (EntityCollection)Periods.Call(_world.Service, "opps_PreviewPeriodClose", period)["Lines"];
        Assert.Equal(847213029, Assert.Single(preview.Entities, line => IsOf(line, large)).GetAttributeValue<OptionSetValue>("opps_cause").Value);
        Expect.Denied(Faults.IsvAborted, () => _world.Close(period, 1), "The large one", "reopen");
        _world.OpenAgain(large);
        _world.Close(period, 1);
        Assert.Equal(3, _world.Lines(period).Count);
        Assert.Null(_world.PeriodRow(period).GetAttributeValue<decimal?>("opps_basetotal"));
        Assert.Equal(3, _world.PeriodRow(period).GetAttributeValue<int>("opps_lines"));
    }

    [Fact]
    public void C1_AGapIsTold_AndWhatWasWonInItIsCounted()
    {
        Closed("2026-01-01", "2026-01-31", "2026-01-10");
        var inGap = Won("2026-02-15", 500m);
        var period = _world.Period("2026-03-01", "2026-03-31");
        var preview = (string)Periods.Call(_world.Service, "opps_PreviewPeriodClose", period)["Message"];
        var told = _world.Close(period);
        Assert.Contains("2/1/2026 to 2/28/2026", told, StringComparison.Ordinal);
        Assert.Equal(told, preview);
        Assert.Equal(500m, Assert.Single(_world.Lines(period), line => IsOf(line, inGap)).GetAttributeValue<decimal>("opps_amount"));
    }

    [Fact]
    public void C2_C3_CountedIsWhatIsWon_ByItsCloseDate_AsStored()
    {
        var account = _world.Service.Create(new Entity("account") { ["name"] = "Contoso" });
        var eur = _world.Currency(2, 0.5m);
        var opportunity = _world.Opportunity(_anna, 1m, (_anna, 60m), (_bo, 40m));
        _world.Change(opportunity, "customerid", new EntityReference("account", account));
        _world.Change(opportunity, "transactioncurrencyid", new EntityReference("transactioncurrency", eur));
        _world.Win(opportunity, "2026-03-31", 100.01m);
        Won("2026-04-01", 7m);
        _world.Opportunity(_anna, 9m);
        var lost = _world.Opportunity(_anna, 9m);
        _world.Lose(lost);
        _world.Change(lost, "actualclosedate", Periods.Day("2026-02-01"));
        var period = _world.Period("2026-01-01", "2026-03-31");
        _world.Close(period);

        var lines = _world.Lines(period).OrderByDescending(line => line.GetAttributeValue<decimal>("opps_amount")).ToList();
        Assert.Equal([60.01m, 40.00m], lines.Select(line => line.GetAttributeValue<decimal>("opps_amount")));
        Assert.Equal([120.01m, 80.01m], lines.Select(line => line.GetAttributeValue<decimal>("opps_baseamount")));
        var first = lines[0];
        Assert.Equal("An opportunity", first.GetAttributeValue<string>("opps_name"));
        Assert.Equal("Contoso", first.GetAttributeValue<string>("opps_customername"));
        Assert.Equal("Anna Svensson", first.GetAttributeValue<string>("opps_sellername"));
        Assert.Equal(_anna, first.GetAttributeValue<EntityReference>("opps_sellerid").Id);
        Assert.Equal(_anna, first.GetAttributeValue<EntityReference>("ownerid").Id);
        Assert.Equal(_anna.ToString("N"), first.GetAttributeValue<string>("opps_sellerkey"));
        Assert.Equal(opportunity, first.GetAttributeValue<EntityReference>("opps_opportunityid").Id);
        Assert.Equal(60m, first.GetAttributeValue<decimal>("opps_percent"));
        Assert.Equal(0.5m, first.GetAttributeValue<decimal>("opps_rate"));
        Assert.Equal(eur, first.GetAttributeValue<EntityReference>("opps_currencyid").Id);
        Assert.Equal("XX2", first.GetAttributeValue<string>("opps_currencycode"));
        Assert.Equal(847213010, first.GetAttributeValue<OptionSetValue>("opps_kind").Value);
        Assert.Null(first.GetAttributeValue<OptionSetValue>("opps_cause"));
        Assert.Equal(Periods.Day("2026-03-31"), first.GetAttributeValue<DateTime>("opps_closedate").Date);
        var row = _world.PeriodRow(period);
        Assert.Equal(Periods.Closed, row.GetAttributeValue<OptionSetValue>("opps_state").Value);
        Assert.Equal(200.02m, row.GetAttributeValue<decimal>("opps_basetotal"));
        Assert.Equal("EUR", row.GetAttributeValue<string>("opps_basecurrency"));
        Assert.NotNull(row.GetAttributeValue<DateTime?>("opps_closedon"));
        Assert.NotNull(row.GetAttributeValue<EntityReference>("opps_closedbyid"));
    }

    [Theory]
    [InlineData(30, 20, 50)]
    [InlineData(80, 60, -40)]
    [InlineData(0, 0, 100)]
    public void C3_WhereTheSumIsNot100_TheRestIsUnallocated(int anna, int bo, int rest)
    {
        var opportunity = _world.Opportunity(_anna, 1m, (_anna, anna), (_bo, bo));
        _world.Win(opportunity, "2026-01-05", 1000m);
        var period = _world.Period("2026-01-01", "2026-03-31");
        _world.Close(period);
        var lines = _world.Lines(period);
        var unallocated = Assert.Single(lines, line => line.GetAttributeValue<string>("opps_sellerkey") == Guid.Empty.ToString("N"));
        Assert.Equal(rest, unallocated.GetAttributeValue<decimal>("opps_percent"));
        Assert.Equal(rest * 10m, unallocated.GetAttributeValue<decimal>("opps_amount"));
        Assert.Null(unallocated.GetAttributeValue<EntityReference>("opps_sellerid"));
        Assert.Equal(1000m, lines.Sum(line => line.GetAttributeValue<decimal>("opps_amount")));
        Assert.Equal(3, lines.Count);
    }

    [Fact]
    public void C3_WonWithoutSellersOrAmount_HasItsLineAllTheSame()
    {
        var team = _world.Opportunity(new EntityReference("team", _world.Team()), 800m);
        var empty = _world.Opportunity(_anna);
        _world.Win(team, "2026-01-05", 800m);
        _world.Win(empty, "2026-01-06");
        var period = _world.Period("2026-01-01", "2026-03-31");
        _world.Close(period);
        Assert.Equal(800m, Assert.Single(_world.Lines(period), line => IsOf(line, team)).GetAttributeValue<decimal>("opps_amount"));
        Assert.Equal(0m, Assert.Single(_world.Lines(period), line => IsOf(line, empty)).GetAttributeValue<decimal>("opps_amount"));
    }

    [Fact]
    public void C4_WhatDoesNotAddUp_IsNamed_AndNothingOfTheCallIsWritten()
    {
        var good = Won("2026-01-04", 10m);
        var bad = Won("2026-01-05", 1000m);
        _world.Change(bad, "name", "The odd one");
        PastPlugins(new Entity("opps_sellershare", _world.ShareOf(bad, _anna).Id) { ["opps_amount"] = new Money(400m) });
        var period = _world.Period("2026-01-01", "2026-03-31");
        var preview = (EntityCollection)Periods.Call(_world.Service, "opps_PreviewPeriodClose", period)["Lines"];
        Assert.Equal(847213029, Assert.Single(preview.Entities, line => IsOf(line, bad)).GetAttributeValue<OptionSetValue>("opps_cause").Value);
        Expect.Denied(Faults.IsvAborted, () => _world.Close(period), "The odd one", "repair");
        Assert.Empty(_world.Lines());
        Assert.Equal(Periods.Open, _world.State(period));

        PastPlugins(new Entity("opps_sellershare", _world.ShareOf(bad, _anna).Id) { ["opps_amount"] = new Money(1000m) });
        _world.Close(period);
        Assert.Equal(2, _world.Lines().Count);
        Assert.Contains(_world.Lines(), line => IsOf(line, good));
    }

    [Fact]
    public void C4_ChangedPrecision_TiesToTheCent()
    {
        var currency = _world.Currency(2, 1m);
        var opportunity = _world.Opportunity(_anna, 1m, (_anna, 50m), (_bo, 50m));
        _world.Change(opportunity, "transactioncurrencyid", new EntityReference("transactioncurrency", currency));
        _world.Win(opportunity, "2026-01-05", 100.55m);
        PastPlugins(new Entity("transactioncurrency", currency) { ["currencyprecision"] = 0 });
        PastPlugins(new Entity("opps_sellershare", _world.ShareOf(opportunity, _anna).Id) { ["opps_amount"] = new Money(51m) });
        PastPlugins(new Entity("opps_sellershare", _world.ShareOf(opportunity, _bo).Id) { ["opps_amount"] = new Money(50m) });
        var period = _world.Period("2026-01-01", "2026-03-31");
        _world.Close(period);
        Assert.Equal([50.27m, 50.28m], _world.Lines(period).Select(line => line.GetAttributeValue<decimal>("opps_amount")).Order());
    }

    /// <summary>Another seller, amount, currency, close date; lost, deleted, won again: the next closing has the difference and why.</summary>
    [Fact]
    public void C5_EachKindOfChange_IsADifference_WithItsCause()
    {
        var (halved, dearer, both, moved, lost, deleted, other, rate) = (
            Won("2026-01-01", 1000m), Won("2026-01-02", 1000m), Won("2026-01-03", 1000m), Won("2026-01-04", 1000m), Won("2026-01-05", 1000m),
            Won("2026-01-06", 1000m), Won("2026-01-07", 1000m), Won("2026-01-08", 1000m));
        var first = _world.Period("2026-01-01", "2026-03-31");
        _world.Close(first);
        var currency = _world.Currency(2, 2m);

        Again(halved, () => _world.Service.Create(World.Share(_bo, 50m, halved)), "2026-01-01", 1000m);
        _world.Change(dearer, "actualvalue", new Money(1200m));
        Again(both, () => _world.Service.Create(World.Share(_bo, 50m, both)), "2026-01-03", 600m);
        _world.Change(moved, "actualclosedate", Periods.Day("2026-07-01"));
        _world.OpenAgain(lost);
        _world.Lose(lost);
        _world.Service.Delete("opportunity", deleted);
        Again(other, () => _world.Change(other, "transactioncurrencyid", new EntityReference("transactioncurrency", currency)), "2026-01-07", 1000m);
        PastPlugins(new Entity("opportunity", rate) { ["actualvalue"] = new Money(1000m), ["transactioncurrencyid"] = _world.Row(rate)["transactioncurrencyid"] });

        var second = _world.Period("2026-04-01", "2026-06-30");
        _world.Close(second);
        var lines = _world.Lines(second);
        Assert.All(lines, line => Assert.Equal(847213011, line.GetAttributeValue<OptionSetValue>("opps_kind").Value));
        Assert.All(lines, line => Assert.Equal(first, line.GetAttributeValue<EntityReference>("opps_correctsid").Id));
        Assert.All(lines, line => Assert.False(line.GetAttributeValue<bool>("opps_islead")));
        Differs(lines, halved, 847213020, (-500m, 1000m, 100m, 50m), (500m, 0m, 0m, 50m));
        Differs(lines, dearer, 847213021, (200m, 1000m, 100m, 100m));
        Differs(lines, both, 847213022, (-700m, 1000m, 100m, 50m), (300m, 0m, 0m, 50m));
        Differs(lines, moved, 847213026, (-1000m, 1000m, 100m, 0m));
        Differs(lines, lost, 847213025, (-1000m, 1000m, 100m, 0m));
        Differs(lines, deleted, 847213027, (-1000m, 1000m, 100m, 0m));
        Differs(lines, other, 847213023, (-1000m, 1000m, 100m, 0m), (1000m, 0m, 0m, 100m));
        Assert.DoesNotContain(lines, line => IsOf(line, rate));

        _world.OpenAgain(lost);
        _world.Win(lost, "2026-05-01", 900m);
        var third = _world.Period("2026-07-01", "2026-09-30");
        _world.Close(third);
        Differs(_world.Lines(third), lost, 847213028, (900m, 0m, 0m, 100m));
        Assert.Equal(second, Assert.Single(_world.Lines(third), line => IsOf(line, lost)).GetAttributeValue<EntityReference>("opps_correctsid").Id);
        Differs(_world.Lines(third), moved, 847213028, (1000m, 0m, 0m, 100m));
    }

    [Fact]
    public void C5_AnotherRate_IsADifferenceInBaseCurrencyAlone()
    {
        var currency = _world.Currency(2, 2m);
        var opportunity = _world.Opportunity(_anna, 1m);
        _world.Change(opportunity, "transactioncurrencyid", new EntityReference("transactioncurrency", currency));
        _world.Win(opportunity, "2026-01-05", 1000m);
        _world.Close(_world.Period("2026-01-01", "2026-03-31"));
        _world.Service.Update(new Entity("transactioncurrency", currency) { ["exchangerate"] = 4m });
        _world.Change(opportunity, "actualvalue", new Money(1000m));
        var second = _world.Period("2026-04-01", "2026-06-30");
        _world.Close(second);
        var line = Assert.Single(_world.Lines(second));
        Assert.Equal((0m, -250m, 847213024), (
            line.GetAttributeValue<decimal>("opps_amount"), line.GetAttributeValue<decimal>("opps_baseamount"), line.GetAttributeValue<OptionSetValue>("opps_cause").Value));
    }

    [Fact]
    public void C5_WonLate_IsCountedByTheNextPeriod()
    {
        _world.Close(_world.Period("2026-01-01", "2026-03-31"));
        var late = Won("2026-02-20", 300m);
        var second = _world.Period("2026-04-01", "2026-06-30");
        _world.Close(second);
        Assert.Equal(300m, Assert.Single(_world.Lines(second), line => IsOf(line, late)).GetAttributeValue<decimal>("opps_amount"));
    }

    [Fact]
    public void C6_InSteps_WithChangesInBetween_AndAgain()
    {
        var opportunities = Enumerable.Range(1, 5).Select(day => Won($"2026-01-0{day}", 100m)).ToList();
        var period = _world.Period("2026-01-01", "2026-03-31");
        var first = Periods.Call(_world.Service, "opps_ClosePeriod", period, ("Limit", 2));
        Assert.Equal((3, 2), ((int)first["Left"], (int)first["Lines"]));
        Assert.Equal(Periods.Closing, _world.State(period));
        Assert.Equal((5, 2), (_world.PeriodRow(period).GetAttributeValue<int>("opps_found"), _world.PeriodRow(period).GetAttributeValue<int>("opps_done")));

        // One that is counted changes, and one is won on a day that has been passed.
        _world.Change(opportunities[0], "actualvalue", new Money(150m));
        var passed = Won("2026-01-01", 40m);
        _world.Close(period, 2);
        Assert.Equal(100m, _world.Lines().Where(line => IsOf(line, opportunities[0])).Sum(line => line.GetAttributeValue<decimal>("opps_amount")));
        Assert.Single(_world.Lines(), line => IsOf(line, passed));

        var before = FaultTests.Snapshot(_world);
        Assert.Contains("closed already", _world.Close(period), StringComparison.Ordinal);
        Assert.Equal(6, _world.Lines().Count);
        Assert.Equal(before.Count, FaultTests.Snapshot(_world).Count);

        var second = _world.Period("2026-04-01", "2026-06-30");
        _world.Close(second, 1);
        Assert.Equal(50m, Assert.Single(_world.Lines(second)).GetAttributeValue<decimal>("opps_amount"));
    }

    [Fact]
    public void C6_Limit_OutOfRange_IsRefused()
    {
        var period = _world.Period("2026-01-01", "2026-03-31");
        Expect.Denied(Faults.IsvAborted, () => _world.Close(period, 201), "201", "200");
        Expect.Denied(Faults.IsvAborted, () => _world.Close(period, -1), "-1");
        Expect.Denied(Faults.IsvAborted, () => Periods.Call(_world.Service, "opps_PreviewPeriodClose", period, ("After", "nowhere")), "nowhere");
    }

    [Fact]
    public void C6_PeriodsAreClosedInTheirOrder()
    {
        var (first, second) = (_world.Period("2026-01-01", "2026-03-31", "Q1"), _world.Period("2026-04-01", "2026-06-30", "Q2"));
        Expect.Denied(Faults.IsvAborted, () => _world.Close(second), "Q1", "Q2");
        Expect.Denied(Faults.IsvAborted, () => Periods.Call(_world.Service, "opps_PreviewPeriodClose", second), "Q1", "Q2");
        _world.Close(first);
        _world.Close(second);
        Expect.Denied(Faults.IsvAborted, () => _world.Reopen(first), "Q2", "Q1");
        Expect.Denied(Faults.IsvAborted, () => Periods.Call(_world.Service, "opps_PreviewPeriodClose", first), "closed already");
    }

    [Fact]
    public void C7_OnlyTheNewest_NotPaid_IsReopened_WithAReason_AndItsLinesAreWithdrawn()
    {
        var opportunity = Won("2026-01-05", 100m);
        var period = _world.Period("2026-01-01", "2026-03-31", "Q1");
        Expect.Denied(Faults.IsvAborted, () => _world.Reopen(period), "Q1", "not closed");
        Expect.Denied(Faults.IsvAborted, () => Periods.Call(_world.Service, "opps_MarkPeriodPaid", period), "Q1", "not closed");
        _world.Close(period);
        Expect.Denied(Faults.IsvAborted, () => _world.Reopen(period, "  "), "reason");
        _world.Reopen(period, "Anna's share was wrong");
        var withdrawn = Assert.Single(_world.Lines(period));
        Assert.True(withdrawn.GetAttributeValue<bool>("opps_iswithdrawn"));
        Assert.NotNull(withdrawn.GetAttributeValue<DateTime?>("opps_withdrawnon"));
        var row = _world.PeriodRow(period);
        Assert.Equal("Anna's share was wrong", row.GetAttributeValue<string>("opps_reopenreason"));
        Assert.Equal((Periods.Open, 0, 0m), (row.GetAttributeValue<OptionSetValue>("opps_state").Value, row.GetAttributeValue<int>("opps_lines"), row.GetAttributeValue<decimal>("opps_basetotal")));
        Assert.Null(row.GetAttributeValue<DateTime?>("opps_closedon"));

        _world.Change(opportunity, "actualvalue", new Money(70m));
        _world.Close(period);
        Assert.Equal(70m, _world.Lines(period).Valid().Single().GetAttributeValue<decimal>("opps_amount"));
        Assert.Equal(2, _world.Lines(period).Count);
        Periods.Call(_world.Service, "opps_MarkPeriodPaid", period);
        Assert.Equal(Periods.Paid, _world.State(period));
        Assert.NotNull(_world.PeriodRow(period).GetAttributeValue<DateTime?>("opps_paidon"));
        Periods.Call(_world.Service, "opps_MarkPeriodPaid", period);
        Expect.Denied(Faults.IsvAborted, () => _world.Reopen(period), "Q1", "paid");
    }

    [Fact]
    public void C7_AClosingGivenUp_IsReopened()
    {
        Won("2026-01-05", 100m);
        Won("2026-01-06", 100m);
        var period = _world.Period("2026-01-01", "2026-03-31");
        Periods.Call(_world.Service, "opps_ClosePeriod", period, ("Limit", 1));
        _world.Reopen(period);
        Assert.Equal(Periods.Open, _world.State(period));
        Assert.Empty(_world.Lines(period).Valid());
        _world.Close(period);
        Assert.Equal(2, _world.Lines(period).Valid().Count());
    }

    [Fact]
    public void C8_AnEmptyPeriod_SaysWhatItLookedForAndFound()
    {
        var period = _world.Period("2026-01-01", "2026-03-31");
        var preview = Periods.Call(_world.Service, "opps_PreviewPeriodClose", period);
        var told = _world.Close(period);
        Assert.Contains("1/1/2026 to 3/31/2026", told, StringComparison.Ordinal);
        Assert.Equal(told, preview["Message"]);
        Assert.Equal(Periods.Closed, _world.State(period));
    }

    [Fact]
    public void C9_DeletedOpportunitiesAndUsers_LeaveLinesWithNames_AndAreNobodyElses()
    {
        var opportunity = _world.Opportunity(_anna, 1m, (_anna, 50m), (_bo, 50m));
        _world.Win(opportunity, "2026-01-05", 1000m);
        var first = _world.Period("2026-01-01", "2026-03-31");
        _world.Close(first);
        _world.Service.Delete("systemuser", _bo);
        var second = _world.Period("2026-04-01", "2026-06-30");
        _world.Close(second);
        Assert.Empty(_world.Lines(second));
        _world.Service.Delete("opportunity", opportunity);
        Assert.Equal(["Anna Svensson", "Bo Svensson"], _world.Lines(first).Select(line => line.GetAttributeValue<string>("opps_sellername")).Order(StringComparer.Ordinal));
        var third = _world.Period("2026-07-01", "2026-09-30");
        _world.Close(third);
        Assert.Equal([-500m, -500m], _world.Lines(third).Select(line => line.GetAttributeValue<decimal>("opps_amount")));
        Assert.All(_world.Lines(third), line => Assert.Equal("An opportunity", line.GetAttributeValue<string>("opps_name")));
        Assert.All(_world.Lines(third), line => Assert.Null(line.GetAttributeValue<EntityReference>("opps_opportunityid")));
    }

    [Fact]
    public void C10_WhatWasWonBeforeTheFirstPeriod_IsNotCounted_AndToldOnce()
    {
        Won("2025-12-31", 100m);
        Won("2025-12-30", 100m);
        var first = _world.Period("2026-01-01", "2026-03-31");
        Assert.Contains("1/1/2026, the first day of the first period: 2", _world.Close(first), StringComparison.Ordinal);
        Assert.Empty(_world.Lines());
        var second = _world.Period("2026-04-01", "2026-06-30");
        Assert.DoesNotContain("first period", _world.Close(second), StringComparison.Ordinal);
        Assert.Empty(_world.Lines());
    }

    [Fact]
    public void C3_Setting_RefusesToBegin_WhereASumIsNot100_AndNamesIt()
    {
        _world.Service.Create(new Entity("opps_setting", new Guid("0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10")) { ["opps_periodsum"] = new OptionSetValue(847212001) });
        var opportunity = _world.Opportunity(_anna, 1m, (_anna, 50m), (_bo, 49m));
        _world.Change(opportunity, "name", "Not quite");
        _world.Win(opportunity, "2026-01-05", 100m);
        Won("2026-01-06", 100m);
        var period = _world.Period("2026-01-01", "2026-03-31");
        Expect.Denied(Faults.IsvAborted, () => _world.Close(period), "\"Not quite\"");
        Assert.Empty(_world.Lines());
        _world.Service.Update(new Entity("opps_setting", new Guid("0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10")) { ["opps_periodsum"] = null });
        _world.Close(period);
    }

    /// <summary>Nor does it go on where one was won since, or where one that is counted is another by now.</summary>
    [Fact]
    public void C3_Setting_HoldsForWhatComesLater_AndForDifferences()
    {
        _world.Service.Create(new Entity("opps_setting", new Guid("0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10")) { ["opps_periodsum"] = new OptionSetValue(847212001) });
        var counted = Won("2026-01-05", 100m);
        Won("2026-01-06", 100m);
        var first = _world.Period("2026-01-01", "2026-01-31");
        Periods.Call(_world.Service, "opps_ClosePeriod", first, ("Limit", 1));
        var late = _world.Opportunity(_anna, 1m, (_anna, 20m), (_bo, 10m));
        _world.Change(late, "name", "Late");
        _world.Win(late, "2026-01-20", 100m);
        Expect.Denied(Faults.IsvAborted, () => _world.Close(first), "\"Late\"");
        _world.OpenAgain(late);
        _world.Close(first);

        _world.Change(counted, "name", "Changed");
        Again(counted, () => _world.Service.Create(World.Share(_bo, 30m, counted)), "2026-01-05", 100m);
        Again(counted, () => _world.ChangeShare(_world.ShareOf(counted, _bo).Id, "opps_percent", 10m), "2026-01-05", 100m);
        Expect.Denied(Faults.IsvAborted, () => _world.Close(_world.Period("2026-02-01", "2026-02-28")), "\"Changed\"");
    }

    /// <summary>What closing then writes, and nothing of it is written.</summary>
    [Fact]
    public void Preview_ShowsWhatClosingThenWrites()
    {
        for (var i = 0; i < 205; i++)
        {
            Won("2026-01-05", 10m + i);
        }

        var changed = Won("2026-01-06", 500m);
        var first = _world.Period("2026-01-01", "2026-01-31");
        Assert.Equal(206, Previewed(first, out var lines, out var counted));
        Assert.Equal((206, 0), (lines.Count, counted));
        Assert.Empty(_world.Lines());
        _world.Close(first);
        Assert.Equal(lines.Select(TextOf).Order(StringComparer.Ordinal), _world.Lines(first).Select(TextOf).Order(StringComparer.Ordinal));

        _world.Change(changed, "actualvalue", new Money(400m));
        var second = _world.Period("2026-02-01", "2026-02-28");
        Assert.Equal(206, Previewed(second, out lines, out counted));
        Assert.Equal((1, 205), (lines.Count, counted));
        _world.Close(second);
        Assert.Equal(lines.Select(TextOf), _world.Lines(second).Select(TextOf));
    }

    private int Previewed(Guid period, out List<Entity> lines, out int counted)
    {
        (lines, counted) = ([], 0);
        var (found, seen, after) = (0, 0, "");
        do
        {
            var answer = Periods.Call(_world.Service, "opps_PreviewPeriodClose", period, ("After", after));
            found += (int)answer["Found"];
            seen += (int)answer["Opportunities"];
            counted += (int)answer["Counted"];
            lines.AddRange(((EntityCollection)answer["Lines"]).Entities);
            after = (string)answer["Next"];
        }
        while (after.Length > 0);

        Assert.Equal(found, seen);
        return found;
    }

    private static string TextOf(Entity line) => $"{line.Id} {line["opps_opportunitykey"]} {line["opps_sellerkey"]} {line["opps_amount"]:0.00} {line["opps_baseamount"]:0.00} {line["opps_percent"]:0.00}";

    private static void Differs(IEnumerable<Entity> lines, Guid opportunity, int cause, params (decimal Amount, decimal Before, decimal PercentBefore, decimal Percent)[] expected)
    {
        var found = lines.Where(line => IsOf(line, opportunity)).ToList();
        Assert.All(found, line => Assert.Equal(cause, line.GetAttributeValue<OptionSetValue>("opps_cause").Value));
        Assert.Equal(expected.Order(), found.Select(line => (
            line.GetAttributeValue<decimal>("opps_amount"), line.GetAttributeValue<decimal>("opps_before"),
            line.GetAttributeValue<decimal>("opps_percentbefore"), line.GetAttributeValue<decimal>("opps_percent"))).Order());
    }

    private static bool IsOf(Entity line, Guid opportunity) => line.GetAttributeValue<string>("opps_opportunitykey") == opportunity.ToString("N");

    private Guid Won(string day, decimal amount)
    {
        var opportunity = _world.Opportunity(_anna, amount);
        _world.Win(opportunity, day, amount);
        return opportunity;
    }

    private Guid Closed(string first, string last, string won)
    {
        Won(won, 100m);
        var period = _world.Period(first, last, "Q1");
        _world.Close(period);
        return period;
    }

    private void Again(Guid opportunity, Action change, string day, decimal amount)
    {
        _world.OpenAgain(opportunity);
        change();
        _world.Win(opportunity, day, amount);
    }

    private void Change(Guid period, string column, object? value) =>
        _world.Service.Update(new Entity("opps_commissionperiod", period) { [column] = value });

    private void PastPlugins(Entity row) => _world.Service.Execute(new OrganizationRequest("Update")
    {
        ["Target"] = row, ["BypassBusinessLogicExecution"] = "CustomSync,CustomAsync",
    });
}
