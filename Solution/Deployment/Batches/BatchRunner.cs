using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Opps.Deployment.Connecting;

namespace Opps.Deployment.Batches;

/// <summary>
/// Writes a batch: look what is to do, send it in one request, and where that is refused one by one, so that a bad item
/// keeps none of the others back. After each sending it looks again, so it does not matter what became of a request that
/// was never answered, and an item counts as done only when it is stored as it should be.
/// </summary>
internal sealed class BatchRunner<T>(IOrganizationService service, IBatchWork<T> work, Workplace workplace) where T : notnull
{
    private const int MostRounds = 5;
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(2);

    private bool _takesBulkMessage = true;

    /// <summary>What was not done, with the reason.</summary>
    public IReadOnlyList<(T Item, string Reason)> Run(IReadOnlyList<T> batch)
    {
        var refused = new Dictionary<T, string>();
        for (var round = 1; ; round++)
        {
            var verdicts = work.Look(batch);
            var rest = verdicts.Where(v => v.Standing == Standing.ToDo && !refused.ContainsKey(v.Item)).Select(v => v.Item).ToList();
            if (rest.Count == 0 || round > MostRounds)
            {
                return [.. verdicts.Where(v => v.Standing != Standing.Done).Select(v => (v.Item, ReasonOf(v)))];
            }

            Send(rest, refused);
        }

        // What is stored says more than why it was refused.
        string ReasonOf(Verdict<T> verdict) =>
            (verdict.Standing == Standing.Wrong ? verdict.Reason : null) ?? refused.GetValueOrDefault(verdict.Item) ?? verdict.Reason ?? NotTaken;
    }

    private static string NotTaken => $"sent {MostRounds} times, and still not stored";

    private void Send(List<T> items, Dictionary<T, string> refused)
    {
        try
        {
            if (!SendTogether(items))
            {
                var before = refused.Count;
                SendOneByOne(items, refused);

                // Nobody was to blame alone: it is the message that this environment does not take.
                _takesBulkMessage &= refused.Count > before || items.Count == 1;
            }
        }
        catch (Exception error) when (Trouble.IsInDoubt(error))
        {
            workplace.Say($"No answer ({error.Message}); looking what was stored.");
        }
    }

    private bool SendTogether(List<T> items)
    {
        if (!_takesBulkMessage || items.Count == 1 || work.Together(items) is not { } request)
        {
            return false;
        }

        try
        {
            service.Execute(request);
            return true;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (!Trouble.WasNotDone(fault))
        {
            // Nothing was written: it is done for all or for none.
            return false;
        }
    }

    private void SendOneByOne(List<T> items, Dictionary<T, string> refused)
    {
        var requests = new OrganizationRequestCollection();
        requests.AddRange(items.Select(work.Alone));
        var answer = (ExecuteMultipleResponse)service.Execute(new ExecuteMultipleRequest
        {
            Requests = requests,
            Settings = new ExecuteMultipleSettings { ContinueOnError = true, ReturnResponses = false },
        });
        var faults = answer.Responses.Where(r => r.Fault is not null).ToList();
        foreach (var response in faults.Where(r => !Trouble.WasNotDone(r.Fault)))
        {
            refused[items[response.RequestIndex]] = ReasonIn(response.Fault);
        }

        if (faults.Where(r => Trouble.WasNotDone(r.Fault)).Select(r => Trouble.RetryAfter(r.Fault) ?? ShortWait).DefaultIfEmpty().Max() is var wait && wait > TimeSpan.Zero)
        {
            workplace.Say($"The environment asks to wait {wait.TotalSeconds:0} s.");
            workplace.Wait(wait);
        }
    }

    /// <summary>The innermost text: a transaction wraps what refused it.</summary>
    private static string ReasonIn(OrganizationServiceFault fault)
    {
        while (fault.InnerFault is { } inner)
        {
            fault = inner;
        }

        return fault.Message;
    }
}
