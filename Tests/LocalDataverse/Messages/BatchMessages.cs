using System.ServiceModel;
using LocalDataverse.Pipeline;
using LocalDataverse.Registrations;
using LocalDataverse.Rows;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace LocalDataverse.Messages;

/// <summary>
/// CreateMultiple and UpdateMultiple are merged with the single messages: every row raises its Create or Update in the
/// caller's one transaction.
/// </summary>
internal static class Batch
{
    private const int LargestSize = 1000;

    public static void Run(Call call, IReadOnlyList<RowEvent> rows)
    {
        if (call.Unknowns.BatchesRunRowByRow)
        {
            foreach (var row in rows)
            {
                row.RunAllStages();
            }

            return;
        }

        foreach (var row in rows)
        {
            row.Run(Stage.PreValidation);
        }

        var operations = rows.SelectMany(row => row.Operations()).ToList();
        var stages = operations.Select(_ => new Queue<Stage>([Stage.PreOperation, Stage.MainOperation, Stage.PostOperation])).ToList();
        foreach (var turn in call.Unknowns.BatchTurns(operations.Count))
        {
            operations[turn].Run(stages[turn].Dequeue());
        }

        if (stages.Any(left => left.Count > 0))
        {
            throw new InvalidOperationException($"{nameof(PlatformUnknowns.BatchTurns)} must give each of {operations.Count} rows three turns.");
        }
    }

    public static IReadOnlyList<Entity> Targets(OrganizationRequest request)
    {
        var targets = request.Required<EntityCollection>("Targets");
        if (targets.Entities.Contains(null))
        {
            throw Faults.Of(Faults.InvalidArgument, $"'Targets' of '{request.RequestName}' holds a null; each item is a row.");
        }

        if (string.IsNullOrEmpty(targets.EntityName))
        {
            throw Faults.Of(Faults.InvalidArgument,
                $"The required field 'EntityName' is missing. Give 'Targets' of '{request.RequestName}' the logical name of the table.");
        }

        if (targets.Entities.FirstOrDefault(e => e.LogicalName != targets.EntityName) is { } other)
        {
            throw Faults.Of(Faults.InvalidArgument, $"The entity logical name '{other.LogicalName}' does not match the expected entity logical name "
                + $"'{targets.EntityName}'. Send one '{request.RequestName}' for each table.");
        }

        return [.. targets.Entities];
    }

    /// <summary>The events of the rows are as deep as the batch, whether or not they have it above them.</summary>
    public static Call Inside(Call call, OrganizationRequest request)
    {
        if (!call.Unknowns.BatchShowsItsTargets)
        {
            return call;
        }

        var batch = new PipelineEvent(call, request.RequestName, request.Required<EntityCollection>("Targets").EntityName);
        batch.Take(Copies.Given(call, request.Parameters));
        return call.Within(batch.ContextAt(Stage.MainOperation));
    }

    /// <summary>The row that a target means; null for one that is not there yet.</summary>
    public static Guid? Existing(Call call, Entity target) => RowIdentity.Find(
        call, target.LogicalName, RowIdentity.Stated(Tables.Get(call, target.LogicalName), target), target.KeyAttributes);

    /// <summary>The requests of ExecuteMultiple or ExecuteTransaction.</summary>
    public static OrganizationRequestCollection Requests(OrganizationRequest request)
    {
        var requests = request.Required<OrganizationRequestCollection>("Requests");
        if (requests.Count <= LargestSize)
        {
            return requests;
        }

        var fault = Faults.Of(Faults.InvalidArgument, $"'{request.RequestName}' takes {LargestSize} requests; got {requests.Count}. Send them in several batches.");
        fault.Detail.ErrorDetails["MaxBatchSize"] = LargestSize;
        throw fault;
    }
}

internal sealed class CreateMultipleMessage : IMessage
{
    public string Name => "CreateMultiple";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        var targets = Batch.Targets(request);
        var inside = Batch.Inside(call, request);
        var rows = targets.Select(target => new CreateEvent(inside, target)).ToList();
        Batch.Run(call, rows);
        return Parameters.Answer<OrganizationResponse>(Name, ("Ids", rows.Select(r => r.Id).ToArray()));
    }
}

internal sealed class UpdateMultipleMessage : IMessage
{
    public string Name => "UpdateMultiple";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        var behavior = request.Optional<ConcurrencyBehavior>("ConcurrencyBehavior");

        // bulk-operations: of several targets that are the same row the first counts, without an error.
        var targets = Batch.Targets(request).DistinctBy(target => Batch.Existing(call, target) ?? Guid.NewGuid());
        var inside = Batch.Inside(call, request);
        Batch.Run(call, [.. targets.Select(target => new UpdateEvent(inside, target, behavior))]);
        return Parameters.Answer<OrganizationResponse>(Name);
    }
}

internal sealed class UpsertMultipleMessage : IMessage
{
    public string Name => "UpsertMultiple";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        var targets = Batch.Targets(request);
        if (targets.Select(target => Batch.Existing(call, target)).GroupBy(id => id).FirstOrDefault(g => g.Key is not null && g.Skip(1).Any()) is { } twice)
        {
            throw Faults.Of(Faults.InvalidArgument, $"Duplicate Ids are not allowed in the Target list of an UpsertMultipleRequest: {twice.Key}.");
        }

        var results = targets
            .Select(target => (UpsertResponse)call.Execute(new UpsertRequest { Target = target }))
            .ToArray();
        return Parameters.Answer<OrganizationResponse>(Name, ("Results", results));
    }
}

internal sealed class ExecuteTransactionMessage : IMessage
{
    public string Name => "ExecuteTransaction";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        var responses = new OrganizationResponseCollection();
        var index = 0;
        foreach (var inner in Batch.Requests(request))
        {
            // The whole is one transaction from its first row on: stage 10 of the inner requests runs inside it.
            _ = call.Rows;
            try
            {
                responses.Add(inner?.RequestName == Name
                    ? throw Faults.Of(Faults.InvalidArgument, $"'{Name}' can't hold another one; put its requests into the outer one.")
                    : call.Execute(inner!));
            }
            catch (FaultException<OrganizationServiceFault> fault)
            {
                throw Faulted(index, fault);
            }

            index++;
        }

        return Parameters.Answer<ExecuteTransactionResponse>(Name, ("Responses", request.Optional<bool?>("ReturnResponses") == true ? responses : []));
    }

    /// <summary>The inner request's fault with its place, as the caller looks for it in the detail.</summary>
    private static FaultException<OrganizationServiceFault> Faulted(int index, FaultException<OrganizationServiceFault> fault)
    {
        var detail = new ExecuteTransactionFault
        {
            ErrorCode = fault.Detail.ErrorCode,
            Message = fault.Detail.Message,
            TraceText = fault.Detail.TraceText,
            ErrorDetails = fault.Detail.ErrorDetails,
            FaultedRequestIndex = index,
        };
        var placed = new FaultException<OrganizationServiceFault>(detail, fault.Reason);
        return fault.IsLetOut() ? placed.LetOut() : placed;
    }
}

internal sealed class ExecuteMultipleMessage : IMessage
{
    public string Name => "ExecuteMultiple";

    /// <summary>A caller's ExecuteMultiple is taken apart before it comes here: each request has a transaction of its own.</summary>
    public OrganizationResponse Execute(Call call, OrganizationRequest request) =>
        throw Faults.Of(Faults.InvalidArgument, "'ExecuteMultiple' can't run inside a plug-in or another batch; send its requests one by one.");
}
