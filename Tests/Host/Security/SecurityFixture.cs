using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using System.Xml.Linq;
using Host.Pipeline;
using Host.Solutions;
using LocalDataverse;
using LocalDataverse.Rights;
using LocalDataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Security;

/// <summary>
/// Business units Europe with Nordic and Iberia below it, and people whose only roles are those that a test imports.
/// </summary>
internal sealed class SecurityFixture : IDisposable
{
    private readonly PipelineFixture _fixture = new();

    public SecurityFixture()
    {
        Europe = Unit("Europe", WellKnown.RootBusinessUnitId);
        Nordic = Unit("Nordic", Europe);
        Iberia = Unit("Iberia", Europe);
    }

    public Guid Europe { get; }

    public Guid Nordic { get; }

    public Guid Iberia { get; }

    public LocalOrganization Organization => _fixture.Organization;

    public IOrganizationService System => _fixture.Service;

    public PipelineFixture Pipeline => _fixture;

    public IOrganizationService As(Guid user) => Organization.AsUser(user);

    /// <summary>A role as a solution brings it. Each privilege is written as name and level: "prvReadAccount Basic".</summary>
    public Guid Role(params string[] privileges) => Role(true, privileges);

    public Guid Role(bool isInherited, params string[] privileges)
    {
        var id = Guid.NewGuid();
        Organization.Import(SampleRoles.Zip(RoleXml(id, $"Role {id}", isInherited, privileges)));
        return id;
    }

    public static XElement RoleXml(Guid id, string name, bool isInherited, params string[] privileges) => new("Role",
        new XAttribute("id", id.ToString("B")), new XAttribute("name", name), new XAttribute("isinherited", isInherited ? 1 : 0),
        new XElement("IsCustomizable", 1),
        new XElement("RolePrivileges", privileges.Select(p => p.Split(' ')).Select(p =>
            new XElement("RolePrivilege", new XAttribute("name", p[0]), new XAttribute("level", p[1])))));

    /// <summary>A user with these roles and no other.</summary>
    public Guid Person(string firstName, Guid unit, params Guid[] roles)
    {
        var id = System.Create(new Entity("systemuser")
        {
            ["firstname"] = firstName,
            ["lastname"] = "Svensson",
            ["businessunitid"] = new EntityReference("businessunit", unit),
        });
        Give(new EntityReference("systemuser", id), roles);
        return id;
    }

    public Guid Team(Guid unit, Guid[] members, params Guid[] roles)
    {
        var id = System.Create(new Entity("team") { ["name"] = $"Team {Guid.NewGuid()}", ["businessunitid"] = new EntityReference("businessunit", unit) });
        System.Associate("team", id, new Relationship("teammembership_association"), [.. members.Select(m => new EntityReference("systemuser", m))]);
        Give(new EntityReference("team", id), roles);
        return id;
    }

    public Guid Account(EntityReference owner) => System.Create(new Entity("account") { ["name"] = "A customer", ["ownerid"] = owner });

    public Guid Account(Guid owner) => Account(User(owner));

    public void Share(EntityReference row, EntityReference with, AccessRights rights) => System.Execute(new GrantAccessRequest
    {
        Target = row,
        PrincipalAccess = new PrincipalAccess { Principal = with, AccessMask = rights },
    });

    public HashSet<Guid> Seen(Guid user, string table = "account") =>
        [.. As(user).RetrieveMultiple(new QueryExpression(table)).Entities.Select(e => e.Id)];

    public static EntityReference User(Guid id) => new("systemuser", id);

    public static FaultException<OrganizationServiceFault> IsDenied(int code, Action act, params string[] naming)
    {
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(act);
        Assert.True(code == fault.Detail.ErrorCode, $"0x{fault.Detail.ErrorCode:x8}: {fault.Message}");
        Assert.All(naming, name => Assert.Contains(name, fault.Message, StringComparison.Ordinal));
        return fault;
    }

    public void Dispose() => _fixture.Dispose();

    private Guid Unit(string name, Guid parent) => System.Create(new Entity("businessunit")
    {
        ["name"] = name,
        ["parentbusinessunitid"] = new EntityReference("businessunit", parent),
    });

    private void Give(EntityReference principal, Guid[] roles)
    {
        foreach (var role in roles)
        {
            System.AssignRole(principal, role);
        }
    }
}
