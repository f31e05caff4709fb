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
    public static TheoryData<string> Breakages() => [.. BrokenSolution.All(World.Zip()).Select(b => b.Name)];

    [Theory, MemberData(nameof(Breakages))]
    public void Declaration_Broken_SomeScenarioFails(string name)
    {
        var broken = BrokenSolution.All(World.Zip()).Single(b => b.Name == name);
        Assert.True(IsNoticed(broken.Zip()), $"No scenario fails when the packed solution has: {name}.");
    }

    [Fact]
    public void Declarations_Whole_NoScenarioFails() => Assert.False(IsNoticed(World.Zip()));

    private static bool IsNoticed(byte[] zip)
    {
        foreach (var unknowns in new[] { new PlatformUnknowns(), new PlatformUnknowns { CloseRaisesUpdate = false } })
        {
            using var world = new World(zip, unknowns);
            if (AllScenarios.List.Any(s => Fails(s, world)))
            {
                return true;
            }
        }

        return false;
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
