namespace LocalDataverse.Metadata;

public enum Cascade
{
    NoCascade,
    Cascade,

    /// <summary>Only rows whose state is the first one.</summary>
    Active,

    /// <summary>Only rows with the same owner as the parent had.</summary>
    UserOwned,
    RemoveLink,
    Restrict,
}

/// <summary>A one-to-many relationship: <see cref="Referencing"/>.<see cref="Column"/> points to <see cref="Referenced"/>.</summary>
public sealed record Relationship(string Name, string Referencing, string Column, string Referenced)
{
    public Cascade Delete { get; init; }

    public Cascade Assign { get; init; }
}
