using System;
using LocalDataverse;
using LocalDataverse.Rights;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.Security;

/// <summary>
/// No row can be given to a user who is disabled, nor to a user or team that may not read the table, by whatever message and
/// whoever gives it. What they own already stays theirs and can be written.
/// </summary>
public sealed class OwnerStateTests : IDisposable
{
    private readonly SecurityFixture _fixture = new();
    private readonly Guid _reader;

    public OwnerStateTests() => _reader = _fixture.Role("prvReadAccount Basic", "prvReadContact Basic");

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Disabled_CreateWithOwner_IsRefused() =>
        SecurityFixture.IsDenied(Faults.UserIsDisabled, () => _fixture.Account(Disabled()), "Dan Svensson", "no row given to them");

    [Theory, InlineData("Assign"), InlineData("Update"), InlineData("UpdateMultiple")]
    public void Disabled_GivenARow_IsRefused(string message)
    {
        var (account, dan) = (_fixture.Account(_fixture.Person("Anna", _fixture.Nordic, _reader)), Disabled());
        SecurityFixture.IsDenied(Faults.UserIsDisabled, () => Give(message, account, SecurityFixture.User(dan)), "Dan Svensson");
    }

    [Theory, InlineData("Assign"), InlineData("Update"), InlineData("UpdateMultiple")]
    public void WithoutARole_GivenARow_IsRefused(string message)
    {
        var account = _fixture.Account(_fixture.Person("Anna", _fixture.Nordic, _reader));
        SecurityFixture.IsDenied(Faults.PrivilegeDenied, () => Give(message, account, SecurityFixture.User(_fixture.Person("Bo", _fixture.Nordic))), "Bo Svensson");
        SecurityFixture.IsDenied(Faults.PrivilegeDenied, () => Give(message, account, new EntityReference("team", _fixture.Team(_fixture.Nordic, []))), "Team");
    }

    /// <summary>A role that a user has through a team is one.</summary>
    [Fact]
    public void RoleOfATeam_GivenARow_IsTheirs()
    {
        var bo = _fixture.Person("Bo", _fixture.Nordic);
        _fixture.Team(_fixture.Nordic, [bo], _reader);
        Assert.Contains(_fixture.Account(bo), _fixture.Seen(WellKnown.SystemUserId));
    }

    /// <summary>A cascade that would give a child to them fails, and the parent keeps its owner.</summary>
    [Fact]
    public void Disabled_Cascade_IsRefused()
    {
        var anna = _fixture.Person("Anna", _fixture.Nordic, _reader);
        var account = _fixture.Account(anna);
        _fixture.System.Create(new Entity("contact") { ["lastname"] = "Berg", ["parentcustomerid"] = new EntityReference("account", account), ["ownerid"] = SecurityFixture.User(anna) });
        SecurityFixture.IsDenied(Faults.UserIsDisabled, () => Give("Update", account, SecurityFixture.User(Disabled())), "Dan Svensson");
        Assert.Equal(anna, Owner(account));
    }

    [Fact]
    public void DisabledLater_RowsStayTheirs_AndCanBeWritten()
    {
        var bo = _fixture.Person("Bo", _fixture.Nordic, _reader);
        var account = _fixture.Account(bo);
        Disable(bo);
        _fixture.System.Update(new Entity("account", account) { ["name"] = "Nordvind" });
        Assert.Equal(bo, Owner(account));
    }

    /// <summary>What SYSTEM makes without naming an owner is SYSTEM's, which no state of a person can spoil.</summary>
    [Fact]
    public void System_CreateWithoutOwner_IsSystems() =>
        Assert.Equal(WellKnown.SystemUserId, Owner(_fixture.System.Create(new Entity("account") { ["name"] = "Nordvind" })));

    private Guid Disabled()
    {
        var dan = _fixture.Person("Dan", _fixture.Nordic, _reader);
        Disable(dan);
        return dan;
    }

    private void Disable(Guid user) => _fixture.System.Update(new Entity("systemuser", user) { ["isdisabled"] = true });

    private void Give(string message, Guid account, EntityReference owner)
    {
        var change = new Entity("account", account) { ["ownerid"] = owner };
        _fixture.System.Execute(message switch
        {
            "Assign" => new AssignRequest { Target = change.ToEntityReference(), Assignee = owner },
            "Update" => new OrganizationRequest(message) { ["Target"] = change },
            _ => new OrganizationRequest(message) { ["Targets"] = new EntityCollection([change]) { EntityName = "account" } },
        });
    }

    private Guid Owner(Guid account) => _fixture.Pipeline.Account(account).GetAttributeValue<EntityReference>("ownerid").Id;
}
