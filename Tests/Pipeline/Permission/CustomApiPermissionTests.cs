using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Pipeline.Permission;

/// <summary>A1 through the custom APIs: Write on the opportunity is needed, and with Read enough; the rows are written by the system.</summary>
public sealed class CustomApiPermissionTests : IDisposable
{
    private readonly World _world = new(World.Zip());

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("opps_SetSellerShares")]
    [InlineData("opps_SplitSellerSharesEqually")]
    [InlineData("opps_ReplaceSeller")]
    public void A1_CustomApi_WithoutWriteOnOpportunity_IsRefused(string api)
    {
        var everything = RoleZip.Everything("opps_SellerShare", "Global").Concat(RoleZip.Everything("Opportunity", "Global")).ToList();
        var act = Prepare(api, _world.Person("Dan", _world.Role(everything.Where(p => p != "prvWriteOpportunity Global"))));
        var before = FaultTests.Snapshot(_world);
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(act);
        Assert.Equal(Faults.PrivilegeDenied, fault.Detail.ErrorCode);
        Assert.Contains("prvWriteOpportunity", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, FaultTests.Snapshot(_world));

        Prepare(api, _world.Person("Eva", _world.Role("prvReadOpportunity Global", "prvWriteOpportunity Global", "prvReadopps_SellerShare Global")))();
        Assert.NotEqual(before, FaultTests.Snapshot(_world));
    }

    private Action Prepare(string api, Guid user)
    {
        var (anna, bo) = (_world.Person("Anna"), _world.Person("Bo"));
        var opportunity = _world.Opportunity(anna, 1000m, (anna, 60m), (bo, 40m));
        var request = new OrganizationRequest(api);
        foreach (var (name, value) in Parameters(api, opportunity, anna, bo))
        {
            request[name] = value;
        }

        return () => _world.As(user).Execute(request);
    }

    private Dictionary<string, object> Parameters(string api, Guid opportunity, Guid anna, Guid bo) => api switch
    {
        "opps_ReplaceSeller" => new() { ["From"] = World.User(bo), ["To"] = World.User(_world.Person("Cia")) },
        "opps_SetSellerShares" => new()
        {
            ["Target"] = new EntityReference("opportunity", opportunity),
            ["Shares"] = new EntityCollection([World.Share(anna, 10m)]),
        },
        _ => new() { ["Target"] = new EntityReference("opportunity", opportunity) },
    };
}
