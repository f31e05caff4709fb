using LocalDataverse.Pipeline;
using LocalDataverse.Rights;
using LocalDataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Messages;

/// <summary>Whether a user's roles have a privilege: none or one, at the greatest depth.</summary>
internal sealed class RetrieveUserPrivilegeByPrivilegeNameMessage : IMessage
{
    public string Name => "RetrieveUserPrivilegeByPrivilegeName";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        var privilege = request.Required<string>("PrivilegeName");
        var user = PrincipalReader.User(call, request.Required<Guid>("UserId"));
        var has = user.Id == WellKnown.SystemUserId || user.IsAdministrator || user.Privileges.ContainsKey(privilege);
        return Parameters.Answer<OrganizationResponse>(Name, ("RolePrivileges",
            has ? new[] { new RolePrivilege { Depth = DepthOf(user, privilege) } } : []));
    }

    private static PrivilegeDepth DepthOf(Principal user, string privilege) =>
        user.Privileges.TryGetValue(privilege, out var reach) && !reach.IsGlobal
            ? reach.Units.Count > 0 ? PrivilegeDepth.Local : PrivilegeDepth.Basic
            : PrivilegeDepth.Global;
}
