using System;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Opps.Deployment.Packages;

/// <summary>A solution as it stands in the environment.</summary>
internal sealed record Installed(Version Version, bool IsManaged)
{
    /// <summary>Null when it is not there.</summary>
    public static Installed? Find(IOrganizationService service, string uniqueName)
    {
        var query = new QueryExpression("solution") { ColumnSet = new ColumnSet("version", "ismanaged") };
        query.Criteria.AddCondition("uniquename", ConditionOperator.Equal, uniqueName);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault() is { } row
            ? new Installed(Version.Parse(row.GetAttributeValue<string>("version")), row.GetAttributeValue<bool>("ismanaged"))
            : null;
    }
}
