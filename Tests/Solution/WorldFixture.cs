using System;

namespace SolutionTests;

/// <summary>One world for the tests of a class that only look.</summary>
public sealed class WorldFixture : IDisposable
{
    public World World { get; } = new();

    public void Dispose() => World.Dispose();
}
