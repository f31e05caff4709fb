using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Opps.WorkflowActivities;

/// <summary>Finds the one row that a person has on an opportunity (P20).</summary>
internal static class SellersRow
{
    /// <summary>Null when the person has none, or none that this service's user may read.</summary>
    public static Entity? Find(IOrganizationService service, EntityReference opportunity, EntityReference seller, params string[] columns)
    {
        var query = new QueryByAttribute(SellerShareTable.Name) { ColumnSet = new ColumnSet(columns) };
        query.AddAttributeValue(SellerShareTable.OpportunityId, opportunity.Id);
        query.AddAttributeValue(SellerShareTable.SellerId, seller.Id);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault();
    }
}
