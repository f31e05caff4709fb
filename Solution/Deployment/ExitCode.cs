namespace Opps.Deployment;

/// <summary>How a verb ended, for scripts.</summary>
internal enum ExitCode
{
    /// <summary>All is as asked.</summary>
    Good = 0,

    /// <summary>It could not be done, or was not wanted.</summary>
    Failed = 1,

    /// <summary>It was done, and something is left for a person to look at.</summary>
    Incomplete = 2,
}
