using System;
using LocalDataverse;
using LocalDataverse.Solutions;
using Microsoft.Xrm.Sdk;
using Pipeline;

namespace FakeXrmEasyTests;

/// <summary>FakeXrmEasy in the place of Dataverse. It knows no roles: everybody may do everything.</summary>
internal sealed class FakeHost : IHost
{
    private readonly FakeOrganization _organization;

    public FakeHost(byte[] sellerShares)
    {
        _organization = new FakeOrganization(SolutionReader.Read(sellerShares), request => OnRequest?.Invoke(request));
        _organization.AddFirstRows();
    }

    public Action<RequestRecord>? OnRequest { get; set; }

    public IOrganizationService As(Guid? user) => _organization.As(user ?? WellKnown.SystemUserId);

    public void GiveRole(EntityReference principal, Guid? role)
    {
    }

    public void Dispose()
    {
    }
}
