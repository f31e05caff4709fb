using System;

namespace Pipeline;

/// <summary>One organisation for all tests of a class: making one costs more than most tests. Each makes its own rows in it.</summary>
public sealed class OneWorld : IDisposable
{
    public World World { get; } = new(World.Zip());

    public void Dispose() => World.Dispose();
}
