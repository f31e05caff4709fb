using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Pipeline;

/// <summary>What a plug-in is told about the event that runs it.</summary>
internal record ExecutionContext : IPluginExecutionContext
{
    public required string MessageName { get; init; }

    public required string PrimaryEntityName { get; init; }

    public required Guid PrimaryEntityId { get; init; }

    public required Guid UserId { get; init; }

    public required Guid InitiatingUserId { get; init; }

    public required Guid BusinessUnitId { get; init; }

    public required Guid CorrelationId { get; init; }

    public required int Depth { get; init; }

    public required int Stage { get; init; }

    public required bool IsInTransaction { get; init; }

    public required DateTime OperationCreatedOn { get; init; }

    public required ParameterCollection InputParameters { get; init; }

    public required ParameterCollection OutputParameters { get; init; }

    public required ParameterCollection SharedVariables { get; init; }

    public IPluginExecutionContext? ParentContext { get; init; }

    public EntityImageCollection PreEntityImages { get; init; } = [];

    public EntityImageCollection PostEntityImages { get; init; } = [];

    public EntityReference OwningExtension { get; init; } = new("sdkmessageprocessingstep");

    public Guid OperationId { get; } = Guid.NewGuid();

    public Guid? RequestId => OperationId;

    public Guid OrganizationId => WellKnown.OrganizationId;

    public string OrganizationName => WellKnown.OrganizationName;

    public string SecondaryEntityName => "none";

    /// <summary>0 synchronous, 1 in the background.</summary>
    public int Mode { get; init; }

    /// <summary>2, the sandbox: what every registered assembly of an online organisation says.</summary>
    public int IsolationMode => 2;

    public bool IsExecutingOffline => false;

    public bool IsOfflinePlayback => false;

    /// <summary>
    /// What an event that this one causes is shown as its parent: shared variables as a parent's are known to be shown, at
    /// every level above.
    /// </summary>
    public ExecutionContext SeenFromBelow(PlatformUnknowns unknowns) => unknowns is { ParentVariablesAreVisible: true, ParentVariablesAreWritable: true }
        ? this
        : this with
        {
            SharedVariables = unknowns.ParentVariablesAreVisible ? [.. SharedVariables] : [],
            ParentContext = ((ExecutionContext?)ParentContext)?.SeenFromBelow(unknowns),
        };
}
