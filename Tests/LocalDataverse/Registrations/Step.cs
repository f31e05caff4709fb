namespace LocalDataverse.Registrations;

public enum Stage
{
    PreValidation = 10,
    PreOperation = 20,
    MainOperation = 30,
    PostOperation = 40,
}

/// <summary>A plug-in assembly out of a solution.</summary>
internal sealed record PluginAssembly(Guid Id, string FullName, byte[] Content, IReadOnlyList<PluginType> Types);

/// <summary>A class of an assembly that implements IPlugin, or derives from CodeActivity when it has a group name.</summary>
internal sealed record PluginType(Guid Id, string TypeName, string? WorkflowActivityGroup);

/// <summary>A registered step: which class runs at which event.</summary>
internal sealed record Step
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Message { get; init; }

    /// <summary>The table, or null for every table.</summary>
    public string? Table { get; init; }

    public required Stage Stage { get; init; }

    public bool IsAsynchronous { get; init; }

    public int Rank { get; init; } = 1;

    /// <summary>Columns of which one must be in an Update; empty for any.</summary>
    public IReadOnlyList<string> FilteringAttributes { get; init; } = [];

    public required PluginAssembly Assembly { get; init; }

    public required string TypeName { get; init; }

    /// <summary>The unsecure configuration, given to the class's constructor.</summary>
    public string Configuration { get; init; } = "";

    /// <summary>Whether the step runs as SYSTEM instead of as the caller.</summary>
    public bool RunsAsSystem { get; init; }

    public IReadOnlyList<StepImage> Images { get; init; } = [];
}

internal enum ImageKind
{
    Pre,
    Post,
    Both,
}

/// <summary>A snapshot of the row that a step asks for. No columns means all.</summary>
internal sealed record StepImage(string Alias, ImageKind Kind, string MessagePropertyName, IReadOnlyList<string> Columns);
