using System;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Pipeline;

/// <summary>Over a relationship of a table to itself, PrimaryEntityRole says which side the first row is on.</summary>
public sealed class SelfReferenceTests : IDisposable
{
    private const string Name = "account_parent_account";

    private readonly PipelineFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(EntityRole.Referenced)]
    [InlineData(EntityRole.Referencing)]
    public void Associate_SetsTheLookupOfTheChild(EntityRole role)
    {
        var (first, second, other) = (_fixture.Account("First"), _fixture.Account("Second"), _fixture.Account("Other"));
        var relationship = new Relationship(Name) { PrimaryEntityRole = role };
        _fixture.Service.Associate("account", first, relationship, [new EntityReference("account", second)]);
        var (parent, child) = role == EntityRole.Referenced ? (first, second) : (second, first);
        Assert.Equal(parent, ParentOf(child));
        Assert.Null(ParentOf(parent));

        var ofAnother = new Relationship(Name) { PrimaryEntityRole = EntityRole.Referenced };
        _fixture.Service.Disassociate("account", other, ofAnother, [new EntityReference("account", child)]);
        Assert.Equal(parent, ParentOf(child));
        _fixture.Service.Disassociate("account", first, relationship, [new EntityReference("account", second)]);
        Assert.Null(ParentOf(child));
    }

    [Fact]
    public void Associate_WithoutARole_IsRefused() => Assert.Contains("PrimaryEntityRole", Assert.Throws<FaultException<OrganizationServiceFault>>(() =>
        _fixture.Service.Associate("account", _fixture.Account("One"), new Relationship(Name), [new EntityReference("account", _fixture.Account("Two"))])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Associate_OfOneChildWithTwoParents_IsRefused()
    {
        var (account, contact) = (_fixture.Account("One"), _fixture.Service.Create(new Entity("contact") { ["lastname"] = "Ek" }));
        Assert.Contains("Give one", Assert.Throws<FaultException<OrganizationServiceFault>>(() => _fixture.Service.Associate("contact", contact,
            new Relationship("contact_customer_accounts"), [new EntityReference("account", account), new EntityReference("account", _fixture.Account("Two"))])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void DeepInsert_CreatesChildren_AndRefusesAParent()
    {
        var id = _fixture.Service.Create(With(EntityRole.Referenced));
        var query = new QueryByAttribute("account");
        query.AddAttributeValue("name", "Inner");
        Assert.Equal(id, ParentOf(Assert.Single(_fixture.Service.RetrieveMultiple(query).Entities).Id));
        Assert.Throws<FaultException<OrganizationServiceFault>>(() => _fixture.Service.Create(With(EntityRole.Referencing)));

        static Entity With(EntityRole role)
        {
            var row = new Entity("account") { ["name"] = "Outer" };
            row.RelatedEntities[new Relationship(Name) { PrimaryEntityRole = role }] = new EntityCollection([new Entity("account") { ["name"] = "Inner" }]);
            return row;
        }
    }

    private Guid? ParentOf(Guid id) => _fixture.Account(id).GetAttributeValue<EntityReference>("parentaccountid")?.Id;
}
