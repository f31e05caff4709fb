using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace LocalDataverse.Messages.Definitions;

/// <summary>What a column is. Clients ask it of a lookup before they write one, as its targets stand there.</summary>
internal sealed class RetrieveAttributeMessage : IMessage
{
    public string Name => "RetrieveAttribute";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        var table = Tables.Get(call, request.Required<string>("EntityLogicalName"));
        var name = request.Required<string>("LogicalName");
        var column = table.Find(name) ?? throw Faults.NoSuchColumn(table.LogicalName, name);
        return Parameters.Answer<RetrieveAttributeResponse>(Name,
            ("AttributeMetadata", ColumnDefinition.Write(table, column, UserProfile.Of(call, call.Caller.UserId).Language)));
    }
}
