using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk.Workflow;

namespace LocalDataverse.Activities;

/// <summary>What an activity is told of the process that runs it.</summary>
internal sealed record WorkflowContext : ExecutionContext, IWorkflowContext
{
    public required bool IsRealTime { get; init; }

    public string StageName => string.Empty;

    /// <summary>A workflow, not an action or a business process flow.</summary>
    public int WorkflowCategory => 0;

    public int WorkflowMode => IsRealTime ? 1 : 0;

    /// <summary>No process has started this one.</summary>
    IWorkflowContext IWorkflowContext.ParentContext => null!;
}
