using LocalDataverse.Metadata;

namespace LocalDataverse.Queries;

/// <summary>
/// Who asks, and when. Conditions such as Today and LastXDays mean UTC calendar days, as if every user's time zone were
/// UTC; weeks start on Sunday.
/// </summary>
internal sealed record QueryContext(Guid UserId, DateTime UtcNow)
{
    /// <summary>The user's business unit; without it EqualBusinessId is refused.</summary>
    public Guid? BusinessUnitId { get; init; }

    /// <summary>The user's teams; without them EqualUserTeams is refused.</summary>
    public IReadOnlyList<Guid>? TeamIds { get; init; }

    /// <summary>How many rows may be aggregated; null for any number.</summary>
    public int? AggregateLimit { get; init; }

    /// <summary>LCID of the labels that choices sort by.</summary>
    public int Language { get; init; } = Labels.BaseLanguage;
}
