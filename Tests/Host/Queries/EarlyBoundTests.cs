using System;
using System.Linq;
using Host.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Client;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

[assembly: ProxyTypesAssembly]

namespace Host.Queries;

/// <summary>A class as Microsoft's generators make it of a table.</summary>
[EntityLogicalName("phonecall")]
public sealed class PhoneCall() : Entity("phonecall")
{
    [AttributeLogicalName("activityid")]
    public override Guid Id
    {
        get => base.Id;
        set => base.Id = value;
    }

    [AttributeLogicalName("subject")]
    public string? Subject
    {
        get => GetAttributeValue<string>("subject");
        set => SetAttributeValue("subject", value);
    }
}

/// <summary>Rows come as the classes that the caller, or a plug-in's assembly, has for them.</summary>
public sealed class EarlyBoundTests : IDisposable
{
    private readonly PipelineFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Rows_AreOfTheirClass()
    {
        var id = _fixture.Service.Create(new PhoneCall { Subject = "Offer" });
        Assert.Equal("Offer", Assert.IsType<PhoneCall>(_fixture.Service.Retrieve("phonecall", id, new ColumnSet("subject"))).Subject);
        var rows = _fixture.Service.RetrieveMultiple(new QueryExpression("phonecall") { ColumnSet = new ColumnSet("subject") });
        Assert.Equal(id, Assert.IsType<PhoneCall>(Assert.Single(rows.Entities)).Id);
    }

    [Fact]
    public void Context_QueriesByProperty()
    {
        _fixture.Service.Create(new PhoneCall { Subject = "Offer" });
        _fixture.Service.Create(new PhoneCall { Subject = "Thanks" });
        using var context = new OrganizationServiceContext(_fixture.Service);
        Assert.Equal("Thanks", context.CreateQuery<PhoneCall>().Single(call => call.Subject == "Thanks").Subject);
    }

    [Fact]
    public void Plugin_GetsThemToo()
    {
        var subject = string.Empty;
        _fixture.On("Create", "account", LocalDataverse.Registrations.Stage.PostOperation, (_, service) =>
        {
            using var context = new OrganizationServiceContext(service);
            subject = context.CreateQuery<PhoneCall>().First().Subject;
        });
        _fixture.Service.Create(new PhoneCall { Subject = "Offer" });
        _fixture.Account("Nordvind");
        Assert.Equal("Offer", subject);
    }

    [Fact]
    public void TableWithoutClass_StaysAnEntity()
    {
        var id = _fixture.Account("Nordvind");
        Assert.IsType<Entity>(_fixture.Service.Retrieve("account", id, new ColumnSet("name")));
    }
}
