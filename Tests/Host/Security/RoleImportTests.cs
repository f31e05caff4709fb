using System;
using System.Linq;
using LocalDataverse;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Security;

/// <summary>Roles of a solution zip: Roles/Role/RolePrivileges, a privilege being prv, a verb and a table's schema name.</summary>
public sealed class RoleImportTests : IDisposable
{
    private readonly SecurityFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Role_Imported_IsARowAndAComponent()
    {
        var id = Guid.NewGuid();
        var report = _fixture.Organization.Import(SampleRoles.Zip(SecurityFixture.RoleXml(id, "Reader", true, "prvReadAccount Basic")));
        Assert.Equal("Reader", _fixture.System.Retrieve("role", id, new ColumnSet("name"))["name"]);
        Assert.Contains("role Reader", report.Components);
        Assert.Empty(report.LeftOut);
    }

    /// <summary>A later version of the solution may give less; who has the role has less from then on.</summary>
    [Fact]
    public void Role_ImportedAgain_IsReplaced()
    {
        var id = Guid.NewGuid();
        _fixture.Organization.Import(SampleRoles.Zip(SecurityFixture.RoleXml(id, "Reader", true, "prvReadAccount Global", "prvReadContact Global")));
        var user = _fixture.Person("Anna", _fixture.Nordic, id);
        Assert.Empty(_fixture.Seen(user, "contact"));

        _fixture.Organization.Import(SampleRoles.Zip(SecurityFixture.RoleXml(id, "Reader", true, "prvReadAccount Global")));
        Assert.Empty(_fixture.Seen(user));
        SecurityFixture.IsDenied(Faults.PrivilegeDenied, () => _fixture.Seen(user, "contact"));
    }

    [Theory]
    [InlineData("prvShareUser Global", "no table of the organisation has")]
    [InlineData("prvReadSystemUserRoles Global", "no table of the organisation has")]
    [InlineData("prvReadTransactionCurrency Deep", "Write Global")]
    [InlineData("prvReadAccount Somewhat", "Basic, Local, Deep or Global")]
    public void Privilege_Unknown_IsRefusedWithRoleAndName(string privilege, string why)
    {
        var zip = SampleRoles.Zip(SecurityFixture.RoleXml(Guid.NewGuid(), "Odd role", true, privilege));
        SecurityFixture.IsDenied(Faults.InvalidArgument, () => _fixture.Organization.Import(zip), "Odd role", privilege.Split(' ')[0], why);
    }

    /// <summary>Exports of roles have what their environment has, beside the tables of the solution.</summary>
    [Fact]
    public void Privilege_OfNoTableHere_IsListedWithItsRole_AndTheRestCounts()
    {
        var id = Guid.NewGuid();
        var report = _fixture.Organization.Import(SampleRoles.Zip(SecurityFixture.RoleXml(id, "Odd role", true, "prvReadNothing Global", "prvReadAccount Global", "prvEatAccount Basic")));
        Assert.Equal(["privilege prvEatAccount of role Odd role", "privilege prvReadNothing of role Odd role"], report.LeftOut);
        Assert.Empty(_fixture.Seen(_fixture.Person("Anna", _fixture.Nordic, id)));
    }

    /// <summary>security role privileges: activities share one set, notes and users have older words.</summary>
    [Theory]
    [InlineData("prvReadActivity Basic")]
    [InlineData("prvCreateNote Basic")]
    [InlineData("prvAppendToUser Global")]
    [InlineData("prvAssignRole Deep")]
    [InlineData("prvreadaccount Local")]
    public void Privilege_OfThePlatform_IsKnown(string privilege) => _fixture.Role(privilege);

    [Fact]
    public void Privilege_StatedTwice_IsRefused()
    {
        var zip = SampleRoles.Zip(SecurityFixture.RoleXml(Guid.NewGuid(), "Twice", true, "prvReadAccount Basic", "prvReadAccount Global"));
        SecurityFixture.IsDenied(Faults.InvalidArgument, () => _fixture.Organization.Import(zip), "Twice", "prvReadAccount");
    }

    [Fact]
    public void Manifest_WithARoleThatIsNotThere_IsRefused()
    {
        var role = SecurityFixture.RoleXml(Guid.NewGuid(), "Here", true);
        var zip = Solutions.SamplePackage.Zip(manifest: m => m.Descendants("RootComponents").Single().Add(
            new System.Xml.Linq.XElement("RootComponent", new System.Xml.Linq.XAttribute("type", 20), role.Attribute("id")!)));
        SecurityFixture.IsDenied(Faults.InvalidArgument, () => _fixture.Organization.Import(zip), "role", role.Attribute("id")!.Value.Trim('{', '}'));
    }
}
