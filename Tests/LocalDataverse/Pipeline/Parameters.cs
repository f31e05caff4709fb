using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Pipeline;

/// <summary>Reads a request's parameters by name, typed or untyped requests alike, and builds typed answers.</summary>
internal static class Parameters
{
    public static T Required<T>(this OrganizationRequest request, string name) =>
        request.Parameters.Required<T>(request.RequestName, name);

    /// <exception cref="System.ServiceModel.FaultException{OrganizationServiceFault}">There is no request, or it has no name.</exception>
    public static OrganizationRequest RequireName(this OrganizationRequest? request) => !string.IsNullOrEmpty(request?.RequestName)
        ? request
        : throw Faults.Of(Faults.InvalidArgument, request is null ? "'request' is null; give one." : "The request has no RequestName; give the name of a message.");

    /// <summary>A parameter as plug-ins left it.</summary>
    public static T Required<T>(this ParameterCollection parameters, string message, string name) =>
        parameters.TryGetValue(name, out var value) && value is T typed
            ? typed
            : throw Faults.Of(Faults.InvalidArgument,
                $"'{message}' needs the parameter '{name}' of type {typeof(T).Name}; got {value?.GetType().Name ?? "nothing"}.");

    public static T? Optional<T>(this OrganizationRequest request, string name) =>
        request.Parameters.TryGetValue(name, out var value) && value is T typed ? typed : default;

    public static T Answer<T>(string message, params (string Name, object? Value)[] results) where T : OrganizationResponse, new()
    {
        var response = new T { ResponseName = message };
        foreach (var (name, value) in results)
        {
            response.Results[name] = value;
        }

        return response;
    }
}
