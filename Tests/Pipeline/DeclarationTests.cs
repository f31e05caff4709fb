using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse;
using Pipeline.Scenarios;
using Xunit;

namespace Pipeline;

/// <summary>
/// Breaks one declaration of the packed solution at a time (a step, a filtering attribute, an image, an image's column) and
/// asks that some scenario notices. What nothing notices is either not needed or not tested.
/// </summary>
public sealed class DeclarationTests
{
    private static readonly IReadOnlyList<PlatformUnknowns> Answers = [new PlatformUnknowns(), new PlatformUnknowns { CloseRaisesUpdate = false, FiltersSeeWhatStepsAdd = false }];

    private static readonly Witnesses Witnesses = new(Answers.SelectMany(_ => AllScenarios.List, (answers, scenario) => new Witness(answers, scenario)));

    public static TheoryData<string> Breakages() => [.. BrokenSolution.All(World.Zip()).Select(b => b.Name)];

    [Theory, MemberData(nameof(Breakages))]
    public void Declaration_Broken_SomeScenarioFails(string name)
    {
        var broken = BrokenSolution.All(World.Zip()).Single(b => b.Name == name);
        var noticed = FirstToNotice(broken.Zip(), Witnesses.For(broken.Step));
        Assert.True(noticed is not null, $"No scenario fails when the packed solution has: {name}.");
        Witnesses.Noticed(broken.Step, noticed);
    }

    [Fact]
    public void Declarations_Whole_NoScenarioFails() => Assert.Null(FirstToNotice(World.Zip(), Witnesses.For("no step")));

    private static Witness? FirstToNotice(byte[] zip, IEnumerable<Witness> witnesses)
    {
        var worlds = Answers.ToDictionary(answers => answers, answers => new Lazy<World>(() => new World(zip, answers)));
        try
        {
            return witnesses.FirstOrDefault(witness => Fails(witness.Scenario, worlds[witness.Answers].Value));
        }
        finally
        {
            foreach (var world in worlds.Values.Where(w => w.IsValueCreated))
            {
                world.Value.Dispose();
            }
        }
    }

    private static bool Fails(Scenario scenario, World world)
    {
        try
        {
            scenario.Play(world);
            return false;
        }
        catch (Exception)
        {
            // Any failure counts: a wrong row, a fault, a null where a plug-in expected its image.
            return true;
        }
    }
}
