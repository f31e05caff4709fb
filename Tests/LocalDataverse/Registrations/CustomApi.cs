namespace LocalDataverse.Registrations;

/// <summary>What a custom API's parameter or property holds, under the platform's numbers.</summary>
public enum ApiValueType
{
    Boolean = 0,
    DateTime = 1,
    Decimal = 2,
    Entity = 3,
    EntityCollection = 4,
    EntityReference = 5,
    Float = 6,
    Integer = 7,
    Money = 8,
    Picklist = 9,
    String = 10,
    StringArray = 11,
    Guid = 12,
}

/// <summary>A message that a solution brings: its name is the request's name.</summary>
internal sealed record CustomApi
{
    public required string UniqueName { get; init; }

    /// <summary>The table of the one row that Target names; null for an unbound API, which has no Target.</summary>
    public string? BoundTable { get; init; }

    /// <summary>What a caller must be allowed to call it; null where anybody may.</summary>
    public string? ExecutePrivilege { get; init; }

    /// <summary>Whether it only reads, so that the Web API calls it by GET.</summary>
    public bool IsFunction { get; init; }

    /// <summary>The class that does the work, as a step of stage 30; null for an API that only raises its event.</summary>
    public Step? MainOperation { get; init; }

    /// <summary>What a request takes, Target left out.</summary>
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>What a response has.</summary>
    public IReadOnlyList<ApiParameter> Properties { get; init; } = [];
}

/// <summary>A request parameter or a response property of a custom API.</summary>
/// <param name="Name">Its unique name: the key in the request or the response.</param>
/// <param name="Type">What it holds.</param>
/// <param name="IsOptional">Whether a request may go without it; means nothing for a property.</param>
/// <param name="Table">The table of its rows or reference; null for any.</param>
internal sealed record ApiParameter(string Name, ApiValueType Type, bool IsOptional, string? Table);
