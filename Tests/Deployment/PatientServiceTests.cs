using System;
using System.Linq;
using System.Net.Http;
using System.ServiceModel;
using System.Threading;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Opps.Deployment.Connecting;
using Xunit;

namespace DeploymentTests;

/// <summary>Waiting and sending again: what was not done is, what may have been done is not.</summary>
public sealed class PatientServiceTests : IDisposable
{
    private readonly Place _place = new();
    private UnreliableService _environment = null!;

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData(nameof(Mishap.Throttled))]
    [InlineData(nameof(Mishap.Deadlocked))]
    public void Write_ThatWasNotDone_IsSentAgain(string mishap)
    {
        var service = With((n, _) => n < 2 ? Enum.Parse<Mishap>(mishap) : Mishap.None);
        service.Create(new Entity("account") { ["name"] = "A" });
        Assert.Equal(3, _environment.Log.Count);
        Assert.Single(_place.Service.All("account"));
    }

    [Fact]
    public void Throttled_WaitsAsLongAsAsked()
    {
        With((n, _) => n < 3 ? Mishap.Throttled : Mishap.None).Execute(new WhoAmIRequest());
        Assert.Equal([UnreliableService.RetryAfter, UnreliableService.RetryAfter, UnreliableService.RetryAfter], _place.Clock.Waits);
    }

    [Theory]
    [InlineData(nameof(Mishap.LostBefore))]
    [InlineData(nameof(Mishap.LostAfter))]
    public void Read_WithoutAnAnswer_IsSentAgain(string mishap)
    {
        var service = With((n, _) => n == 0 ? Enum.Parse<Mishap>(mishap) : Mishap.None);
        Assert.Equal(_place.Administrator, ((WhoAmIResponse)service.Execute(new WhoAmIRequest())).UserId);
        Assert.Equal(2, _environment.Log.Count);
    }

    [Fact]
    public void Write_WithoutAnAnswer_IsNot()
    {
        var service = With((_, _) => Mishap.LostAfter);
        Assert.Throws<TimeoutException>(() => service.Execute(new CreateRequest { Target = new Entity("account") { ["name"] = "A" } }));
        Assert.Single(_place.Service.All("account"));
    }

    [Fact]
    public void EndlessThrottling_IsGivenUp()
    {
        var service = With((_, _) => Mishap.Throttled);
        Assert.Throws<FaultException<OrganizationServiceFault>>(() => service.Execute(new WhoAmIRequest()));
        Assert.Equal(11, _environment.Log.Count);
    }

    [Fact]
    public void Stopped_SendsNothingMore()
    {
        _place.Stop.Cancel();
        var service = With((_, _) => Mishap.None);
        Assert.Throws<OperationCanceledException>(() => service.Execute(new WhoAmIRequest()));
        Assert.Empty(_environment.Log);
    }

    [Fact]
    public void Refusals_AreNoTrouble()
    {
        var fault = new FaultException<OrganizationServiceFault>(new OrganizationServiceFault { ErrorCode = 1, Message = "no" }, new FaultReason("no"));
        Assert.False(Trouble.WasNotDone(fault));
        Assert.False(Trouble.IsInDoubt(fault));
        Assert.False(Trouble.IsInDoubt(new InvalidOperationException("a bug")));
        Assert.True(Trouble.IsInDoubt(new InvalidOperationException("wrapped", new HttpRequestException("reset"))));
        Assert.True(Trouble.IsInDoubt(new CommunicationException("gone")));
    }

    private PatientService With(Func<int, OrganizationRequest, Mishap> plan)
    {
        _environment = new UnreliableService(_place.Organization.AsUser(_place.Administrator), plan);
        return new PatientService(_environment, _place.Clock, _ => { }, _place.Stop.Token);
    }
}
