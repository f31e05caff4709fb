namespace Opps.Plugins.Periods;

/// <summary>Where a commission period stands. The numbers are the options of its column.</summary>
public enum PeriodState
{
    Open = 847213000,

    /// <summary>Some opportunities are counted, the rest is to follow (C6).</summary>
    Closing = 847213001,
    Closed = 847213002,

    /// <summary>Stays closed for good (C7).</summary>
    Paid = 847213003,

    /// <summary>Some lines are withdrawn, the rest is to follow.</summary>
    Reopening = 847213004,
}
