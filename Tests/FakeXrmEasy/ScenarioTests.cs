using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pipeline;
using Pipeline.Scenarios;
using Xunit;

namespace FakeXrmEasyTests;

/// <summary>Every scenario through FakeXrmEasy, with the shipped assembly out of the packed zip.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<string> Judged => new(AllScenarios.List.Select(s => s.Name).Where(n => !Beyond.Reach.ContainsKey(n)));

    public static TheoryData<string> NotJudged => new(Beyond.Reach.Keys);

    [Theory, MemberData(nameof(Judged))]
    public void Scenario_Holds(string scenario) => Play(scenario);

    /// <summary>One that holds here after all has no business in the list.</summary>
    [Theory, MemberData(nameof(NotJudged))]
    public void Scenario_BeyondReach_CantBePlayed(string scenario) => Assert.ThrowsAny<Exception>(() => Play(scenario));

    [Fact]
    public void Readme_TellsEachReason()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")).ReplaceLineEndings(" ");
        Assert.All(Beyond.Reach.Values.Distinct(), reason => Assert.Contains(reason, readme, StringComparison.Ordinal));
    }

    private static void Play(string scenario)
    {
        using var world = new World(new FakeHost(World.Zip()));
        AllScenarios.Find(scenario).Play(world);
    }
}
