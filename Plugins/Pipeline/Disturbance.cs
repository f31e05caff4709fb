namespace Opps.Plugins.Pipeline;

/// <summary>What somebody else's steps did in the course of a write of ours; the higher, the more.</summary>
internal enum Disturbance
{
    /// <summary>Nothing that the rules look at.</summary>
    None,

    /// <summary>They changed values that were sent. The row is another than was decided on.</summary>
    ValuesChanged,

    /// <summary>They wrote something by themselves, and a rule has decided on it.</summary>
    Decided,
}
