using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace LocalDataverse.Web.Soap;

/// <summary>
/// Who asks by a request's name alone knows no class of the answer, so it gets none: name and results are the same. A batch
/// says it of each of its requests.
/// </summary>
internal static class UntypedAnswer
{
    public static OrganizationResponse For(OrganizationRequest request, OrganizationResponse answer)
    {
        answer.ResponseName ??= request.RequestName;
        if (request.Parameters.TryGetValue("Requests", out var given) && given is OrganizationRequestCollection requests)
        {
            OfBatch(requests, answer);
        }

        return request.GetType() != typeof(OrganizationRequest) || answer.GetType() == typeof(OrganizationResponse)
            ? answer
            : new OrganizationResponse { ResponseName = answer.ResponseName, Results = answer.Results };
    }

    private static void OfBatch(OrganizationRequestCollection requests, OrganizationResponse answer)
    {
        switch (answer)
        {
            case ExecuteMultipleResponse each:
                foreach (var item in each.Responses.Where(r => r.Response is not null))
                {
                    item.Response = For(requests[item.RequestIndex], item.Response);
                }

                break;
            case ExecuteTransactionResponse all:
                for (var i = 0; i < all.Responses.Count; i++)
                {
                    all.Responses[i] = For(requests[i], all.Responses[i]);
                }

                break;
            default:
                break;
        }
    }
}
