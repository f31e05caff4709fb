using System;
using LocalDataverse;
using LocalDataverse.Registrations;
using LocalDataverse.Rights;
using LocalDataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.Security;

/// <summary>Creating for others, giving away, attaching, and what cascades bring with them.</summary>
public sealed class OwnershipTests : IDisposable
{
    private readonly SecurityFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    /// <summary>Create at a depth covers the owner that is given, as if the row were there already.</summary>
    [Theory]
    [InlineData("Basic", false, false)]
    [InlineData("Local", true, false)]
    [InlineData("Deep", true, true)]
    public void Create_ForSomebodyElse_NeedsTheDepth(string depth, bool sameUnit, bool unitBelow)
    {
        var reader = _fixture.Role("prvReadAccount Basic");
        var anna = _fixture.Person("Anna", _fixture.Europe, reader, _fixture.Role($"prvCreateAccount {depth}"));
        Create(anna, anna);
        Try(sameUnit, () => Create(anna, _fixture.Person("Bo", _fixture.Europe, reader)));
        Try(unitBelow, () => Create(anna, _fixture.Person("Cia", _fixture.Nordic, reader)));
        SecurityFixture.IsDenied(Faults.AccessCheckFailed, () => Create(anna, _fixture.Person("Dan", WellKnown.RootBusinessUnitId, reader)), "CreateAccess");
    }

    /// <summary>Who can't read a table can't own its rows, whoever makes them the owner; teams need a role for that too.</summary>
    [Fact]
    public void Owner_WithoutRead_IsRefusedEvenForSystem()
    {
        var bo = _fixture.Person("Bo", _fixture.Nordic, _fixture.Role("prvReadContact Basic"));
        SecurityFixture.IsDenied(Faults.PrivilegeDenied, () => _fixture.Account(bo), "Bo Svensson", "prvReadAccount");

        var account = _fixture.Account(SecurityFixture.User(WellKnown.SystemUserId));
        var team = new EntityReference("team", _fixture.Team(_fixture.Nordic, []));
        SecurityFixture.IsDenied(Faults.PrivilegeDenied, () => _fixture.System.Update(new Entity("account", account) { ["ownerid"] = team }), "Team", "any role");
        _fixture.System.AssignRole(team, _fixture.Role("prvReadAccount Basic"));
        _fixture.System.Update(new Entity("account", account) { ["ownerid"] = team });
    }

    /// <summary>dynamics-365-customer-engagement#1188: Assign at user level gives one's own rows to people of any business unit.</summary>
    [Fact]
    public void Assign_Basic_OwnRowsToAnybody()
    {
        var reader = _fixture.Role("prvReadAccount Basic");
        var anna = _fixture.Person("Anna", _fixture.Nordic, reader, _fixture.Role("prvAssignAccount Basic"));
        var bo = _fixture.Person("Bo", _fixture.Iberia, reader);
        var account = _fixture.Account(anna);
        _fixture.As(anna).Update(new Entity("account", account) { ["ownerid"] = SecurityFixture.User(bo) });
        SecurityFixture.IsDenied(Faults.AccessCheckFailed,
            () => _fixture.As(anna).Update(new Entity("account", account) { ["ownerid"] = SecurityFixture.User(anna) }), "AssignAccess");
    }

    /// <summary>Append on the row that holds the lookup, AppendTo on the row that it points to.</summary>
    [Fact]
    public void Lookup_ToARowOutOfReach_IsRefused()
    {
        var anna = _fixture.Person("Anna", _fixture.Nordic, _fixture.Role("prvReadAccount Basic", "prvReadContact Basic", "prvCreateContact Basic",
            "prvWriteContact Basic", "prvAppendContact Basic", "prvAppendToAccount Basic"));
        var (own, other) = (_fixture.Account(anna), _fixture.Account(SecurityFixture.User(WellKnown.SystemUserId)));
        var contact = _fixture.As(anna).Create(Contact(own));
        SecurityFixture.IsDenied(Faults.AccessCheckFailed, () => _fixture.As(anna).Create(Contact(other)), "AppendToAccess", "account", other.ToString());
        SecurityFixture.IsDenied(Faults.AccessCheckFailed,
            () => _fixture.As(anna).Update(new Entity("contact", contact) { ["parentcustomerid"] = new EntityReference("account", other) }), "AppendToAccess");

        _fixture.Share(new EntityReference("account", other), SecurityFixture.User(anna), AccessRights.AppendToAccess);
        _fixture.As(anna).Create(Contact(other));
    }

    /// <summary>Cascades override: no right to the child is needed (fkbase.info, cascade delete behaviour).</summary>
    [Fact]
    public void Cascade_NeedsNoRightToTheChild()
    {
        var reader = _fixture.Role("prvReadAccount Basic", "prvReadContact Basic");
        var anna = _fixture.Person("Anna", _fixture.Nordic, reader, _fixture.Role("prvDeleteAccount Basic", "prvAssignAccount Basic"));
        var bo = _fixture.Person("Bo", _fixture.Nordic, reader, _fixture.Role("prvDeleteAccount Basic"));
        var account = _fixture.Account(anna);
        _fixture.System.Create(Contact(account));
        _fixture.As(anna).Update(new Entity("account", account) { ["ownerid"] = SecurityFixture.User(bo) });
        Assert.Single(_fixture.Seen(bo, "contact"));
        _fixture.As(bo).Delete("account", account);
        Assert.Equal(0, _fixture.Pipeline.Count("contact"));
    }

    /// <summary>A child's plug-in that acts as the caller has the caller's rights, not those of the cascade around it.</summary>
    [Fact]
    public void Cascade_PluginOfTheChild_HasTheCallersRights()
    {
        var anna = _fixture.Person("Anna", _fixture.Nordic, _fixture.Role("prvReadAccount Basic", "prvDeleteAccount Basic"));
        var account = _fixture.Account(anna);
        _fixture.System.Create(Contact(account));
        _fixture.Pipeline.On("Delete", "contact", Stage.PostOperation, (_, service) => SecurityFixture.IsDenied(
            Faults.PrivilegeDenied, () => service.Create(new Entity("task") { ["subject"] = "Left" }), "prvCreateActivity"));
        SecurityFixture.IsDenied(Faults.UnExpected, () => _fixture.As(anna).Delete("account", account), "no active transaction");
        Assert.Equal(1, _fixture.Pipeline.Count("contact"));
    }

    /// <summary>crmtipoftheday 197: the new owner must be able to read what the cascade gives them.</summary>
    [Fact]
    public void Cascade_ToAnOwnerWhoCannotReadTheChild_IsRefused()
    {
        var anna = _fixture.Person("Anna", _fixture.Nordic, WellKnown.SystemAdministratorRoleId);
        var bo = _fixture.Person("Bo", _fixture.Nordic, _fixture.Role("prvReadAccount Basic"));
        var account = _fixture.Account(anna);
        _fixture.System.Create(Contact(account));
        SecurityFixture.IsDenied(Faults.PrivilegeDenied,
            () => _fixture.As(anna).Update(new Entity("account", account) { ["ownerid"] = SecurityFixture.User(bo) }), "Bo Svensson", "prvReadContact");
        Assert.Equal(anna, _fixture.Pipeline.Account(account).GetAttributeValue<EntityReference>("ownerid").Id);
    }

    private static Entity Contact(Guid account) => new("contact") { ["lastname"] = "Berg", ["parentcustomerid"] = new EntityReference("account", account) };

    private void Create(Guid user, Guid owner) =>
        _fixture.As(user).Create(new Entity("account") { ["name"] = "New", ["ownerid"] = SecurityFixture.User(owner) });

    private static void Try(bool isAllowed, Action act)
    {
        if (isAllowed)
        {
            act();
        }
        else
        {
            SecurityFixture.IsDenied(Faults.AccessCheckFailed, act, "CreateAccess");
        }
    }
}
