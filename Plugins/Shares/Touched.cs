namespace Opps.Plugins.Shares;

/// <summary>
/// What the operation under way has done to a row so far. With it every event of an operation can decide the whole of it
/// anew, whatever order the platform delivers the rows in.
/// </summary>
/// <param name="Given">The percentage a person gave for the row in it; null when none was given.</param>
/// <param name="Before">The percentage before it; null for a row that is new in it.</param>
public sealed record Touched(decimal? Given, decimal? Before)
{
    /// <summary>A row that counts as it is, as if it had been so before the operation.</summary>
    public static Touched Settled(decimal? percent) => new(null, percent ?? 0m);
}
