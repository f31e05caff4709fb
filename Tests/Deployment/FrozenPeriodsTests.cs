using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Opps.Deployment.Checking;
using Opps.Plugins.Periods;
using Opps.Plugins.Storage;
using Xunit;

namespace DeploymentTests;

/// <summary>C4, C5: what was frozen and is no longer so is found by 'check', and told by period.</summary>
public sealed class FrozenPeriodsTests : IDisposable
{
    private static readonly Guid Seller = new("21a5dd60-65cc-4036-bc5b-26c2362dd294");

    private readonly Place _place = Place.Installed();
    private readonly Guid _anna;
    private readonly Guid _bo;

    public FrozenPeriodsTests() => (_anna, _bo) = (_place.Person("Anna"), _place.Person("Bo"));

    public void Dispose() => _place.Dispose();

    /// <summary>What was done past the plug-ins, and what 'check' says of it.</summary>
    private static readonly Dictionary<string, (Action<FrozenPeriodsTests, Guid, Entity> Do, string Told)> Tampering = new()
    {
        ["a line deleted"] = ((it, _, line) => it.Past(new DeleteRequest { Target = line.ToEntityReference() }), "it has 2 lines, 3 were frozen; they come to "),
        ["a line withdrawn"] = ((it, _, line) => it.Write(line, "opps_iswithdrawn", true), "it has 2 lines, 3 were frozen"),
        ["a line added"] = ((it, period, _) => it.Past(new CreateRequest
        {
            Target = new Entity("opps_commissionline")
            {
                ["opps_name"] = "Mine", ["opps_periodid"] = Row(period), ["opps_run"] = 1, ["opps_sellername"] = "Bo", ["opps_baseamount"] = 5m,
            },
        }), "it has 4 lines, 3 were frozen; they come to 1505.00 in base currency, 1500.00 were frozen; not written by this closing: 'Mine' of Bo"),
        ["an amount"] = ((it, _, line) => it.Write(line, "opps_amount", 1m), "the lines don't say what was frozen"),
        ["a base amount"] = ((it, _, line) => it.Write(line, "opps_baseamount", line.GetAttributeValue<decimal>("opps_baseamount") + 7m), "they come to 1507.00 in base currency, 1500.00 were frozen"),
        ["a percentage"] = ((it, _, line) => it.Write(line, "opps_percent", 1m), "the lines don't say what was frozen"),
        ["a percentage of before"] = ((it, _, line) => it.Write(line, "opps_percentbefore", 1m), "the lines don't say what was frozen"),
        ["what was counted before"] = ((it, _, line) => it.Write(line, "opps_before", 1m), "the lines don't say what was frozen"),
        ["a rate"] = ((it, _, line) => it.Write(line, "opps_rate", 7m), "the lines don't say what was frozen"),
        ["a currency's code"] = ((it, _, line) => it.Write(line, "opps_currencycode", "USD"), "the lines don't say what was frozen"),
        ["an opportunity's name"] = ((it, _, line) => it.Write(line, "opps_name", "Another"), "the lines don't say what was frozen"),
        ["a customer's name"] = ((it, _, line) => it.Write(line, "opps_customername", "Another"), "the lines don't say what was frozen"),
        ["a seller's name"] = ((it, _, line) => it.Write(line, "opps_sellername", "Another"), "the lines don't say what was frozen"),
        ["a kind"] = ((it, _, line) => it.Write(line, "opps_kind", new OptionSetValue(847213011)), "the lines don't say what was frozen"),
        ["a cause"] = ((it, _, line) => it.Write(line, "opps_cause", new OptionSetValue(847213020)), "the lines don't say what was frozen"),
        ["what it corrects"] = ((it, period, line) => it.Write(line, "opps_correctsid", Row(period)), "the lines don't say what was frozen"),
        ["a close date"] = ((it, _, line) => it.Write(line, "opps_closedate", Commission.Day("2026-01-09")), "the lines don't say what was frozen"),
        ["a share's key"] = ((it, _, line) => it.Write(line, "opps_sharekey", Guid.NewGuid().ToString("N")), "the lines don't say what was frozen"),
        ["the mark of an opportunity's first line"] = ((it, _, line) => it.Write(line, "opps_islead", !line.GetAttributeValue<bool>("opps_islead")), "the lines don't say what was frozen"),
        ["a seller's key"] = ((it, _, line) => it.Write(line, "opps_sellerkey", Guid.NewGuid().ToString("N")), "not written by this closing: "),
        ["an opportunity's key"] = ((it, _, line) => it.Write(line, "opps_opportunitykey", Guid.NewGuid().ToString("N")), "not written by this closing: "),
        ["a currency"] = ((it, _, line) => it.Write(line, "opps_currencyid", null), "not written by this closing: "),
        ["a run"] = ((it, _, line) => it.Write(line, "opps_run", 2), "not written by this closing: "),
        ["a run, emptied"] = ((it, _, line) => it.Write(line, "opps_run", null), "not written by this closing: "),
        ["a seller"] = ((it, _, line) => it.Write(line, "opps_sellerid", new EntityReference("systemuser", it._place.Administrator)), "linked to another opportunity or seller: "),
        ["an opportunity"] = ((it, _, line) => it.Write(line, "opps_opportunityid", new EntityReference("opportunity", it._place.Opportunity(it._bo))), "linked to another opportunity or seller: "),
        ["the period's total"] = ((it, period, _) => it.Past(new UpdateRequest { Target = new Entity("opps_commissionperiod", period) { ["opps_basetotal"] = 1m } }), "they come to 1500.00 in base currency, 1.00 were frozen"),
        ["the period's state"] = ((it, period, _) => it.Past(new UpdateRequest { Target = new Entity("opps_commissionperiod", period) { ["opps_state"] = null } }), "it is open, but 3 lines of it are not withdrawn"),
    };

    public static TheoryData<string> Tamperings => [.. Tampering.Keys];

    [Fact]
    public void C5_WhatIsAsItWasFrozen_IsGood_AlsoOnceRowsAreDeleted_OrReopened()
    {
        var (first, opportunity) = Frozen();
        var second = _place.Closed("2026-04-01", "2026-06-30", "Q2");
        _place.Ask("opps_MarkPeriodPaid", first);
        _place.Service.Delete("opportunity", opportunity);
        _place.Service.Delete("systemuser", _bo);
        var third = _place.Closed("2026-07-01", "2026-09-30", "Q3");
        _place.Reopen(third);
        _place.ClosePeriod(third);
        var (exit, output) = _place.Run("check");
        Assert.True(exit == 0, output);
        Assert.Contains("3 lines are as they were frozen, 1500.00 in base currency", output, StringComparison.Ordinal);
        Assert.Contains("0 lines are as they were frozen, 0.00 in base currency", output, StringComparison.Ordinal);
        Assert.Contains("2 lines are as they were frozen, -1000.00 in base currency", output, StringComparison.Ordinal);
        Assert.NotEqual(second, third);

        _place.Reopen(third);
        (exit, output) = _place.Run("check");
        Assert.True(exit == 0, output);
        Assert.DoesNotContain("Q3", output, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Tamperings))]
    public void C5_WhatIsWrittenPastThePlugins_IsFound_AndToldByPeriod(string what)
    {
        var (period, _) = Frozen();
        _place.Closed("2026-04-01", "2026-06-30", "Q2");
        Assert.Equal(0, _place.Run("check").Exit);
        Tampering[what].Do(this, period, _place.Lines(period).First(line => line.GetAttributeValue<string>("opps_sellername") == "Anna Berg"));
        var (exit, output) = _place.Run("check");
        Assert.True(exit == 2, output);
        var told = Assert.Single(output.Split('\n'), line => line.Contains("wrong", StringComparison.Ordinal));
        Assert.Contains("Period 'Q1'", told, StringComparison.Ordinal);
        Assert.Contains(Tampering[what].Told, told, StringComparison.Ordinal);
    }

    [Fact]
    public void C5_ALineOfNoPeriod_IsFound()
    {
        Frozen();
        Past(new CreateRequest { Target = new Entity("opps_commissionline") { ["opps_name"] = "Mine" } });
        var (exit, output) = _place.Run("check");
        Assert.True(exit == 2, output);
        Assert.Contains("1 hang on no period", output, StringComparison.Ordinal);
    }

    /// <summary>A withdrawn line that is brought back belongs to an earlier closing.</summary>
    [Fact]
    public void C7_AWithdrawnLineThatIsBroughtBack_IsFound()
    {
        var (period, _) = Frozen();
        var withdrawn = _place.Lines(period)[0];
        _place.Reopen(period);
        _place.ClosePeriod(period);
        Write(withdrawn, "opps_iswithdrawn", false);
        var (exit, output) = _place.Run("check");
        Assert.True(exit == 2, output);
        Assert.Contains("it has 4 lines, 3 were frozen", output, StringComparison.Ordinal);
        Assert.Contains("not written by this closing: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void C6_AnInterruptedClosing_IsNotJudged()
    {
        Won(1000m, "2026-02-01");
        Won(1000m, "2026-02-02");
        var period = _place.Service.Create(new Entity("opps_commissionperiod")
        {
            ["opps_name"] = "Q1", ["opps_firstday"] = Commission.Day("2026-01-01"), ["opps_lastday"] = Commission.Day("2026-03-31"),
        });
        _place.Ask("opps_ClosePeriod", period, ("Limit", 1));
        var (exit, output) = _place.Run("check");
        Assert.True(exit == 0, output);
        Assert.Contains("under way, or was interrupted", output, StringComparison.Ordinal);
    }

    /// <summary>Of whoever may not read all lines some would be missing.</summary>
    [Fact]
    public void C11_WhoMayNotReadAllLines_IsTold()
    {
        Frozen();
        var dan = _place.Person("Dan", Seller);
        var finding = Assert.Single(new FrozenPeriods(_place.Organization.AsUser(dan), dan).Run());
        Assert.Equal(Grade.Note, finding.Grade);
        Assert.StartsWith("not looked at: that takes reading", finding.Text, StringComparison.Ordinal);
    }

    /// <summary>Which line it is, is said where the platform has noted that it was written to.</summary>
    [Fact]
    public void C5_ALineThatWasWrittenToLater_IsNamed()
    {
        var clock = new Hands();
        using var place = Place.Installed(options: new OrganizationOptions { Clock = clock });
        var opportunity = place.Opportunity(place.Person("Anna"), name: "Harbour crane");
        place.Win(opportunity, "2026-02-01", 1000m);
        var period = place.Closed("2026-01-01", "2026-03-31", "Q1");
        clock.Ahead = TimeSpan.FromDays(1);
        place.Service.Bypassing(new UpdateRequest { Target = new Entity("opps_commissionline", place.Lines(period)[0].Id) { ["opps_amount"] = 1m } });
        Assert.Contains("written to since then: 'Harbour crane' of Anna Berg", place.Run("check").Output, StringComparison.Ordinal);
    }

    /// <summary>More lines than a page of the platform's holds: the last one counts as much as the first.</summary>
    [Fact]
    public void C5_MoreLinesThanAPage_AreReadToTheEnd()
    {
        const int Lines = 5_001;
        var period = _place.Service.Create(new Entity("opps_commissionperiod")
        {
            ["opps_name"] = "Q1", ["opps_firstday"] = Commission.Day("2026-01-01"), ["opps_lastday"] = Commission.Day("2026-03-31"),
        });
        var lines = Enumerable.Range(0, Lines).Select(number => new CommissionLine
        {
            PeriodId = period, Run = 1, OpportunityId = new Guid(number + 1, 0, 0, new byte[8]), OpportunityName = $"Opportunity {number}", Amount = 2m, BaseAmount = 1m,
            CloseDate = Commission.Day("2026-02-01"), IsLead = true, Cause = DifferenceCause.Deleted, IsDifference = true,
        }).ToList();
        foreach (var page in lines.Chunk(1000))
        {
            Past(new OrganizationRequest("CreateMultiple")
            {
                ["Targets"] = new EntityCollection([.. page.Select(LineRow.Of)]) { EntityName = "opps_commissionline" },
            });
        }

        var progress = Progress.None.With(Lines, "", lines);
        Past(new UpdateRequest
        {
            Target = new Entity("opps_commissionperiod", period)
            {
                ["opps_state"] = new OptionSetValue((int)PeriodState.Closed), ["opps_run"] = 1, ["opps_lines"] = Lines, ["opps_basetotal"] = progress.BaseTotal, ["opps_hash"] = progress.Hash,
            },
        });
        var (exit, output) = _place.Run("check");
        Assert.True(exit == 0, output);
        Assert.Contains("5001 lines are as they were frozen, 5001.00 in base currency", output, StringComparison.Ordinal);

        Write(_place.Lines(period).MaxBy(line => line.Id.ToString())!, "opps_amount", 3m);
        Assert.Contains("the lines don't say what was frozen", _place.Run("check").Output, StringComparison.Ordinal);
    }

    /// <summary>Three lines of 1,500: Anna 750 and Bo 250 of one opportunity, Anna 500 of another.</summary>
    private (Guid Period, Guid Opportunity) Frozen()
    {
        var shared = _place.Opportunity(_anna, name: "Shared");
        _place.Service.Create(new Entity("opps_sellershare")
        {
            ["opps_opportunityid"] = new EntityReference("opportunity", shared), ["opps_sellerid"] = new EntityReference("systemuser", _bo), ["opps_percent"] = 25m,
        });
        _place.Win(shared, "2026-02-01", 1000m);
        Won(500m, "2026-02-02");
        return (_place.Closed("2026-01-01", "2026-03-31", "Q1"), shared);
    }

    private void Won(decimal amount, string day) => _place.Win(_place.Opportunity(_anna), day, amount);

    private void Write(Entity line, string column, object? value) => Past(new UpdateRequest { Target = new Entity(line.LogicalName, line.Id) { [column] = value } });

    private void Past(OrganizationRequest request) => _place.Service.Bypassing(request);

    private static EntityReference Row(Guid period) => new("opps_commissionperiod", period);

    private sealed class Hands : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => TimeProvider.System.GetUtcNow() + Ahead;
    }
}
