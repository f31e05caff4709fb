using System;
using LocalDataverse;
using LocalDataverse.Registrations;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.Security;

/// <summary>Table references, "Messages": GrantAccess, ModifyAccess and RevokeAccess are events, of the table whose row is shared.</summary>
public sealed class SharingEventTests : IDisposable
{
    private readonly SecurityFixture _fixture = new();
    private readonly EntityReference _account;
    private readonly EntityReference _bo;

    public SharingEventTests()
    {
        var reader = _fixture.Role("prvReadAccount Basic");
        _account = new EntityReference("account", _fixture.Account(_fixture.Person("Anna", _fixture.Nordic, reader)));
        _bo = SecurityFixture.User(_fixture.Person("Bo", _fixture.Nordic, reader));
    }

    public void Dispose() => _fixture.Dispose();

    [Theory, InlineData("GrantAccess"), InlineData("ModifyAccess"), InlineData("RevokeAccess")]
    public void Steps_RunAroundIt(string message)
    {
        foreach (var stage in new[] { Stage.PreValidation, Stage.PreOperation, Stage.PostOperation })
        {
            _fixture.Pipeline.On(message, "account", stage, (context, _) => _fixture.Pipeline.Log.Add(
                $"{context.Stage} {context.PrimaryEntityName} {context.PrimaryEntityId == _account.Id} {((EntityReference)context.InputParameters["Target"]).Id == _account.Id}"));
        }

        Send(message);
        Assert.Equal(["10 account True True", "20 account True True", "40 account True True"], _fixture.Pipeline.Log);
    }

    [Theory, InlineData("GrantAccess", false), InlineData("ModifyAccess", true), InlineData("RevokeAccess", true)]
    public void Step_Refuses_NothingIsChanged(string message, bool isSharedBefore)
    {
        if (isSharedBefore)
        {
            _fixture.Share(_account, _bo, AccessRights.ReadAccess);
        }

        _fixture.Pipeline.On(message, "account", Stage.PreOperation, (_, _) => throw new InvalidPluginExecutionException("Not today."));
        SecurityFixture.IsDenied(Faults.IsvAborted, () => Send(message), "Not today.");
        Assert.Equal(isSharedBefore, _fixture.Seen(_bo.Id).Contains(_account.Id));
    }

    private void Send(string message)
    {
        var access = new PrincipalAccess { Principal = _bo, AccessMask = message == "ModifyAccess" ? AccessRights.None : AccessRights.ReadAccess };
        _fixture.System.Execute(message switch
        {
            "GrantAccess" => new GrantAccessRequest { Target = _account, PrincipalAccess = access },
            "ModifyAccess" => new ModifyAccessRequest { Target = _account, PrincipalAccess = access },
            _ => new RevokeAccessRequest { Target = _account, Revokee = _bo },
        });
    }
}
