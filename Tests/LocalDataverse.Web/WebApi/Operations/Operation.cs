using System.Collections.Generic;

namespace LocalDataverse.Web.WebApi.Operations;

/// <summary>What a parameter of an operation holds, on its way between JSON and a request.</summary>
internal enum ValueKind
{
    Boolean,
    Integer,
    Decimal,
    Double,
    Money,
    Text,
    DateTime,
    Guid,
    Option,
    Entity,
    EntityReference,
    EntityCollection,
    TextArray,
    IntegerArray,
    GuidArray,
    Bytes,
    Label,
    EndpointAccess,
}

/// <summary>A message as an action or a function of the Web API.</summary>
/// <param name="Name">The message's name.</param>
/// <param name="IsFunction">Whether it only reads, by GET.</param>
/// <param name="BoundTable">The table whose row stands before it in the address; null when unbound.</param>
/// <param name="Parameters">In the body, or in the parentheses of a function.</param>
/// <param name="BoundAs">The request's parameter that the bound row becomes.</param>
internal sealed record Operation(string Name, bool IsFunction, string? BoundTable, IReadOnlyList<OperationParameter> Parameters, string BoundAs = "Target")
{
    /// <summary>Whether the request takes the row's id alone.</summary>
    public bool IsBoundById => BoundAs.EndsWith("Id", System.StringComparison.Ordinal);
}

/// <param name="Name">In JSON and in the request.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Table">The table of its rows; null when each row says its own.</param>
internal sealed record OperationParameter(string Name, ValueKind Kind, string? Table = null);
