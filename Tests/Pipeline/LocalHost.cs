using System;
using System.Threading;
using LocalDataverse;
using LocalDataverse.Security;
using Microsoft.Xrm.Sdk;

namespace Pipeline;

/// <summary>The embedded Dataverse, with the standard tables and a package imported.</summary>
internal sealed class LocalHost : IHost
{
    public LocalHost(byte[] sellerShares, Platform platform)
    {
        Organization = Imported.New(new OrganizationOptions
        {
            Unknowns = platform.Unknowns,
            RowIds = platform.RowIds,
            OnRequest = request => OnRequest?.Invoke(request),
            Clock = new RequestClock(platform.ClockStands ? 0 : 1),
        }, sellerShares);
    }

    public LocalOrganization Organization { get; }

    public Action<RequestRecord>? OnRequest { get; set; }

    public IOrganizationService As(Guid? user) => user is { } id ? Organization.AsUser(id) : Organization.AsSystem;

    public void GiveRole(EntityReference principal, Guid? role) => Organization.AsSystem.AssignRole(principal, role);

    public void Dispose() => Organization.Dispose();

    /// <summary>So many seconds pass with each request: with one, rows of two requests are never equally old; with none, all are.</summary>
    private sealed class RequestClock(int step) : TimeProvider
    {
        private long _seconds;

        public override DateTimeOffset GetUtcNow() =>
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(Interlocked.Add(ref _seconds, step));
    }
}
