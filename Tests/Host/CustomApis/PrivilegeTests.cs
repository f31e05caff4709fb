using System;
using System.ServiceModel;
using Host.Pipeline;
using Host.Security;
using LocalDataverse;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.CustomApis;

/// <summary>customapi-table-columns: who has the privilege of executeprivilegename may call it; nobody else, and no step of theirs runs.</summary>
public sealed class PrivilegeTests : IDisposable
{
    private readonly SecurityFixture _fixture = new();

    public PrivilegeTests()
    {
        var package = new ApiPackage().Api("sbx_Do");
        package.File("customapis/sbx_Do/customapi.xml").SetElementValue("executeprivilegename", "prvDeleteAccount");
        _fixture.Organization.Import(package.Zip());
        _fixture.Pipeline.On("sbx_Do", "none", Stage.PreValidation, (_, _) => _fixture.Pipeline.Log.Add("ran"));
    }

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("prvDeleteAccount Basic", true)]
    [InlineData("prvDeleteAccount Global", true)]
    [InlineData("prvReadAccount Global", false)]
    public void Call_TakesThePrivilege_AtWhateverDepth(string privilege, bool may)
    {
        var user = _fixture.Person("Anna", _fixture.Nordic, _fixture.Role(privilege));
        var fault = Record.Exception(() => _fixture.As(user).Execute(new OrganizationRequest("sbx_Do"))) as FaultException<OrganizationServiceFault>;
        Assert.Equal(may, fault is null);
        Assert.Equal(may ? ["ran"] : [], _fixture.Pipeline.Log);
        if (fault is not null)
        {
            Assert.Equal(Faults.PrivilegeDenied, fault.Detail.ErrorCode);
            Assert.Contains("prvDeleteAccount", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void System_MayCallIt()
    {
        _fixture.System.Execute(new OrganizationRequest("sbx_Do"));
        Assert.Equal(["ran"], _fixture.Pipeline.Log);
    }
}
