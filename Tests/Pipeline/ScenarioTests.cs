using System;
using System.Collections.Generic;
using System.Linq;
using Pipeline.Scenarios;
using Xunit;

namespace Pipeline;

/// <summary>Every scenario, through the packed zip, with each answer to what the platform's documentation leaves open.</summary>
public sealed class ScenarioTests(ScenarioTests.Worlds worlds) : IClassFixture<ScenarioTests.Worlds>
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var platform in Platforms.Names)
        {
            foreach (var scenario in AllScenarios.List)
            {
                cases.Add(scenario.Name, platform);
            }
        }

        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public void Scenario_Holds(string scenario, string platform) => AllScenarios.Find(scenario).Play(worlds[platform]);

    public sealed class Worlds : IDisposable
    {
        private readonly Dictionary<string, Lazy<World>> _worlds =
            Platforms.All.ToDictionary(p => p.ToString(), p => new Lazy<World>(() => new World(World.Zip(), p)));

        public World this[string platform] => _worlds[platform].Value;

        public void Dispose()
        {
            foreach (var world in _worlds.Values.Where(w => w.IsValueCreated))
            {
                world.Value.Dispose();
            }
        }
    }
}
