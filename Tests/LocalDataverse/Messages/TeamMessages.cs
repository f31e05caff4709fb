using System;
using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using LocalDataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Messages;

internal sealed class AddMembersTeamMessage : IMessage
{
    public string Name => "AddMembersTeam";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        TeamMembers.ForEach(call, request, ManyToManyLinks.Add);
        return Parameters.Answer<AddMembersTeamResponse>(Name);
    }
}

internal sealed class RemoveMembersTeamMessage : IMessage
{
    public string Name => "RemoveMembersTeam";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        TeamMembers.ForEach(call, request, ManyToManyLinks.Remove);
        return Parameters.Answer<RemoveMembersTeamResponse>(Name);
    }
}

internal static class TeamMembers
{
    private const string Relationship = "teammembership_association";

    public static void ForEach(Call call, OrganizationRequest request, Action<Call, ManyToMany, EntityReference, EntityReference> act)
    {
        var team = new EntityReference(SecurityTables.Team, request.Required<Guid>("TeamId"));
        foreach (var member in request.Required<Guid[]>("MemberIds"))
        {
            act(call, call.Catalog.ManyToMany[Relationship], team, new EntityReference(SecurityTables.User, member));
        }
    }
}
