using LocalDataverse.Pipeline;
using LocalDataverse.Registrations;
using LocalDataverse.Rights;
using LocalDataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Messages;

/// <summary>Adds rights to those that somebody has to a row.</summary>
internal sealed class GrantAccessMessage : IMessage
{
    public string Name => "GrantAccess";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        SharingEvent.Run(call, request, input =>
        {
            var access = input.Required<PrincipalAccess>(Name, "PrincipalAccess");
            Sharing.Change(call, request, access.Principal, access.AccessMask, given => given | access.AccessMask);
        });
        return Parameters.Answer<GrantAccessResponse>(Name);
    }
}

/// <summary>Replaces the rights that somebody has to a row.</summary>
internal sealed class ModifyAccessMessage : IMessage
{
    public string Name => "ModifyAccess";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        SharingEvent.Run(call, request, input =>
        {
            var access = input.Required<PrincipalAccess>(Name, "PrincipalAccess");
            Sharing.Change(call, request, access.Principal, access.AccessMask, _ => access.AccessMask);
        });
        return Parameters.Answer<ModifyAccessResponse>(Name);
    }
}

internal sealed class RevokeAccessMessage : IMessage
{
    public string Name => "RevokeAccess";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        SharingEvent.Run(call, request, input =>
            Sharing.Change(call, request, input.Required<EntityReference>(Name, "Revokee"), AccessRights.None, _ => AccessRights.None));
        return Parameters.Answer<RevokeAccessResponse>(Name);
    }
}

/// <summary>The messages that share a row are events of its table: solutions may have steps around them.</summary>
internal static class SharingEvent
{
    /// <param name="call">As whom.</param>
    /// <param name="request">Its Target is the row.</param>
    /// <param name="share">The sharing itself, by the parameters as the steps before it left them.</param>
    public static void Run(Call call, OrganizationRequest request, Action<ParameterCollection> share)
    {
        var target = request.Required<EntityReference>("Target");
        var pipeline = new PipelineEvent(call, request.RequestName, target.LogicalName) { PrimaryId = RowIdentity.Require(call, target) };
        pipeline.Take(Copies.Given(call, request.Parameters));
        pipeline.Run(Stage.PreValidation);
        _ = call.Rows;
        pipeline.Run(Stage.PreOperation);
        share(pipeline.Input);
        pipeline.Run(Stage.PostOperation);
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
