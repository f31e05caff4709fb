using System;
using System.Linq;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace Opps.Deployment.Checking;

/// <summary>What a user's roles allow, the roles of their teams included.</summary>
internal sealed class UserPrivileges(IOrganizationService service, Guid userId)
{
    /// <summary>Needed to write past the plug-ins.</summary>
    public const string BypassLogic = "prvBypassCustomBusinessLogic";

    /// <summary>At whatever depth.</summary>
    public bool Has(string privilege) => Find(privilege).Length > 0;

    /// <summary>For the rows of the whole organisation.</summary>
    public bool HasEverywhere(string privilege) => Find(privilege).Any(found => found.Depth == PrivilegeDepth.Global);

    private RolePrivilege[] Find(string privilege) => service.Execute(
        new OrganizationRequest("RetrieveUserPrivilegeByPrivilegeName") { ["UserId"] = userId, ["PrivilegeName"] = privilege })
        .Results.TryGetValue("RolePrivileges", out var found) && found is RolePrivilege[] all ? all : [];
}
