using System;
using System.Globalization;
using System.Linq;
using Opps.Plugins.Core.Texts;
using Rules.Model;
using Xunit;

namespace Rules;

/// <summary>The worked example of the rules, event by event, by the plug-ins' rules and by the book.</summary>
public class WorkedExampleTests
{
    public static TheoryData<string> Systems => ["by the book", "plug-ins, marks shown", "plug-ins, marks hidden"];

    [Theory]
    [MemberData(nameof(Systems))]
    public void WorkedExample(string name)
    {
        var system = System(name);

        Then(system, new Created(0, 'A', 1000.00m, 2, [], 0), "A 100 1000", "");
        Then(system, new Added(0, [new('B', 25)], 0), "A 75 750, B 25 250", "");
        Then(system, new Added(0, [new('C', 25)], 0), "A 37.5 375, B 37.5 375, C 25 250", "");
        Then(system, new PercentChanged(0, 'B', 50), "A 37.5 375, B 50 500, C 25 250", "112.50");
        Then(system, new Deleted(0, ['C']), "A 37.5 375, B 50 500", "87.50");
        Then(system, new Added(0, [new('D')], 0), "A 37.5 375, B 50 500, D 12.5 125", "");
        Then(system, new OwnerChanged(0, 'E'), "A 37.5 375, B 50 500, D 12.5 125", "");
        Then(system, new Deleted(0, ['B', 'D']), "A 100 1000", "");
        Then(system, new OwnerChanged(0, 'F'), "F 100 1000", "");

        Then(system, new AmountChanged(0, 100.00m), "F 100 100", "");
        Then(system, new WholeSetGiven(0, [new('A', 50), new('B'), new('C')]), "A 50 50, B 25 25, C 25 25", "");
        Then(system, new SplitEqually(0), "A 33.34 33.34, B 33.33 33.33, C 33.33 33.33", "");
    }

    private static ISellerSystem System(string name) => name switch
    {
        "by the book" => new RulesByTheBook(),
        _ => new PlugInRules(showsMarks: name.EndsWith("shown", StringComparison.Ordinal)),
    };

    private static void Then(ISellerSystem system, Event happened, string rows, string told)
    {
        Assert.True(system.Do(happened));
        var holding = system.Of(0)!;
        Assert.Equal(rows, string.Join(", ", holding.Rows));
        Assert.Equal(holding.Rows.Sum(row => row.Percent), holding.Sum);
        Assert.Equal(holding.Rows.Count, holding.Count);
        var message = holding.Sum == 100m ? "" : new UserTexts(1033, 1033).Get(TextKeys.SumTold, [holding.Sum]);
        Assert.Equal(told.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"The shares add up to {told} %."), message);
    }
}
