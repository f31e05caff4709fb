namespace LocalDataverse.Rights;

/// <summary>The rows that one privilege opens to somebody, by owner and business unit. Shared rows come on top.</summary>
internal sealed class Reach
{
    public static Reach Everything { get; } = new() { IsGlobal = true };

    public bool IsGlobal { get; set; }

    public HashSet<Guid> Owners { get; } = [];

    public HashSet<Guid> Units { get; } = [];

    public bool Covers(Guid owner, Guid unit) => IsGlobal || Owners.Contains(owner) || Units.Contains(unit);
}
