using System.ServiceModel;
using LocalDataverse.Metadata;
using LocalDataverse.Queries;
using LocalDataverse.Storage.Compilation;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Solutions.Screens;

/// <summary>Refuses FetchXML of a view or chart that could not run.</summary>
internal static class QueryCheck
{
    public static Query Require(string fetchXml, ScreenReferences references, Catalog catalog)
    {
        try
        {
            var query = FetchXmlReader.Read(fetchXml);
            new QueryCompiler(query, catalog, new QueryContext(Guid.Empty, DateTime.UnixEpoch) { BusinessUnitId = Guid.Empty, TeamIds = [] }).Compile();
            return query;
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            throw references.Refused($"its query can't run: {fault.Detail.Message.TrimEnd('.')}");
        }
    }

    /// <summary>The linked tables of a query, at whatever depth.</summary>
    public static IEnumerable<Source> Linked(Source source) => source.Links.SelectMany(l => Linked(l.To).Prepend(l.To));
}
