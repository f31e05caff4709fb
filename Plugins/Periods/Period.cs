namespace Opps.Plugins.Periods;

/// <summary>A commission period as it is stored.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Name">What it is called.</param>
/// <param name="First">The first day whose won opportunities it counts.</param>
/// <param name="Last">The last one.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Run">How many times it has been closed, or begun to be.</param>
public sealed record Period(Guid Id, string Name, DateTime First, DateTime Last, PeriodState State, int Run)
{
    /// <summary>What the closing under way, or the last one, has come to.</summary>
    public Progress Progress { get; init; } = Progress.None;

    /// <summary>Whether a closing of it was begun, and not taken back.</summary>
    public bool IsBegun => State != PeriodState.Open;

    /// <summary>The same with its closing begun, or under way already.</summary>
    public Period Closing() => IsBegun ? this : this with { State = PeriodState.Closing, Run = Run + 1 };

    /// <summary>Whether its figures are final.</summary>
    public bool IsClosed => State is PeriodState.Closed or PeriodState.Paid;

    /// <summary>Whether a day is one of both.</summary>
    public bool Overlaps(DateTime first, DateTime last) => First <= last && first <= Last;
}
