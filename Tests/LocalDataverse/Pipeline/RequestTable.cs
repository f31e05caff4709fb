using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Pipeline;

/// <summary>The table that a request is about, for counting and tracing.</summary>
internal static class RequestTable
{
    public static string? Of(OrganizationRequest request) =>
        request.Parameters.Values.Select(TableOf).FirstOrDefault(t => t is not null);

    private static string? TableOf(object? parameter) => parameter switch
    {
        Entity row => row.LogicalName,
        EntityReference row => row.LogicalName,
        EntityCollection rows => rows.EntityName,
        QueryExpression query => query.EntityName,
        QueryByAttribute query => query.EntityName,
        _ => null,
    };
}
