namespace LocalDataverse.Metadata;

/// <summary>All tables, relationships and choices of the organisation at one moment; an import makes a new one.</summary>
internal sealed record Catalog(
    IReadOnlyDictionary<string, Table> Tables,
    IReadOnlyDictionary<string, Relationship> Relationships,
    IReadOnlyDictionary<string, Choice> Choices)
{
    /// <summary>A table that stands for every kind of activity; it can only be read.</summary>
    public const string AllActivities = "activitypointer";

    public static Catalog Empty { get; } =
        new(new Dictionary<string, Table>(), new Dictionary<string, Relationship>(), new Dictionary<string, Choice>());

    public IReadOnlyDictionary<string, ManyToMany> ManyToMany { get; init; } = new Dictionary<string, ManyToMany>();

    /// <summary>The table of each kind of activity.</summary>
    public IEnumerable<Table> Activities => Tables.Values.Where(t => t.IsActivity && t.LogicalName != AllActivities).OrderBy(t => t.LogicalName, StringComparer.Ordinal);

    public Table? Find(string table) => Tables.GetValueOrDefault(table);

    /// <exception cref="ArgumentException">There is no such table.</exception>
    public Table Get(string table) => Find(table) ??
        throw new ArgumentException($"There is no table '{table}'.", nameof(table));

    /// <summary>Relationships whose parent is that table, without those of all activities as one: each kind has its own.</summary>
    public IEnumerable<Relationship> ChildrenOf(string table) => Relationships.Values.Where(r => r.Referenced == table && r.Referencing != AllActivities);
}
