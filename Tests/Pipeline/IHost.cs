using System;
using LocalDataverse;
using Microsoft.Xrm.Sdk;

namespace Pipeline;

/// <summary>
/// Where the packed solution runs. All that scenarios do goes through the platform's own service, so that whatever takes the
/// place of Dataverse can judge the plug-ins by the same scenarios.
/// </summary>
public interface IHost : IDisposable
{
    /// <summary>Called before each request; it may throw to make that request fail.</summary>
    Action<RequestRecord>? OnRequest { get; set; }

    /// <summary>Acts as a user, or as SYSTEM.</summary>
    IOrganizationService As(Guid? user);

    /// <summary>Gives a user or a team a role: their own, or System Administrator.</summary>
    void GiveRole(EntityReference principal, Guid? role);
}
