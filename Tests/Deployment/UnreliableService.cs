using System;
using System.Collections.Generic;
using System.Net.Http;
using System.ServiceModel;
using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;

namespace DeploymentTests;

/// <summary>What happens to a request on its way.</summary>
internal enum Mishap
{
    None,

    /// <summary>Refused for now, with a time to wait.</summary>
    Throttled,

    /// <summary>Lost on its way there.</summary>
    LostBefore,

    /// <summary>Done, and the answer lost.</summary>
    LostAfter,

    /// <summary>Rolled back as the victim of a deadlock.</summary>
    Deadlocked,
}

/// <summary>An environment that throttles, drops answers and breaks, as a test plans it by number and request.</summary>
internal sealed class UnreliableService(IOrganizationService inner, Func<int, OrganizationRequest, Mishap> plan) : OrganizationServiceBase
{
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(17);

    private readonly List<string> _log = [];

    /// <summary>Each request by its name, and what happened to it.</summary>
    public IReadOnlyList<string> Log => _log;

    public override OrganizationResponse Execute(OrganizationRequest request)
    {
        var mishap = plan(_log.Count, request);
        _log.Add(mishap == Mishap.None ? request.RequestName : $"{request.RequestName}: {mishap}");
        switch (mishap)
        {
            case Mishap.Throttled:
                throw Throttling();
            case Mishap.Deadlocked:
                throw Fault(unchecked((int)0x80044150), "Generic SQL error. Sql Number: 1205");
            case Mishap.LostBefore:
                throw new HttpRequestException("The connection was reset.");
            case Mishap.LostAfter:
                inner.Execute(request);
                throw new TimeoutException("The request channel timed out.");
            default:
                return inner.Execute(request);
        }
    }

    public static FaultException<OrganizationServiceFault> Throttling()
    {
        var fault = Fault(unchecked((int)0x80072322), "Number of requests exceeded the limit of 6000 over time window of 300 seconds.");
        fault.Detail.ErrorDetails["Retry-After"] = RetryAfter;
        return fault;
    }

    private static FaultException<OrganizationServiceFault> Fault(int code, string message) =>
        new(new OrganizationServiceFault { ErrorCode = code, Message = message }, new FaultReason(message));
}
