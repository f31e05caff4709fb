using System.Collections.Concurrent;
using LocalDataverse.Rights;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Pipeline;

/// <summary>Finds the message that a request names and runs it.</summary>
/// <param name="options">How the organisation is set up.</param>
/// <param name="messages">The platform's own messages; a solution's stand in the model.</param>
/// <param name="requirePrivileges">Refuses a caller without the privileges that the request's parameters need.</param>
/// <param name="begin">Begins a transaction.</param>
/// <param name="change">Changes the model.</param>
internal sealed class Dispatcher(
    OrganizationOptions options, IEnumerable<IMessage> messages, Action<Call, string, IEnumerable<string>> requirePrivileges,
    Func<Model, IRowTransaction> begin, Action<Func<Model, Model>> change)
{
    /// <summary>The platform stops a chain of plug-ins that cause each other at this depth.</summary>
    private const int MaximumDepth = 8;

    private readonly Dictionary<string, IMessage> _messages = messages.ToDictionary(m => m.Name, StringComparer.Ordinal);

    public OrganizationOptions Options => options;

    /// <summary>Whether changes are kept as history.</summary>
    public bool IsAuditEnabled { get; set; }

    /// <summary>The root address under which clients reach the organisation; null while nothing serves it.</summary>
    public Uri? ServedAt { get; set; }

    /// <summary>What is known of users' and teams' rights; emptied when something that says so changes.</summary>
    public ConcurrentDictionary<Guid, Principal> Principals { get; } = new();

    /// <summary>Changes what the organisation is, outside of any transaction.</summary>
    public void Change(Func<Model, Model> how) => change(how);

    public IRowTransaction BeginTransaction(Model model) => begin(model);

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        request.RequireName();
        call.Scope.ThrowIfDoomed();
        if (call.Depth > MaximumDepth)
        {
            throw Faults.Of(Faults.DepthTooHigh,
                $"'{request.RequestName}' would run at depth {call.Depth}, above {MaximumDepth}: plug-ins cause each other in an endless loop.");
        }

        requirePrivileges(call, request.RequestName, OptionalParameters.PrivilegesFor(request));
        call = call with { Optional = call.Optional.With(request) };
        var message = _messages.GetValueOrDefault(request.RequestName) ?? call.Model.CustomApis.GetValueOrDefault(request.RequestName);
        return message is not null ? message.Execute(call, request) : throw Faults.NotSupportedHere($"message '{request.RequestName}'.");
    }
}
