using LocalDataverse.Pipeline;
using LocalDataverse.Registrations;
using LocalDataverse.Rows;
using LocalDataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Messages;

/// <summary>Adds rights to those that somebody has to a row. Solutions may have steps around it.</summary>
internal sealed class GrantAccessMessage : IMessage
{
    public string Name => "GrantAccess";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        var target = request.Required<EntityReference>("Target");
        var pipeline = new PipelineEvent(call, Name, target.LogicalName) { PrimaryId = RowIdentity.Require(call, target) };
        pipeline.Take(Copies.Given(call, request.Parameters));
        pipeline.Run(Stage.PreValidation);
        pipeline.Run(Stage.PreOperation);
        var access = pipeline.Input.Required<PrincipalAccess>(Name, "PrincipalAccess");
        Sharing.Change(call, request, access.Principal, access.AccessMask, given => given | access.AccessMask);
        pipeline.Run(Stage.PostOperation);
        return Parameters.Answer<GrantAccessResponse>(Name);
    }
}

/// <summary>Replaces the rights that somebody has to a row.</summary>
internal sealed class ModifyAccessMessage : IMessage
{
    public string Name => "ModifyAccess";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        var access = request.Required<PrincipalAccess>("PrincipalAccess");
        Sharing.Change(call, request, access.Principal, access.AccessMask, _ => access.AccessMask);
        return Parameters.Answer<ModifyAccessResponse>(Name);
    }
}

internal sealed class RevokeAccessMessage : IMessage
{
    public string Name => "RevokeAccess";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        Sharing.Change(call, request, request.Required<EntityReference>("Revokee"), AccessRights.None, _ => AccessRights.None);
        return Parameters.Answer<RevokeAccessResponse>(Name);
    }
}

internal sealed class RetrievePrincipalAccessMessage : IMessage
{
    public string Name => "RetrievePrincipalAccess";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        var target = request.Required<EntityReference>("Target");
        var table = Tables.Get(call, target.LogicalName);
        var id = RowIdentity.Require(call, target);
        Access.Require(call, table, id, AccessRights.ReadAccess);
        var principal = request.Required<EntityReference>("Principal");
        var rights = AccessRights.None;
        foreach (var right in Privileges.Rights)
        {
            if (principal.Id == WellKnown.SystemUserId || Access.Has(call, PrincipalReader.Of(call, principal), table, id, right))
            {
                rights |= right;
            }
        }

        return Parameters.Answer<RetrievePrincipalAccessResponse>(Name, ("AccessRights", rights));
    }
}
