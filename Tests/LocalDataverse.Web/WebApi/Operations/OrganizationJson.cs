using System.Linq;
using Microsoft.Xrm.Sdk.Organization;
using Newtonsoft.Json.Linq;

namespace LocalDataverse.Web.WebApi.Operations;

/// <summary>What an organisation tells of itself. Its addresses are a pair of lists, one of kinds and one of addresses.</summary>
internal static class OrganizationJson
{
    public static JObject Write(OrganizationDetail detail) => new()
    {
        ["OrganizationId"] = detail.OrganizationId.ToString(),
        // On the platform another id; here an organisation is all that its environment has.
        ["EnvironmentId"] = detail.OrganizationId.ToString(),
        ["FriendlyName"] = detail.FriendlyName,
        ["OrganizationVersion"] = detail.OrganizationVersion,
        ["UniqueName"] = detail.UniqueName,
        ["UrlName"] = detail.UrlName,
        ["State"] = detail.State.ToString(),
        ["Endpoints"] = new JObject
        {
            ["Count"] = detail.Endpoints.Count,
            ["IsReadOnly"] = false,
            ["Keys"] = new JArray(detail.Endpoints.Keys.Select(k => k.ToString())),
            ["Values"] = new JArray(detail.Endpoints.Values),
        },
    };
}
