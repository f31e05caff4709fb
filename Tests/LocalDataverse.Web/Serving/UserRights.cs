using System;
using LocalDataverse.Pipeline;
using LocalDataverse.Rights;
using LocalDataverse.Security;
using Microsoft.Crm.Sdk.Messages;

namespace LocalDataverse.Web.Serving;

/// <summary>What a user's roles allow, read for those who show it.</summary>
internal static class UserRights
{
    public static Principal Of(LocalOrganization organization, Guid userId) => organization.Within(
        new WhoAmIRequest(), new Caller(WellKnown.SystemUserId, WellKnown.SystemUserId), call => PrincipalReader.User(call, userId));
}
