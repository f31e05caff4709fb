using System;
using System.Linq;
using LocalDataverse;
using LocalDataverse.Registrations;
using LocalDataverse.Rights;
using LocalDataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Security;

/// <summary>Roles through teams, and changes of who has which.</summary>
public sealed class TeamAndRoleTests : IDisposable
{
    private readonly SecurityFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    /// <summary>A team's role counts from the team's business unit.</summary>
    [Fact]
    public void TeamRole_Local_ReachesTheTeamsUnit()
    {
        var reader = _fixture.Role("prvReadAccount Basic");
        var anna = _fixture.Person("Anna", _fixture.Nordic, reader);
        _fixture.Team(_fixture.Iberia, [anna], _fixture.Role("prvReadAccount Local"));
        var inIberia = _fixture.Account(_fixture.Person("Bo", _fixture.Iberia, reader));
        _fixture.Account(_fixture.Person("Cia", _fixture.Nordic, reader));
        Assert.Equal([inIberia], _fixture.Seen(anna));
    }

    /// <summary>security-roles-privileges, member's privilege inheritance: team privileges only, or as if the member had the role.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TeamRole_Basic_CountsForTheMembersOwnRowsOnlyWhenInherited(bool isInherited)
    {
        var anna = _fixture.Person("Anna", _fixture.Nordic);
        var team = _fixture.Team(_fixture.Nordic, [anna], _fixture.Role(isInherited, "prvReadAccount Basic", "prvCreateAccount Basic"));
        _fixture.Account(new EntityReference("team", team));
        Assert.Single(_fixture.Seen(anna));
        var own = new Entity("account") { ["name"] = "Own" };
        if (isInherited)
        {
            _fixture.As(anna).Create(own);
            Assert.Equal(2, _fixture.Seen(anna).Count);
        }
        else
        {
            SecurityFixture.IsDenied(Faults.AccessCheckFailed, () => _fixture.As(anna).Create(own), "CreateAccess");
        }
    }

    /// <summary>What is known of somebody's rights is never older than the last commit.</summary>
    [Fact]
    public void Role_TakenAway_CountsAtOnce()
    {
        var role = _fixture.Role("prvReadAccount Global");
        var anna = _fixture.Person("Anna", _fixture.Nordic, role);
        Assert.Empty(_fixture.Seen(anna));
        Relate("Disassociate", anna, role);
        SecurityFixture.IsDenied(Faults.PrivilegeDenied, () => _fixture.Seen(anna));
        Relate("Associate", anna, role);
        Assert.Empty(_fixture.Seen(anna));
    }

    /// <summary>Who has a role is read over the link by whoever reads both users and roles, and by nobody else; never the links themselves.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void RolesOfUsers_AreLinkedOver_WhereBothSidesMayBeRead(bool readsUsers)
    {
        var role = _fixture.Role(readsUsers ? ["prvReadRole Global", "prvReadUser Global"] : ["prvReadRole Global"]);
        var anna = _fixture.Person("Anna", _fixture.Nordic, role);
        var query = new QueryExpression("role") { ColumnSet = new ColumnSet("parentrootroleid"), Distinct = true };
        query.AddLink("systemuserroles", "roleid", "roleid").AddLink("systemuser", "systemuserid", "systemuserid").LinkCriteria.AddCondition("systemuserid", ConditionOperator.Equal, anna);
        if (readsUsers)
        {
            Assert.Equal(role, _fixture.As(anna).RetrieveMultiple(query).Entities.Single().GetAttributeValue<EntityReference>("parentrootroleid").Id);
        }
        else
        {
            SecurityFixture.IsDenied(Faults.PrivilegeDenied, () => _fixture.As(anna).RetrieveMultiple(query), "prvReadUser");
        }

        SecurityFixture.IsDenied(Faults.PrivilegeDenied, () => _fixture.As(anna).RetrieveMultiple(new QueryExpression("systemuserroles")));
    }

    [Fact]
    public void User_MovedToAnotherUnit_SeesThatUnit()
    {
        var anna = _fixture.Person("Anna", _fixture.Nordic, _fixture.Role("prvReadAccount Local"));
        _fixture.Account(_fixture.Person("Bo", _fixture.Iberia, WellKnown.SystemAdministratorRoleId));
        Assert.Empty(_fixture.Seen(anna));
        _fixture.System.Update(new Entity("systemuser", anna) { ["businessunitid"] = new EntityReference("businessunit", _fixture.Iberia) });
        Assert.Single(_fixture.Seen(anna));
    }

    /// <summary>Within the transaction that gives a role it counts, and with its rollback it is gone.</summary>
    [Fact]
    public void Role_GivenAndRolledBack_LeavesNothing()
    {
        var role = _fixture.Role("prvReadAccount Global", "prvCreateAccount Global");
        var anna = _fixture.Person("Anna", _fixture.Nordic);
        _fixture.Pipeline.On("Create", "task", Stage.PostOperation, (_, service) =>
        {
            service.AssignRole(SecurityFixture.User(anna), role);
            service.Create(new Entity("account") { ["name"] = "Hers", ["ownerid"] = SecurityFixture.User(anna) });
            _fixture.Pipeline.Log.Add("created");
            throw new InvalidPluginExecutionException("Back.");
        });
        SecurityFixture.IsDenied(Faults.IsvAborted, () => _fixture.System.Create(new Entity("task") { ["subject"] = "Try" }));
        Assert.Equal(["created"], _fixture.Pipeline.Log);
        SecurityFixture.IsDenied(Faults.PrivilegeDenied, () => _fixture.Seen(anna), "has not been assigned any role");
    }

    /// <summary>Roles and memberships are not rows to create; the platform refuses that as well.</summary>
    [Theory]
    [InlineData("systemuserroles")]
    [InlineData("teamroles")]
    [InlineData("teammembership")]
    [InlineData("principalobjectaccess")]
    public void Intersect_CreatedDirectly_IsRefused(string table) =>
        SecurityFixture.IsDenied(Faults.NotSupported, () => _fixture.System.Create(new Entity(table)), table);

    [Fact]
    public void Role_AssignedByOthersThanAdministrators_IsRefused()
    {
        var anna = _fixture.Person("Anna", _fixture.Nordic, _fixture.Role("prvReadAccount Global"));
        SecurityFixture.IsDenied(Faults.NotSupported,
            () => _fixture.As(anna).AssignRole(SecurityFixture.User(anna)), "systemuserroles_association", "System Administrator");
    }

    [Fact]
    public void OtherManyToMany_IsRefusedByName() => SecurityFixture.IsDenied(Faults.NotSupported, () => _fixture.System.Associate(
        "account", _fixture.Account(SecurityFixture.User(WellKnown.SystemUserId)), new Relationship("accountleads_association"), []), "accountleads_association");

    /// <summary>Rows behind a link that may not be read are as if not there; without the privilege the query is refused.</summary>
    [Fact]
    public void Query_LinkedTable_IsNarrowedToo()
    {
        var anna = _fixture.Person("Anna", _fixture.Nordic, _fixture.Role("prvReadAccount Global", "prvReadContact Basic"));
        var account = _fixture.Account(SecurityFixture.User(WellKnown.SystemUserId));
        _fixture.System.Create(new Entity("contact") { ["lastname"] = "Berg", ["parentcustomerid"] = new EntityReference("account", account) });

        Assert.Empty(_fixture.As(anna).RetrieveMultiple(Query("contact", JoinOperator.Inner)).Entities);
        var outer = _fixture.As(anna).RetrieveMultiple(Query("contact", JoinOperator.LeftOuter)).Entities;
        Assert.False(Assert.Single(outer).Contains("c.lastname"));
        Assert.True(Assert.Single(_fixture.System.RetrieveMultiple(Query("contact", JoinOperator.LeftOuter)).Entities).Contains("c.lastname"));

        var bo = _fixture.Person("Bo", _fixture.Nordic, _fixture.Role("prvReadAccount Global"));
        SecurityFixture.IsDenied(Faults.PrivilegeDenied, () => _fixture.As(bo).RetrieveMultiple(Query("contact", JoinOperator.LeftOuter)), "prvReadContact");
    }

    private static QueryExpression Query(string linked, JoinOperator join)
    {
        var query = new QueryExpression("account") { ColumnSet = new ColumnSet("name") };
        var link = query.AddLink(linked, "accountid", "parentcustomerid", join);
        link.EntityAlias = "c";
        link.Columns = new ColumnSet("lastname");
        return query;
    }

    private void Relate(string message, Guid user, Guid role) => _fixture.System.Execute(new OrganizationRequest(message)
    {
        ["Target"] = SecurityFixture.User(user),
        ["Relationship"] = new Relationship("systemuserroles_association"),
        ["RelatedEntities"] = new EntityReferenceCollection { new("role", role) },
    });
}
