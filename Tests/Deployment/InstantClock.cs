using System;
using System.Collections.Generic;
using System.Threading;

namespace DeploymentTests;

/// <summary>A clock whose waits are over at once, and that keeps how long each would have been.</summary>
internal sealed class InstantClock : TimeProvider
{
    private readonly List<TimeSpan> _waits = [];

    public IReadOnlyList<TimeSpan> Waits => _waits;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _waits.Add(dueTime);
        return TimeProvider.System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
