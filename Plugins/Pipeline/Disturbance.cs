namespace Opps.Plugins.Pipeline;

/// <summary>How steps of other solutions interfered with a write of ours, the gravest last.</summary>
internal enum Disturbance
{
    /// <summary>Nothing that the rules look at.</summary>
    None,

    /// <summary>They changed values that were sent, so that the row is not as it was decided.</summary>
    ValuesChanged,

    /// <summary>They wrote something themselves, and a rule has decided on that since.</summary>
    Decided,
}
