using System.Net;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace LocalDataverse.Web.WebApi;

/// <summary>Faults of the organisation as the Web API tells them: a status, a code, a message.</summary>
internal static class ErrorJson
{
    private const string Refused = "not supported by the local host";

    public static Answer Of(FaultException<OrganizationServiceFault> fault, Prefer? prefer)
    {
        var error = new JObject { ["code"] = $"0x{fault.Detail.ErrorCode:x8}", ["message"] = fault.Detail.Message };
        if (fault.Detail.TraceText is { Length: > 0 } trace && prefer?.Wants("Microsoft.PowerApps.CDS.TraceText") == true)
        {
            error["@Microsoft.PowerApps.CDS.TraceText"] = trace;
        }

        return new Answer((int)StatusOf(fault.Detail), new JObject { ["error"] = error });
    }

    public static Answer Of(WebApiException error) =>
        new((int)error.Status, new JObject { ["error"] = new JObject { ["code"] = error.Code, ["message"] = error.Message } });

    private static HttpStatusCode StatusOf(OrganizationServiceFault fault) => fault.ErrorCode switch
    {
        Faults.ObjectDoesNotExist or Faults.RecordNotFoundByEntityKey => HttpStatusCode.NotFound,
        Faults.PrivilegeDenied or Faults.AccessCheckFailed or Faults.UserIsDisabled => HttpStatusCode.Forbidden,
        Faults.ConcurrencyVersionMismatch or Faults.DuplicateRecord or Faults.DuplicateRecordEntityKey => HttpStatusCode.PreconditionFailed,
        Faults.UnExpected or Faults.IsvUnExpected => HttpStatusCode.InternalServerError,
        Faults.NotSupported when fault.Message.StartsWith(Refused, System.StringComparison.Ordinal) => HttpStatusCode.NotImplemented,
        _ => HttpStatusCode.BadRequest,
    };
}
