using System.ServiceModel;
using LocalDataverse.Pipeline;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Customization;

/// <summary>
/// Deletes what its queries find, as the caller, row by row and each in a transaction of its own: a row that can't be deleted keeps none of
/// the others. Here the job has ended when the answer comes; its row says how many went and how many did not.
/// </summary>
internal sealed class BulkDeleteMessage : IOrganizationMessage
{
    private const string Privilege = "prvBulkDelete";
    private const int PageSize = 5000;

    public string Name => "BulkDelete";

    public OrganizationResponse Execute(LocalOrganization organization, Caller caller, OrganizationRequest request)
    {
        Customizer.Require(organization, caller, request, Privilege);
        var queries = request.Required<QueryExpression[]>("QuerySet");
        var name = request.Required<string>("JobName");
        RefuseWhatIsNotDone(organization, request);
        var (gone, stayed) = (0, 0);
        var job = AsyncOperations.Run(organization, name, () =>
        {
            foreach (var row in queries.SelectMany(query => Found(organization, caller, query)).ToList())
            {
                if (IsDeleted(organization, caller, row))
                {
                    gone++;
                }
                else
                {
                    stayed++;
                }
            }
        });
        organization.AsSystem.Create(new Entity("bulkdeleteoperation")
        {
            ["name"] = name,
            ["asyncoperationid"] = new EntityReference("asyncoperation", job),
            ["successcount"] = gone,
            ["failurecount"] = stayed,
        });
        return Parameters.Answer<BulkDeleteResponse>(Name, ("JobId", job));
    }

    private static void RefuseWhatIsNotDone(LocalOrganization organization, OrganizationRequest request)
    {
        if (!string.IsNullOrEmpty(request.Optional<string>("RecurrencePattern")))
        {
            throw Faults.NotSupportedHere("a bulk deletion that recurs; leave out RecurrencePattern");
        }

        if (request.Optional<bool?>("SendEmailNotification") == true)
        {
            throw Faults.NotSupportedHere("an e-mail when a bulk deletion has ended; leave out SendEmailNotification");
        }

        if (request.Optional<DateTime?>("StartDateTime")?.ToUniversalTime() > organization.Options.Clock.GetUtcNow().UtcDateTime)
        {
            throw Faults.NotSupportedHere("a bulk deletion that begins later; leave out StartDateTime");
        }
    }

    private static bool IsDeleted(LocalOrganization organization, Caller caller, EntityReference row)
    {
        try
        {
            organization.Execute(new DeleteRequest { Target = row }, caller);
            return true;
        }
        catch (FaultException<OrganizationServiceFault>)
        {
            return false;
        }
    }

    /// <summary>All of it before anything is deleted. The query is the caller's, and stays as it was.</summary>
    private static List<EntityReference> Found(LocalOrganization organization, Caller caller, QueryExpression query)
    {
        var given = query.PageInfo;
        var found = new List<EntityReference>();
        try
        {
            query.PageInfo = new PagingInfo { PageNumber = 1, Count = PageSize };
            EntityCollection page;
            do
            {
                page = ((RetrieveMultipleResponse)organization.Execute(new RetrieveMultipleRequest { Query = query }, caller)).EntityCollection;
                found.AddRange(page.Entities.Select(row => row.ToEntityReference()));
                query.PageInfo.PageNumber++;
                query.PageInfo.PagingCookie = page.PagingCookie;
            }
            while (page.MoreRecords);
            return found;
        }
        finally
        {
            query.PageInfo = given;
        }
    }
}
