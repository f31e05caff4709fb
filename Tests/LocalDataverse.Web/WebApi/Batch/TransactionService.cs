using LocalDataverse.Customization;
using LocalDataverse.Messages;
using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Web.WebApi.Batch;

/// <summary>The organisation service inside a transaction that is already there.</summary>
internal sealed class TransactionService(Call call) : OrganizationServiceBase
{
    public override OrganizationResponse Execute(OrganizationRequest request) => OrganizationMessages.For(request.RequireName()) is { } message
        ? throw Faults.NotSupportedHere($"'{message.Name}' in a change set; send it by itself.")
        : call.Execute(request);
}
