using System;
using System.Linq;
using System.ServiceModel;
using Host.Security;
using LocalDataverse;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Xunit;

namespace Host.Administration;

/// <summary>What an administrator's tool asks an environment about itself.</summary>
public sealed class EnvironmentTests : IDisposable
{
    private const string Bypass = "prvBypassCustomBusinessLogic";

    private readonly SecurityFixture _fixture = new();

    [Fact]
    public void Environment_TellsNameVersionAndLanguages()
    {
        using var organization = LocalOrganization.Create(new OrganizationOptions
        {
            OrganizationDisplayName = "Contoso Test", PlatformVersion = new Version(9, 2, 1, 2), Languages = [1053, 1033],
        });
        var detail = ((RetrieveCurrentOrganizationResponse)organization.AsSystem.Execute(new RetrieveCurrentOrganizationRequest())).Detail;
        Assert.Equal(("Contoso Test", "9.2.1.2"), (detail.FriendlyName, detail.OrganizationVersion));
        Assert.Equal("9.2.1.2", ((RetrieveVersionResponse)organization.AsSystem.Execute(new RetrieveVersionRequest())).Version);
        Assert.Equal([1053, 1033], ((RetrieveProvisionedLanguagesResponse)organization.AsSystem.Execute(new RetrieveProvisionedLanguagesRequest())).RetrieveProvisionedLanguages);
    }

    [Fact]
    public void Table_HasItsColumnsAndKeys()
    {
        var definition = ((RetrieveEntityResponse)_fixture.System.Execute(
            new RetrieveEntityRequest { LogicalName = "usersettings", EntityFilters = EntityFilters.Attributes })).EntityMetadata;
        Assert.Equal("systemuserid", definition.PrimaryIdAttribute);
        Assert.Contains("uilanguageid", definition.Attributes.Select(a => a.LogicalName));
        Assert.Empty(definition.Keys);
        Refused("sbx_none", () => _fixture.System.Execute(new RetrieveEntityRequest { LogicalName = "sbx_none", EntityFilters = EntityFilters.Entity }));
        Assert.Null(definition.ManyToOneRelationships);
    }

    [Theory]
    [InlineData("prvReadAccount Local", "prvReadAccount", PrivilegeDepth.Local)]
    [InlineData("prvReadAccount Basic", "prvReadAccount", PrivilegeDepth.Basic)]
    [InlineData(Bypass + " Global", Bypass, PrivilegeDepth.Global)]
    [InlineData("prvReadAccount Global", Bypass, null)]
    public void Privilege_IsTold_WithItsDepth(string given, string asked, PrivilegeDepth? depth)
    {
        var user = _fixture.Person("Anna", WellKnown.RootBusinessUnitId, _fixture.Role(given));
        Assert.Equal(depth, Ask(user, asked).SingleOrDefault()?.Depth);
    }

    [Fact]
    public void SystemAdministrator_HasEveryPrivilege() =>
        Assert.Equal(PrivilegeDepth.Global, Assert.Single(Ask(_fixture.Person("Anna", WellKnown.RootBusinessUnitId, WellKnown.SystemAdministratorRoleId), Bypass)).Depth);

    [Fact]
    public void Bypass_NeedsItsPrivilege()
    {
        var account = new Entity("account") { ["name"] = "A" };
        var without = _fixture.Person("Anna", WellKnown.RootBusinessUnitId, _fixture.Role("prvCreateAccount Global", "prvReadAccount Global"));
        var with = _fixture.Person("Bo", WellKnown.RootBusinessUnitId, _fixture.Role("prvCreateAccount Global", "prvReadAccount Global", Bypass + " Global"));
        Refused(Bypass, () => Create(without));
        Create(with);

        void Create(Guid user) => _fixture.As(user).Execute(new CreateRequest { Target = account, ["BypassBusinessLogicExecution"] = "CustomSync" });
    }

    public void Dispose() => _fixture.Dispose();

    private RolePrivilege[] Ask(Guid user, string privilege) => (RolePrivilege[])_fixture.System.Execute(
        new OrganizationRequest("RetrieveUserPrivilegeByPrivilegeName") { ["UserId"] = user, ["PrivilegeName"] = privilege })["RolePrivileges"];

    private static void Refused(string naming, Action act) =>
        Assert.Contains(naming, Assert.Throws<FaultException<OrganizationServiceFault>>(act).Message, StringComparison.Ordinal);
}
