using System;
using LocalDataverse.Pipeline;
using Microsoft.Crm.Sdk.Messages;

namespace LocalDataverse.Web.WebApi;

/// <summary>The language that a user reads.</summary>
internal static class UserLanguages
{
    public static int Of(LocalOrganization organization, Guid userId) =>
        organization.Within(new WhoAmIRequest(), new Caller(userId, userId), call => UserProfile.Of(call, userId).Language);
}
