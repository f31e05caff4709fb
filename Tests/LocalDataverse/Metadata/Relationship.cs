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
internal sealed record Relationship(string Name, string Referencing, string Column, string Referenced)
{
    public Cascade Delete { get; init; }

    public Cascade Assign { get; init; }

    /// <summary>The child's navigation property to its parent; null for the platform's own name of it.</summary>
    public string? ParentNavigation { get; init; }

    /// <summary>The parent's navigation property to its children; null for the relationship's name.</summary>
    public string? ChildrenNavigation { get; init; }

    /// <summary>Whether the child is shared with whomever the parent is shared with.</summary>
    public Cascade Share { get; init; }

    /// <summary>Whether the parent's owner has all rights to the child.</summary>
    public Cascade Reparent { get; init; }
}

/// <summary>A many-to-many relationship, kept in the rows of its intersect table.</summary>
internal sealed record ManyToMany(string Name, string First, string Second, string Intersect);
