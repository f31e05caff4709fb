using System.ServiceModel;
using LocalDataverse.Pipeline;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Activities;

/// <summary>One run of a process. What a designer would draw, the caller says: which activity runs next, and with what.</summary>
public sealed class ProcessRun
{
    /// <summary>What an on-demand process is started by.</summary>
    private const string Message = "ExecuteWorkflow";

    private readonly Call _call;
    private readonly ProcessStart _start;

    internal ProcessRun(Call call, ProcessStart start)
    {
        _call = call;
        _start = start;
    }

    /// <summary>Runs an activity and answers its outputs.</summary>
    /// <param name="activity">The class, with its namespace.</param>
    /// <param name="inputs">By the names of the class's properties, as a stored process has them. Null for an empty column.</param>
    /// <exception cref="FaultException{OrganizationServiceFault}">The activity refused, or an input is not as it must be.</exception>
    public IReadOnlyDictionary<string, object?> Step(string activity, params (string Name, object? Value)[] inputs)
    {
        var registered = _call.Model.Activities.GetValueOrDefault(activity) ?? throw Faults.Of(Faults.InvalidArgument,
            $"There is no workflow activity '{activity}'; the organisation has {string.Join(", ", _call.Model.Activities.Keys)}.");
        return registered.Run(inputs, Context(), _call);
    }

    private WorkflowContext Context() => new()
    {
        MessageName = Message,
        PrimaryEntityName = _start.Row.LogicalName,
        PrimaryEntityId = _start.Row.Id,
        UserId = _call.Caller.UserId,
        InitiatingUserId = _call.Caller.InitiatingUserId,
        BusinessUnitId = WellKnown.RootBusinessUnitId,
        CorrelationId = _call.Scope.CorrelationId,
        Depth = _call.Depth,
        Stage = (int)Stage.MainOperation,
        Mode = _start.IsRealTime ? 0 : 1,
        IsInTransaction = _call.Scope.IsInTransaction,
        OperationCreatedOn = _call.Scope.UtcNow,
        InputParameters = [],
        OutputParameters = [],
        SharedVariables = [],
        OwningExtension = new EntityReference("workflow"),
        IsRealTime = _start.IsRealTime,
    };
}
