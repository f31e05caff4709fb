using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Pipeline;

/// <summary>The parameters that any request may have beside its message's own.</summary>
/// <param name="SkipsSteps">Whether the synchronous steps of solutions don't run.</param>
/// <param name="Tag">A value that plug-ins find among the shared variables; null for none.</param>
/// <param name="Input">What of the request plug-ins see among the input parameters, without the message's own.</param>
internal sealed record OptionalParameters(bool SkipsSteps, object? Tag, IReadOnlyDictionary<string, object> Input)
{
    private const string TagName = "tag";
    private const string BypassPlugins = "BypassCustomPluginExecution";
    private const string BypassLogic = "BypassBusinessLogicExecution";
    private const string NoDuplicateDetection = "SuppressDuplicateDetection";
    private const string Concurrency = "ConcurrencyBehavior";

    /// <summary>The parameters of the messages that take no others. A custom API holds a request against its own declaration.</summary>
    private static readonly Dictionary<string, string[]> OwnOf = new(StringComparer.Ordinal)
    {
        ["Create"] = ["Target"],
        ["Update"] = ["Target", Concurrency],
        ["Delete"] = ["Target", Concurrency],
        ["Retrieve"] = ["Target", "ColumnSet", "RelatedEntitiesQuery", "ReturnNotifications"],
        ["RetrieveMultiple"] = ["Query", "ReturnNotifications"],
        ["Upsert"] = ["Target"],
        ["CreateMultiple"] = ["Targets"],
        ["UpdateMultiple"] = ["Targets", Concurrency],
        ["UpsertMultiple"] = ["Targets"],
        ["Associate"] = ["Target", "Relationship", "RelatedEntities"],
        ["Disassociate"] = ["Target", "Relationship", "RelatedEntities"],
        ["Assign"] = ["Target", "Assignee"],
        ["SetState"] = ["EntityMoniker", "State", "Status"],
        ["WinOpportunity"] = ["OpportunityClose", "Status"],
        ["LoseOpportunity"] = ["OpportunityClose", "Status"],
        ["ExecuteTransaction"] = ["Requests", "ReturnResponses"],
        ["ExecuteMultiple"] = ["Requests", "Settings"],
        ["WhoAmI"] = [],
    };

    public static OptionalParameters None { get; } = new(false, null, new Dictionary<string, object>());

    /// <summary>Those of a request; what it does not state stays as it was for the request that causes it.</summary>
    /// <exception cref="FaultException{OrganizationServiceFault}">One that the local host does not know.</exception>
    public OptionalParameters With(OrganizationRequest request)
    {
        var own = OwnOf.GetValueOrDefault(request.RequestName);
        var given = this with { Input = None.Input };
        foreach (var (name, value) in request.Parameters.Where(p => IsOne(p.Key) || own?.Contains(p.Key) == false))
        {
            given = name switch
            {
                TagName => given with { Tag = value },
                BypassPlugins => given with { SkipsSteps = SkipsSteps || value is true },
                BypassLogic => given with { SkipsSteps = SkipsSteps || Skips(value) },
                Concurrency when own?.Contains(name) == false => throw Unknown(name, request),
                NoDuplicateDetection or Concurrency => given with { Input = new Dictionary<string, object>(given.Input) { [name] = value } },
                _ => throw Unknown(name, request),
            };
        }

        return given;
    }

    /// <summary>The privileges that a request's own parameters need.</summary>
    public static IEnumerable<string> PrivilegesFor(OrganizationRequest request)
    {
        if (request.Parameters.TryGetValue(BypassPlugins, out var plugins) && plugins is true)
        {
            yield return "prvBypassCustomPlugins";
        }

        if (request.Parameters.ContainsKey(BypassLogic))
        {
            yield return "prvBypassCustomBusinessLogic";
        }
    }

    /// <summary>Whether any request may have a parameter of that name.</summary>
    public static bool IsOne(string name) => name is TagName or BypassPlugins or BypassLogic or NoDuplicateDetection or Concurrency;

    private static FaultException<OrganizationServiceFault> Unknown(string name, OrganizationRequest request) =>
        Faults.NotSupportedHere($"parameter '{name}' of message '{request.RequestName}'.");

    /// <summary>Asynchronous steps don't run here in any case.</summary>
    private static bool Skips(object? value)
    {
        var kinds = (value as string ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return kinds.Length > 0 && kinds.All(k => k is "CustomSync" or "CustomAsync")
            ? kinds.Contains("CustomSync")
            : throw Faults.Of(Faults.InvalidArgument, $"'{BypassLogic}' is CustomSync, CustomAsync or both with a comma between; got '{value}'.");
    }
}
