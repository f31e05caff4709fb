using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;

namespace LocalDataverse.Messages.Definitions;

/// <summary>What a table is, as far as the filters ask: names and alternate keys always, columns, relationships and privileges by wish.</summary>
internal sealed class RetrieveEntityMessage : IMessage
{
    public string Name => "RetrieveEntity";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        var asked = request.Required<EntityFilters>("EntityFilters");
        var table = Tables.Get(call, request.Required<string>("LogicalName"));
        var language = UserProfile.Of(call, call.Caller.UserId).Language;
        return Parameters.Answer<RetrieveEntityResponse>(Name, ("EntityMetadata", new TableDefinition(call.Catalog, language).Write(table, asked)));
    }
}
