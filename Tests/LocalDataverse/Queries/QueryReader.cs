using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Queries;

/// <summary>The three ways to state a query, turned into one.</summary>
internal static class QueryReader
{
    /// <exception cref="System.ServiceModel.FaultException">A part that the local host does not do, by its name.</exception>
    public static Query Read(QueryBase query) => query switch
    {
        QueryExpression expression => QueryExpressionReader.Read(expression),
        QueryByAttribute byAttribute => QueryExpressionReader.Read(byAttribute),
        FetchExpression { Query: null } => throw Faults.Of(Faults.InvalidArgument, "The FetchExpression has no Query; give it FetchXML."),
        FetchExpression fetch => FetchXmlReader.Read(fetch.Query),
        null => throw Faults.Of(Faults.InvalidArgument, "The request has no query."),
        _ => throw Faults.NotSupportedHere($"query of type {query.GetType().Name}"),
    };
}
