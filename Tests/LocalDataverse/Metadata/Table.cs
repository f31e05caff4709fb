namespace LocalDataverse.Metadata;

public enum Ownership
{
    /// <summary>No owner at all, as transactioncurrency.</summary>
    Organization,

    /// <summary>ownerid is a user or a team.</summary>
    User,

    /// <summary>Belongs to a business unit, as systemuser and team.</summary>
    Business,

    /// <summary>The platform's own, as timezonedefinition and teammembership: nobody writes its rows.</summary>
    None,
}

/// <summary>A table, as a solution's Entity.xml states it. Names are logical names unless they say otherwise.</summary>
internal sealed record Table
{
    public required string LogicalName { get; init; }

    public required string SchemaName { get; init; }

    public string EntitySetName { get; init; } = "";

    /// <summary>What the table is called where its rows are many, as in addresses.</summary>
    public string SetName => EntitySetName.Length > 0 ? EntitySetName.ToLowerInvariant() : LogicalName + "s";

    public int? ObjectTypeCode { get; init; }

    public Ownership Ownership { get; init; } = Ownership.User;

    public bool IsActivity { get; init; }

    public bool ChangeTracking { get; init; }

    public bool IsAudited { get; init; }

    /// <summary>Whether rows can be made by a quick create form.</summary>
    public bool IsQuickCreateEnabled { get; init; }

    /// <summary>The web resource that is the table's icon; null for none.</summary>
    public string? Icon { get; init; }

    /// <summary>Whether IfRowVersionMatches is accepted: every custom table, and standard ones that say so.</summary>
    public bool OptimisticConcurrency { get; init; } = true;

    public Labels DisplayName { get; init; } = Labels.None;

    public Labels DisplayCollectionName { get; init; } = Labels.None;

    public required IReadOnlyDictionary<string, Column> Columns { get; init; }

    public IReadOnlyList<AlternateKey> Keys { get; init; } = [];

    public string PrimaryId => Columns.Values.First(c => c.Type == ColumnType.PrimaryKey).LogicalName;

    public string? PrimaryName => Columns.Values.FirstOrDefault(c => c.IsPrimaryName)?.LogicalName;

    public Column? State => Columns.Values.FirstOrDefault(c => c.Type == ColumnType.State);

    public Column? Status => Columns.Values.FirstOrDefault(c => c.Type == ColumnType.Status);

    public Column? Find(string column) => Columns.GetValueOrDefault(column);

    /// <exception cref="ArgumentException">The table has no such column.</exception>
    public Column Get(string column) => Find(column) ??
        throw new ArgumentException($"'{LogicalName}' has no column '{column}'.", nameof(column));
}

/// <summary>A set of columns whose values no two rows share. A row with a null in one of them is outside the key.</summary>
internal sealed record AlternateKey(string Name, IReadOnlyList<string> Columns);
