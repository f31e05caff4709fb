using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Activities;

/// <summary>How a process that somebody built without code is started.</summary>
/// <param name="Row">The row that it runs for.</param>
/// <param name="StartedBy">The user who starts it, or whose change does.</param>
public sealed record ProcessStart(EntityReference Row, Guid StartedBy)
{
    /// <summary>
    /// Real-time: all steps are one transaction. In the background: what each step asks of the organisation is a transaction
    /// of its own.
    /// </summary>
    public bool IsRealTime { get; init; } = true;

    /// <summary>The user that it runs as, the process's owner; null for whoever starts it.</summary>
    public Guid? RunsAs { get; init; }
}
