using System.ServiceModel;
using LocalDataverse.Customization;
using LocalDataverse.Messages;
using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace LocalDataverse;

/// <summary>The organisation service of one user: every request is a transaction of its own.</summary>
internal sealed class CallerService(LocalOrganization organization, Caller caller) : OrganizationServiceBase
{
    public override OrganizationResponse Execute(OrganizationRequest request) => request.RequireName().RequestName == "ExecuteMultiple"
        ? ExecuteEach(request)
        : ExecuteOne(request);

    private OrganizationResponse ExecuteOne(OrganizationRequest request) => EarlyBoundRows.OfCallers.In(
        OrganizationMessages.For(request) is { } message
            ? message.Execute(organization, caller, request)
            : organization.Execute(request, caller));

    private ExecuteMultipleResponse ExecuteEach(OrganizationRequest request)
    {
        if (OptionalParameters.None.With(request) != OptionalParameters.None)
        {
            throw Faults.NotSupportedHere("optional parameters of ExecuteMultiple as a whole; set them on each of its requests.");
        }

        var settings = request.Required<ExecuteMultipleSettings>("Settings");
        var responses = new ExecuteMultipleResponseItemCollection();
        var index = 0;
        foreach (var inner in Batch.Requests(request))
        {
            try
            {
                var response = ExecuteOne(inner.RequireName());
                if (settings.ReturnResponses)
                {
                    responses.Add(new ExecuteMultipleResponseItem { RequestIndex = index, Response = response });
                }
            }
            catch (FaultException<OrganizationServiceFault> fault)
            {
                responses.Add(new ExecuteMultipleResponseItem { RequestIndex = index, Fault = fault.Detail });
                if (!settings.ContinueOnError)
                {
                    break;
                }
            }

            index++;
        }

        return Parameters.Answer<ExecuteMultipleResponse>("ExecuteMultiple", ("Responses", responses), ("IsFaulted", responses.Any(r => r.Fault is not null)));
    }
}
