using System;
using LocalDataverse;
using LocalDataverse.Rights;
using LocalDataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.Security;

/// <summary>security-sharing-assigning: shares give access to single rows, and the rows that hang on them inherit it.</summary>
public sealed class SharingTests : IDisposable
{
    private readonly SecurityFixture _fixture = new();
    private readonly Guid _anna;
    private readonly Guid _bo;
    private readonly Guid _account;

    public SharingTests()
    {
        var role = _fixture.Role("prvReadAccount Basic", "prvWriteAccount Basic", "prvShareAccount Basic", "prvReadContact Basic", "prvWriteContact Basic");
        _anna = _fixture.Person("Anna", _fixture.Nordic, role);
        _bo = _fixture.Person("Bo", _fixture.Iberia, role);
        _account = _fixture.Account(_anna);
    }

    private EntityReference Account => new("account", _account);

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void GrantModifyRevoke_ChangeWhatTheOtherMayDo()
    {
        Assert.Empty(_fixture.Seen(_bo));
        Grant(_anna, _bo, AccessRights.ReadAccess);
        Assert.Single(_fixture.Seen(_bo));
        Denied(() => Write(_bo));

        Grant(_anna, _bo, AccessRights.WriteAccess);
        Write(_bo);
        Assert.Equal(AccessRights.ReadAccess | AccessRights.WriteAccess, RightsOf(_bo));

        _fixture.As(_anna).Execute(new ModifyAccessRequest { Target = Account, PrincipalAccess = Access(_bo, AccessRights.ReadAccess) });
        Denied(() => Write(_bo));
        _fixture.As(_anna).Execute(new RevokeAccessRequest { Target = Account, Revokee = SecurityFixture.User(_bo) });
        Assert.Empty(_fixture.Seen(_bo));
        Assert.Equal(0, _fixture.Pipeline.Count("principalobjectaccess"));
    }

    /// <summary>A share gives nothing that no role allows at all.</summary>
    [Fact]
    public void Share_WithoutThePrivilege_GivesNothing()
    {
        var cia = _fixture.Person("Cia", _fixture.Nordic, _fixture.Role("prvReadContact Basic"));
        _fixture.Share(Account, SecurityFixture.User(cia), AccessRights.ReadAccess);
        SecurityFixture.IsDenied(Faults.PrivilegeDenied, () => _fixture.Seen(cia), "prvReadAccount");
    }

    /// <summary>Nobody gives a right that they don't have.</summary>
    [Fact]
    public void Grant_OfARightNotHeld_IsRefused()
    {
        SecurityFixture.IsDenied(Faults.PrivilegeDenied, () => Grant(_anna, _bo, AccessRights.DeleteAccess), "prvDeleteAccount");
        Denied(() => Grant(_bo, _anna, AccessRights.ReadAccess));
    }

    [Fact]
    public void Share_WithATeam_ReachesItsMembers()
    {
        var team = _fixture.Team(_fixture.Nordic, [_bo]);
        _fixture.Share(Account, new EntityReference("team", team), AccessRights.ReadAccess);
        Assert.Single(_fixture.Seen(_bo));
        _fixture.System.Disassociate("team", team, new Relationship("teammembership_association"), [new EntityReference("systemuser", _bo)]);
        Assert.Empty(_fixture.Seen(_bo));
    }

    /// <summary>Sharing and inheritance: children there and children to come, and an end of the share ends both.</summary>
    [Fact]
    public void Children_InheritTheShare()
    {
        Contact();
        Grant(_anna, _bo, AccessRights.ReadAccess | AccessRights.WriteAccess);
        var later = Contact();
        Assert.Equal(2, _fixture.Seen(_bo, "contact").Count);
        _fixture.As(_bo).Update(new Entity("contact", later) { ["lastname"] = "Dahl" });

        _fixture.As(_anna).Execute(new RevokeAccessRequest { Target = Account, Revokee = SecurityFixture.User(_bo) });
        Assert.Empty(_fixture.Seen(_bo, "contact"));
    }

    /// <summary>CascadeReparent: the parent's owner has access to children that others own, until the parent is another's.</summary>
    [Fact]
    public void OwnerOfTheParent_InheritsAccessToChildren()
    {
        var contact = Contact();
        Assert.Single(_fixture.Seen(_anna, "contact"));
        _fixture.As(_anna).Update(new Entity("contact", contact) { ["lastname"] = "Dahl" });
        Assert.Empty(_fixture.Seen(_bo, "contact"));

        _fixture.System.Update(new Entity("contact", contact) { ["parentcustomerid"] = new EntityReference("account", _fixture.Account(_bo)) });
        Assert.Empty(_fixture.Seen(_anna, "contact"));
        Assert.Single(_fixture.Seen(_bo, "contact"));
    }

    [Fact]
    public void ParentAssigned_OldOwnerLosesWhatWasInherited()
    {
        Contact();
        Assert.Single(_fixture.Seen(_anna, "contact"));
        _fixture.System.Update(new Entity("account", _account) { ["ownerid"] = SecurityFixture.User(_bo) });
        Assert.Empty(_fixture.Seen(_anna, "contact"));
        Assert.Single(_fixture.Seen(_bo, "contact"));
    }

    [Fact]
    public void RowDeleted_ItsSharesGoWithIt()
    {
        Contact();
        Grant(_anna, _bo, AccessRights.ReadAccess);
        _fixture.System.Delete("account", _account);
        Assert.Equal(0, _fixture.Pipeline.Count("principalobjectaccess"));
    }

    /// <summary>A contact of the account, owned by SYSTEM.</summary>
    private Guid Contact() => _fixture.System.Create(new Entity("contact") { ["lastname"] = "Berg", ["parentcustomerid"] = Account });

    private void Write(Guid user) => _fixture.As(user).Update(new Entity("account", _account) { ["name"] = "Changed" });

    private void Grant(Guid by, Guid to, AccessRights rights) =>
        _fixture.As(by).Execute(new GrantAccessRequest { Target = Account, PrincipalAccess = Access(to, rights) });

    private static PrincipalAccess Access(Guid user, AccessRights rights) => new() { Principal = SecurityFixture.User(user), AccessMask = rights };

    private AccessRights RightsOf(Guid user) => ((RetrievePrincipalAccessResponse)_fixture.System.Execute(
        new RetrievePrincipalAccessRequest { Target = Account, Principal = SecurityFixture.User(user) })).AccessRights;

    private static void Denied(Action act) => SecurityFixture.IsDenied(Faults.AccessCheckFailed, act, "account");
}
