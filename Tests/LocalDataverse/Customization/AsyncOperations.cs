using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Customization;

/// <summary>Keeps the row of a platform's job that has run. A failed job answers its caller all the same; its row tells.</summary>
internal static class AsyncOperations
{
    private const int Completed = 3;
    private const int Succeeded = 30;
    private const int Failed = 31;

    public static Guid Run(LocalOrganization organization, string name, Action act)
    {
        var startedOn = organization.Options.Clock.GetUtcNow().UtcDateTime;
        string? error = null;
        try
        {
            act();
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            error = fault.Detail.Message;
        }

        var row = new Entity("asyncoperation")
        {
            ["name"] = name,
            ["startedon"] = startedOn,
            ["completedon"] = organization.Options.Clock.GetUtcNow().UtcDateTime,
            ["message"] = error,
            ["friendlymessage"] = error,
            ["statecode"] = new OptionSetValue(Completed),
            ["statuscode"] = new OptionSetValue(error is null ? Succeeded : Failed),
        };
        return organization.AsSystem.Create(row);
    }
}
