using System;
using System.Linq;
using LocalDataverse;
using LocalDataverse.Registrations;
using LocalDataverse.Rights;
using LocalDataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Security;

/// <summary>how-record-access-determined: the privilege check comes first, and without the privilege nothing else helps.</summary>
public sealed class PrivilegeTests : IDisposable
{
    private const string All = "prvCreateAccount Global,prvReadAccount Global,prvWriteAccount Global,prvDeleteAccount Global,prvAssignAccount Global," +
        "prvAppendAccount Global,prvAppendToAccount Global,prvShareAccount Global";

    private readonly SecurityFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    /// <summary>coe-starter-kit#678: a user without a role is told so.</summary>
    [Fact]
    public void User_WithoutRole_MayDoNothing()
    {
        var anna = _fixture.Person("Anna", _fixture.Nordic);
        SecurityFixture.IsDenied(Faults.PrivilegeDenied, () => _fixture.Seen(anna), "Anna Svensson", anna.ToString(), "prvReadAccount", "has not been assigned any role");
        SecurityFixture.IsDenied(Faults.PrivilegeDenied, () => _fixture.As(anna).Create(new Entity("task")), "prvCreateActivity");
        SecurityFixture.IsDenied(Faults.PrivilegeDenied, () => _fixture.Seen(anna, "transactioncurrency"), "prvReadTransactionCurrency");
    }

    [Fact]
    public void User_SystemAdministrator_MayDoEverything()
    {
        var anna = _fixture.Person("Anna", _fixture.Nordic, WellKnown.SystemAdministratorRoleId);
        var account = _fixture.Account(SecurityFixture.User(WellKnown.SystemUserId));
        var service = _fixture.As(anna);
        service.Update(new Entity("account", account) { ["ownerid"] = SecurityFixture.User(anna), ["name"] = "Theirs" });
        service.Create(new Entity("transactioncurrency") { ["currencyname"] = "Krona", ["isocurrencycode"] = "SEK", ["currencysymbol"] = "kr", ["currencyprecision"] = 2, ["exchangerate"] = 11m });
        service.Delete("account", account);
        Assert.NotEmpty(_fixture.Seen(anna, "systemuserroles"));
    }

    [Fact]
    public void User_Disabled_IsRefused()
    {
        var anna = _fixture.Person("Anna", _fixture.Nordic, WellKnown.SystemAdministratorRoleId);
        _fixture.Account(anna);
        _fixture.System.Update(new Entity("systemuser", anna) { ["isdisabled"] = true });
        SecurityFixture.IsDenied(Faults.UserIsDisabled, () => _fixture.Seen(anna), "Anna Svensson");
    }

    /// <summary>Every message needs its verb: with all privileges but one, that one message fails, and nothing is left of it.</summary>
    [Theory]
    [InlineData("prvCreateAccount", "Create")]
    [InlineData("prvReadAccount", "Retrieve")]
    [InlineData("prvReadAccount", "RetrieveMultiple")]
    [InlineData("prvWriteAccount", "Update")]
    [InlineData("prvWriteAccount", "UpdateMultiple")]
    [InlineData("prvWriteAccount", "SetState")]
    [InlineData("prvWriteAccount", "Upsert")]
    [InlineData("prvDeleteAccount", "Delete")]
    [InlineData("prvAssignAccount", "Assign")]
    [InlineData("prvAssignAccount", "Update of owner")]
    [InlineData("prvShareAccount", "GrantAccess")]
    [InlineData("prvShareAccount", "RevokeAccess")]
    [InlineData("prvAppendAccount", "Update of lookup")]
    [InlineData("prvAppendToAccount", "Update of lookup")]
    public void Message_WithoutItsPrivilege_IsRefused(string missing, string message)
    {
        var role = _fixture.Role(All.Split(',').Where(p => !p.StartsWith(missing + " ", StringComparison.Ordinal)).ToArray());
        var anna = _fixture.Person("Anna", _fixture.Nordic, role);
        var bo = _fixture.Person("Bo", _fixture.Nordic, WellKnown.SystemAdministratorRoleId);
        var (account, parent) = (_fixture.Account(bo), _fixture.Account(bo));
        var before = _fixture.Pipeline.Account(account).RowVersion;
        SecurityFixture.IsDenied(Faults.PrivilegeDenied, () => Send(_fixture.As(anna), message, account, parent, bo), "Anna Svensson", missing, "account");
        Assert.Equal(before, _fixture.Pipeline.Account(account).RowVersion);
        Assert.Equal(2, _fixture.Pipeline.Count("account"));
        Assert.Equal(0, _fixture.Pipeline.Count("principalobjectaccess"));

        _fixture.System.AssignRole(SecurityFixture.User(anna), _fixture.Role($"{missing} Global"));
        Send(_fixture.As(anna), message, account, parent, bo);
    }

    /// <summary>event-framework: stage 10 comes before the security check, stage 20 after it.</summary>
    [Fact]
    public void Check_ComesBetweenPreValidationAndPreOperation()
    {
        var anna = _fixture.Person("Anna", _fixture.Nordic, _fixture.Role("prvReadAccount Basic"));
        foreach (var stage in new[] { Stage.PreValidation, Stage.PreOperation })
        {
            _fixture.Pipeline.On("Create", "account", stage, (_, _) => _fixture.Pipeline.Log.Add(stage.ToString()));
        }

        SecurityFixture.IsDenied(Faults.PrivilegeDenied, () => _fixture.As(anna).Create(new Entity("account") { ["name"] = "Theirs" }), "prvCreateAccount");
        Assert.Equal(["PreValidation"], _fixture.Pipeline.Log);
    }

    /// <summary>IOrganizationServiceFactory: a plug-in's service has the rights of the user it is made for.</summary>
    [Fact]
    public void Plugin_AsCaller_HasTheCallersRights()
    {
        var anna = _fixture.Person("Anna", _fixture.Nordic, _fixture.Role(All.Split(',')));
        _fixture.Pipeline.On("Create", "account", Stage.PostOperation, (_, service) => service.Create(new Entity("task") { ["subject"] = "Call" }));
        SecurityFixture.IsDenied(Faults.IsvUnExpected, () => _fixture.As(anna).Create(new Entity("account") { ["name"] = "Theirs" }));
        Assert.Equal(0, _fixture.Pipeline.Count("account"));
        _fixture.Account(SecurityFixture.User(WellKnown.SystemUserId));
        Assert.Equal(1, _fixture.Pipeline.Count("task"));
    }

    /// <summary>security-concepts: rows of the organisation have no owner, so a role says all or nothing.</summary>
    [Fact]
    public void OrganisationOwnedTable_GlobalIsEnough()
    {
        var anna = _fixture.Person("Anna", _fixture.Nordic, _fixture.Role("prvReadTransactionCurrency Global"));
        Assert.Equal([WellKnown.BaseCurrencyId], _fixture.Seen(anna, "transactioncurrency"));
        SecurityFixture.IsDenied(Faults.PrivilegeDenied,
            () => _fixture.As(anna).Update(new Entity("transactioncurrency", WellKnown.BaseCurrencyId) { ["exchangerate"] = 2m }), "prvWriteTransactionCurrency");
    }

    /// <summary>Users belong to their business unit: Basic is oneself.</summary>
    [Fact]
    public void BusinessOwnedTable_ReachesByUnit()
    {
        var anna = _fixture.Person("Anna", _fixture.Europe, _fixture.Role("prvReadUser Basic"));
        var (bo, cia) = (_fixture.Person("Bo", _fixture.Europe), _fixture.Person("Cia", _fixture.Nordic));
        Assert.Equal([anna], _fixture.Seen(anna, "systemuser"));
        _fixture.System.AssignRole(SecurityFixture.User(anna), _fixture.Role("prvReadUser Local"));
        Assert.Equal(new[] { anna, bo }.Order(), _fixture.Seen(anna, "systemuser").Order());
        _fixture.System.AssignRole(SecurityFixture.User(anna), _fixture.Role("prvReadUser Deep"));
        Assert.Equal(new[] { anna, bo, cia }.Order(), _fixture.Seen(anna, "systemuser").Order());
    }

    private static void Send(IOrganizationService service, string message, Guid account, Guid parent, Guid user)
    {
        var row = new EntityReference("account", account);
        switch (message)
        {
            case "Create":
                service.Create(new Entity("account") { ["name"] = "New" });
                break;
            case "Retrieve":
                service.Retrieve("account", account, new ColumnSet("name"));
                break;
            case "RetrieveMultiple":
                service.RetrieveMultiple(new QueryExpression("account"));
                break;
            case "Update":
                service.Update(new Entity("account", account) { ["name"] = "Changed" });
                break;
            case "UpdateMultiple":
                var targets = new EntityCollection([new Entity("account", account) { ["name"] = "Changed" }]) { EntityName = "account" };
                service.Execute(new OrganizationRequest("UpdateMultiple") { ["Targets"] = targets });
                break;
            case "Upsert":
                service.Execute(new UpsertRequest { Target = new Entity("account", account) { ["name"] = "Changed" } });
                break;
            case "SetState":
                service.Execute(new SetStateRequest { EntityMoniker = row, State = new OptionSetValue(1), Status = new OptionSetValue(2) });
                break;
            case "Delete":
                service.Delete("account", account);
                break;
            case "Assign":
                service.Execute(new AssignRequest { Target = row, Assignee = SecurityFixture.User(user) });
                break;
            case "Update of owner":
                service.Update(new Entity("account", account) { ["ownerid"] = SecurityFixture.User(user) });
                break;
            case "Update of lookup":
                service.Update(new Entity("account", account) { ["parentaccountid"] = new EntityReference("account", parent) });
                break;
            case "GrantAccess":
                service.Execute(new GrantAccessRequest
                {
                    Target = row,
                    PrincipalAccess = new PrincipalAccess { Principal = SecurityFixture.User(user), AccessMask = AccessRights.ReadAccess },
                });
                break;
            case "RevokeAccess":
                service.Execute(new RevokeAccessRequest { Target = row, Revokee = SecurityFixture.User(user) });
                break;
            default:
                throw new ArgumentException($"No message '{message}'.", nameof(message));
        }
    }
}
