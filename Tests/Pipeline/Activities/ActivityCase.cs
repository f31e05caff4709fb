using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse.Activities;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Pipeline.Commission;
using Xunit;

namespace Pipeline.Activities;

/// <summary>An activity about to run with inputs of the kind that it is meant for.</summary>
internal sealed record ActivityCase(string Activity, Guid Opportunity, IReadOnlyDictionary<string, object?> Inputs)
{
    private const string Namespace = "Opps.WorkflowActivities.";

    /// <summary>By the class's name. Every activity of the zip must stand here: the tests go through the zip's.</summary>
    private static readonly Dictionary<string, Func<World, Guid, Guid, Guid, Dictionary<string, object?>>> Good = new()
    {
        ["CloseAsLost"] = (_, opportunity, _, _) => new() { ["Opportunity"] = Row(opportunity), ["RejectionReason"] = new OptionSetValue(847210000) },
        ["CloseCommissionPeriod"] = (world, _, anna, _) => new() { ["Period"] = Period(WithSomethingWon(world, anna)) },
        ["ExpireOpportunity"] = (_, opportunity, _, _) => new() { ["Opportunity"] = Row(opportunity) },
        ["ExpireOverdueOpportunities"] = (world, opportunity, _, _) =>
        {
            world.Change(opportunity, "estimatedclosedate", DateTime.UtcNow.Date.AddDays(-40));
            return new() { ["DaysOverdue"] = 30 };
        },
        ["GetCommissionStatement"] = (world, _, anna, _) =>
        {
            var period = WithSomethingWon(world, anna);
            world.Close(period);
            return new() { ["Period"] = Period(period), ["Seller"] = World.User(anna) };
        },
        ["GetSellersShare"] = (_, opportunity, anna, _) => new() { ["Opportunity"] = Row(opportunity), ["Seller"] = World.User(anna) },
        ["GetShareSummary"] = (_, opportunity, _, _) => new() { ["Opportunity"] = Row(opportunity) },
        ["RemoveSeller"] = (_, opportunity, anna, _) => new() { ["Opportunity"] = Row(opportunity), ["Seller"] = World.User(anna) },
        ["ReplaceSeller"] = (_, _, anna, cia) => new() { ["From"] = World.User(anna), ["To"] = World.User(cia) },
        ["SetSellerShare"] = (_, opportunity, _, cia) => new() { ["Opportunity"] = Row(opportunity), ["Seller"] = World.User(cia), ["Percent"] = 20m },
        ["SplitEvenly"] = (_, opportunity, _, _) => new() { ["Opportunity"] = Row(opportunity) },
    };

    /// <summary>With an opportunity that two share, 75 and 25 %.</summary>
    public static ActivityCase For(string activity, World world, Guid? owner = null)
    {
        var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
        var opportunity = world.Opportunity(owner ?? anna, 1000m, (anna, 75m), (bo, 25m));
        return new ActivityCase(activity, opportunity, Good[activity[Namespace.Length..]](world, opportunity, anna, cia));
    }

    public static ActivityCase Of(string name, Guid opportunity, params (string Name, object? Value)[] inputs) =>
        new(Namespace + name, opportunity, inputs.ToDictionary(i => i.Name, i => i.Value));

    public static ActivityCase Setting(Guid opportunity, Guid seller, decimal? percent, bool isFixed = false) => Of("SetSellerShare", opportunity,
        ("Opportunity", Row(opportunity)), ("Seller", World.User(seller)), ("Percent", percent), ("Fixed", isFixed));

    public static EntityReference Period(Guid period) => new("opps_commissionperiod", period);

    public static EntityReference Row(Guid opportunity) => new("opportunity", opportunity);

    public IReadOnlyDictionary<string, object?> Run(World world, Guid user, bool isRealTime = true, Guid? runsAs = null)
    {
        IReadOnlyDictionary<string, object?> outputs = new Dictionary<string, object?>();
        world.RunProcess(user, Opportunity, process => outputs = Step(process), isRealTime, runsAs);
        return outputs;
    }

    public IReadOnlyDictionary<string, object?> Step(ProcessRun process) => process.Step(Activity, [.. Inputs.Select(i => (i.Key, i.Value))]);

    /// <summary>A period with an opportunity of this seller to count; of a world there is one.</summary>
    private static Guid WithSomethingWon(World world, Guid seller)
    {
        world.Win(world.Opportunity(seller, 1000m), "2026-02-01", 1000m);
        return world.Service.RetrieveMultiple(new QueryExpression("opps_commissionperiod")).Entities.FirstOrDefault()?.Id
            ?? world.Period("2026-01-01", "2026-03-31");
    }

    /// <summary>Refused with this code and a sentence that names this, and nothing has changed.</summary>
    public void IsRefused(World world, Guid user, int code, string naming)
    {
        var before = FaultTests.Snapshot(world);
        Expect.Denied(code, () => Run(world, user), naming);
        Assert.Equal(before, FaultTests.Snapshot(world));
    }

    /// <summary>The same with other inputs, or without one.</summary>
    public ActivityCase With(string input, object? value) => this with { Inputs = new Dictionary<string, object?>(Inputs) { [input] = value } };

    public ActivityCase Without(string input) => this with { Inputs = Inputs.Where(i => i.Key != input).ToDictionary() };
}
