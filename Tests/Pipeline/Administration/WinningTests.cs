using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Pipeline.Permission;
using Pipeline.Scenarios;
using Xunit;

namespace Pipeline.Administration;

/// <summary>T1–T6: what administrators ask of an opportunity that is won, on every route of winning.</summary>
public sealed class WinningTests
{
    private static readonly Guid OnlyRow = new("0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10");

    private static readonly Dictionary<string, Action<World, Guid>> Wins = new()
    {
        ["Win"] = (world, id) => world.Service.Execute(new WinOpportunityRequest { OpportunityClose = Close(id), Status = new OptionSetValue(-1) }),
        ["opportunityclose"] = (world, id) =>
        {
            var close = Close(id);
            close["opportunitystatuscode"] = new OptionSetValue(3);
            world.Service.Create(close);
        },
        ["state"] = (world, id) => world.Service.Update(Won(id)),
        ["state, by SetState"] = (world, id) => world.Service.Execute(new SetStateRequest
        {
            EntityMoniker = new EntityReference("opportunity", id), State = new OptionSetValue(1), Status = new OptionSetValue(3),
        }),
        ["state with the amount"] = (world, id) =>
        {
            var change = Won(id);
            change["actualvalue"] = new Money(800m);
            world.Service.Update(change);
        },
    };

    public static MatrixTheoryData<string, string> Routes => new(Wins.Keys, Platforms.Names);

    [Theory, MemberData(nameof(Routes))]
    public void T2_T4_T5_SumTooFarFrom100_IsRefused_OnEveryRoute(string route, string platform)
    {
        using var world = new World(World.Zip(), Platforms.Named(platform));
        var opportunity = Shared(world, 49.5m);
        var other = Shared(world, 49.5m);
        Wins[route](world, other);

        Set(world, ("opps_sumwhenwon", new OptionSetValue(847212001)));
        var before = FaultTests.Snapshot(world);
        Expect.Denied(Faults.IsvAborted, () => Wins[route](world, opportunity), "99.50", "0.50", "0.00", "An opportunity", "Administration");
        Assert.Equal(before, FaultTests.Snapshot(world));

        Set(world, ("opps_tolerance", 0.49m));
        Expect.Denied(Faults.IsvAborted, () => Wins[route](world, opportunity), "0.49");
        Set(world, ("opps_tolerance", 0.5m));
        Wins[route](world, opportunity);
        Assert.Equal(1, world.Row(opportunity).GetAttributeValue<OptionSetValue>("statecode").Value);
    }

    [Theory, MemberData(nameof(Routes))]
    public void T2_WithoutSellers_IsItsOwnQuestion(string route, string platform)
    {
        using var world = new World(World.Zip(), Platforms.Named(platform));
        Set(world, ("opps_sumwhenwon", new OptionSetValue(847212001)));
        var team = new EntityReference("team", world.Team());
        Wins[route](world, world.Opportunity(team, 1000m));
        Set(world, ("opps_wonwithoutsellers", new OptionSetValue(847212001)));
        Expect.Denied(Faults.IsvAborted, () => Wins[route](world, world.Opportunity(team, 1000m)), "without a seller");
    }

    /// <summary>U5: the sellers that come along are there before it is won.</summary>
    [Theory, MemberData(nameof(AllPlatforms))]
    public void T2_U5_SellersInTheSameSave_Count(string platform)
    {
        using var world = new World(World.Zip(), Platforms.Named(platform));
        Set(world, ("opps_sumwhenwon", new OptionSetValue(847212001)));
        var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
        var right = world.Opportunity(anna, 1000m, (anna, 50m), (bo, 40m));
        Save(right, 60m);
        Expect.Sellers(world, right, (anna, 60m), (bo, 40m));
        var wrong = world.Opportunity(anna, 1000m, (anna, 60m), (bo, 40m));
        Expect.Denied(Faults.IsvAborted, () => Save(wrong, 50m), "90.00");

        void Save(Guid id, decimal percent)
        {
            var change = Won(id);
            change["opps_sellerdraft"] = DraftScenarios.Draft([(anna, id == right ? 50m : 60m), (bo, 40m)], (anna, percent), (bo, 40m));
            world.Service.Update(change);
        }
    }

    public static TheoryData<string> AllPlatforms => [.. Platforms.Names];

    /// <summary>T1, T3: nothing else is ever refused, whatever is set.</summary>
    [Fact]
    public void T1_T3_LosingExpiringReopening_AndAWonOneSavedAgain_AreNotRefused()
    {
        using var world = new World(World.Zip());
        var won = Shared(world, 40m);
        Wins["Win"](world, won);
        Set(world, ("opps_sumwhenwon", new OptionSetValue(847212001)), ("opps_wonwithoutsellers", new OptionSetValue(847212001)));
        world.Change(won, "actualvalue", new Money(5m));
        world.Service.Update(Won(won));
        world.Change(won, "statecode", new OptionSetValue(0));
        foreach (var status in new[] { 4, 847210001 })
        {
            var lost = Shared(world, 40m);
            world.Service.Execute(new LoseOpportunityRequest { OpportunityClose = Close(lost), Status = new OptionSetValue(status) });
            world.Change(lost, "statecode", new OptionSetValue(0));
        }
    }

    [Theory]
    [InlineData("33.33 33.33 33.33", 0.01, true)]
    [InlineData("33 33 33", 0.01, false)]
    [InlineData("99.99", 0.01, true)]
    [InlineData("100", 0, true)]
    [InlineData("50.01 50", 0.01, true)]
    [InlineData("60 60", 19.99, false)]
    [InlineData("60 60", 20, true)]
    public void T2_ExactDecimals(string percents, double tolerance, bool isWon)
    {
        using var world = new World(World.Zip());
        var sellers = percents.Split(' ').Select((percent, i) => (world.Person($"P{i}"), decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture))).ToArray();
        var opportunity = world.Opportunity(sellers[0].Item1, 1000m, sellers);
        if (sellers.Length == 1)
        {
            world.ChangeShare(world.Sellers(opportunity)[0].Id, "opps_isfixed", true);
            world.ChangeShare(world.Sellers(opportunity)[0].Id, "opps_percent", sellers[0].Item2);
        }

        Set(world, ("opps_sumwhenwon", new OptionSetValue(847212001)), ("opps_tolerance", (decimal)tolerance));
        if (isWon)
        {
            Wins["Win"](world, opportunity);
        }
        else
        {
            Expect.Denied(Faults.IsvAborted, () => Wins["Win"](world, opportunity), "can't be won yet");
        }
    }

    /// <summary>The settings come along with the opportunity: not a request more, whatever is set.</summary>
    [Fact]
    public void T2_Speed_NoRequestOfItsOwn()
    {
        using var world = new World(World.Zip());
        var (before, after) = (Shared(world, 50m), Shared(world, 50m));
        var requests = world.PluginRequests(() => Wins["Win"](world, before)).Count;
        Set(world, ("opps_sumwhenwon", new OptionSetValue(847212001)));
        Assert.Equal(requests, world.PluginRequests(() => Wins["Win"](world, after)).Count);
    }

    [Fact]
    public void T6_ASecondRow_OrAToleranceOutOfRange_IsRefusedByName()
    {
        using var world = new World(World.Zip());
        var other = Guid.NewGuid();
        Expect.Denied(Faults.IsvAborted, () => world.Service.Create(new Entity("opps_setting", other)), other.ToString(), OnlyRow.ToString());
        Set(world, ("opps_tolerance", 0.005m));
        Assert.Equal(0.01m, world.Service.Retrieve("opps_setting", OnlyRow, new Microsoft.Xrm.Sdk.Query.ColumnSet("opps_tolerance"))["opps_tolerance"]);
        Assert.ThrowsAny<Exception>(() => Set(world, ("opps_tolerance", 100.01m)));
        Assert.ThrowsAny<Exception>(() => Set(world, ("opps_tolerance", -0.01m)));
    }

    [Fact]
    public void T6_SellersReadTheSettings_AndWriteNone()
    {
        using var world = new World(World.Zip());
        Set(world, ("opps_tolerance", 1m));
        var seller = world.Person("Eva", world.Role("prvReadopps_Setting Global"));
        Assert.Equal(1m, world.As(seller).Retrieve("opps_setting", OnlyRow, new Microsoft.Xrm.Sdk.Query.ColumnSet("opps_tolerance"))["opps_tolerance"]);
        Expect.Denied(Faults.PrivilegeDenied, () => world.As(seller).Update(new Entity("opps_setting", OnlyRow) { ["opps_tolerance"] = 2m }), "prvWriteopps_Setting");
    }

    internal static void Set(World world, params (string Column, object Value)[] values)
    {
        var row = new Entity("opps_setting", OnlyRow) { ["opps_name"] = "Settings" };
        foreach (var (column, value) in values)
        {
            row[column] = value;
        }

        world.Service.Execute(new Microsoft.Xrm.Sdk.Messages.UpsertRequest { Target = row });
    }

    private static Guid Shared(World world, decimal second)
    {
        var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
        return world.Opportunity(anna, 1000m, (anna, 50m), (bo, second));
    }

    private static Entity Close(Guid id) => new("opportunityclose") { ["opportunityid"] = new EntityReference("opportunity", id), ["actualrevenue"] = new Money(800m) };

    private static Entity Won(Guid id) => new("opportunity", id) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(3) };
}
