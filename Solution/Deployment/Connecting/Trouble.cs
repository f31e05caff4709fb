using System;
using System.IO;
using System.Net.Http;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace Opps.Deployment.Connecting;

/// <summary>What a failed request means: whether it was done, and when to try again.</summary>
internal static class Trouble
{
    private const string RetryAfterKey = "Retry-After";

    // Service protection limits: number of requests, execution time, requests at once.
    private const int TooManyRequests = unchecked((int)0x80072322);
    private const int TooMuchTime = unchecked((int)0x80072321);
    private const int TooManyAtOnce = unchecked((int)0x80072326);

    // The database rolled the transaction back.
    private const int SqlError = unchecked((int)0x80044150);
    private const int SqlTimeout = unchecked((int)0x80044151);
    private const string DeadlockVictim = "1205";

    /// <summary>The environment did not take the request, or undid it: it may be sent again as it is.</summary>
    public static bool WasNotDone(Exception error) => error is FaultException<OrganizationServiceFault> fault && WasNotDone(fault.Detail);

    /// <summary>The same of one request in a batch.</summary>
    public static bool WasNotDone(OrganizationServiceFault fault) =>
        fault.ErrorCode is TooManyRequests or TooMuchTime or TooManyAtOnce or SqlTimeout ||
        (fault.ErrorCode == SqlError && fault.Message?.Contains(DeadlockVictim, StringComparison.Ordinal) == true);

    /// <summary>No answer came: nobody knows whether it was done. What is stored must be looked at first.</summary>
    public static bool IsInDoubt(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is FaultException)
            {
                return false;
            }

            if (cause is TimeoutException or CommunicationException or HttpRequestException or IOException)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How long the environment asks to wait; null when it does not say.</summary>
    public static TimeSpan? RetryAfter(Exception? error) => error is FaultException<OrganizationServiceFault> fault ? RetryAfter(fault.Detail) : null;

    /// <summary>The same of one request in a batch.</summary>
    public static TimeSpan? RetryAfter(OrganizationServiceFault fault) =>
        fault.ErrorDetails.TryGetValue(RetryAfterKey, out var value) && value is TimeSpan time ? time : null;
}
