using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Opps.Deployment.Connecting;

namespace Opps.Deployment.Checking;

/// <summary>A table as it stands in the environment.</summary>
internal static class StoredTable
{
    /// <summary>Null when it is not there.</summary>
    public static EntityMetadata? Find(IOrganizationService service, string name, EntityFilters filters = EntityFilters.Entity)
    {
        try
        {
            return ((RetrieveEntityResponse)service.Execute(new RetrieveEntityRequest { LogicalName = name, EntityFilters = filters })).EntityMetadata;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (!Trouble.WasNotDone(fault))
        {
            return null;
        }
    }
}
