using System;

namespace Pipeline.Scenarios;

/// <summary>
/// Something people do and what must be true afterwards. A value rather than a test method, so that the same scenarios can
/// also be played against a solution with one declaration broken.
/// </summary>
public sealed record Scenario(string Name, Action<World> Play)
{
    public override string ToString() => Name;
}
