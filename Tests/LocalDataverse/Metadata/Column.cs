namespace LocalDataverse.Metadata;

internal enum ColumnType
{
    PrimaryKey,
    UniqueIdentifier,
    Text,
    Memo,
    Integer,
    BigInt,
    Decimal,
    Double,
    Money,
    Boolean,
    DateTime,

    /// <summary>EntityReference to one of <see cref="Column.Targets"/>; owner and customer columns too.</summary>
    Lookup,
    Owner,
    Choice,
    State,
    Status,

    /// <summary>Stated by a standard table, refused when somebody uses it.</summary>
    Unsupported,
}

internal enum RequiredLevel
{
    None,
    Recommended,

    /// <summary>Forms insist, the API does not.</summary>
    Required,
    SystemRequired,
}

internal enum DateFormat
{
    /// <summary>A point in time, kept and returned in UTC.</summary>
    DateAndTime,

    /// <summary>A calendar day without a time zone.</summary>
    DateOnly,
}

/// <summary>Where a money column's number of decimals comes from.</summary>
internal enum PrecisionSource
{
    Column,
    Organization,
    Currency,
}

/// <summary>A column, as a solution's Entity.xml states it.</summary>
internal sealed record Column
{
    public required string LogicalName { get; init; }

    public required string SchemaName { get; init; }

    public required ColumnType Type { get; init; }

    public RequiredLevel Required { get; init; }

    public bool ValidForCreate { get; init; } = true;

    public bool ValidForUpdate { get; init; } = true;

    public bool IsPrimaryName { get; init; }

    public Labels DisplayName { get; init; } = Labels.None;

    /// <summary>The tables that a lookup or owner may point to.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The options of a choice, state, status or two-options column.</summary>
    public Choice? Choice { get; init; }

    /// <summary>The value of a new row that says nothing, as a raw number; null for none.</summary>
    public int? DefaultValue { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>Lowest value of a number, inclusive.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Highest value of a number, inclusive.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Number of decimals of a decimal or money column.</summary>
    public int Precision { get; init; }

    public PrecisionSource PrecisionSource { get; init; }

    public DateFormat DateFormat { get; init; }

    /// <summary>How a form shows the value, as the solution states it: email, url, textarea, date …; null for the type's own way.</summary>
    public string? Format { get; init; }

    /// <summary>Of a text that the platform fills with the next number where a new row brings none: the least digits; null for any other.</summary>
    public int? NumberDigits { get; init; }

    /// <summary>Whether the text is the logical name of a table.</summary>
    public bool IsTableName { get; init; }

    /// <summary>Whether changes are kept as history, where the table's are.</summary>
    public bool IsAudited { get; init; }

    /// <summary>For a base-currency column: the money column it follows.</summary>
    public string? CalculationOf { get; init; }
}
