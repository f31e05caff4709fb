namespace Opps.Plugins.Periods;

/// <summary>Why a figure differs from what was counted before. The numbers are the options of the line's column.</summary>
public enum DifferenceCause
{
    Share = 847213020,
    Amount = 847213021,
    ShareAndAmount = 847213022,
    Currency = 847213023,

    /// <summary>The base amount alone.</summary>
    Rate = 847213024,
    NotWon = 847213025,

    /// <summary>Out of the days that are counted by then.</summary>
    CloseDate = 847213026,
    Deleted = 847213027,
    WonAgain = 847213028,

    /// <summary>Of a preview: the shares' amounts aren't those of the opportunity.</summary>
    DoesNotAddUp = 847213029,
}
