using System;
using System.Linq;
using System.ServiceModel;
using LocalDataverse;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace SolutionTests.Roles;

/// <summary>H3: the rights to the journal. Whoever has a role reads it; the plug-ins alone write it, as the system.</summary>
public sealed class JournalRoleTests : IDisposable
{
    private const string Administrator = "Opportunities – CRM administrator";

    private readonly World world = new();
    private readonly Guid south;
    private readonly Guid owner;
    private readonly Guid opportunity;
    private readonly Guid entry;

    public JournalRoleTests()
    {
        south = world.Unit("South");
        owner = world.Person("Nina", "Opportunities – Seller", world.Unit("North"));
        opportunity = world.Opportunity("Pumps", owner);
        entry = world.ShareChange(opportunity, owner);
    }

    public static TheoryData<string> AllRoles() => ["Opportunities – Seller", "Opportunities – Sales manager", Administrator];

    public void Dispose() => world.Dispose();

    [Fact]
    public void Roles_ReadIt_AndTheAdministratorsAloneDelete() => Assert.Equal(
        [
            $"{Administrator} prvDeleteopps_ShareChange Global",
            .. AllRoles().Select(role => role.Data).Append("Opportunities – Commission").Select(role => $"{role} prvReadopps_ShareChange Global").Order(StringComparer.Ordinal),
        ],
        Package.Unmanaged.Customizations.Element("Roles")!.Elements().SelectMany(role => role.Descendants("RolePrivilege")
            .Where(privilege => privilege.Attribute("name")!.Value.EndsWith("opps_ShareChange", StringComparison.Ordinal))
            .Select(privilege => $"{role.Attribute("name")!.Value} {privilege.Attribute("name")!.Value} {privilege.Attribute("level")!.Value}")).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(AllRoles))]
    public void Anybody_ReadsEntriesOfOtherUnits(string role) => Assert.Equal("P5", world.As(world.Person("Una", role, south))
        .Retrieve("opps_sharechange", entry, new ColumnSet("opps_rule")).GetAttributeValue<string>("opps_rule"));

    [Fact]
    public void Stranger_ReadsNone() => Denied(() => world.As(Stranger()).Retrieve("opps_sharechange", entry, new ColumnSet("opps_rule")));

    [Theory, MemberData(nameof(AllRoles))]
    public void Nobody_WritesOrSharesEntries(string role)
    {
        var service = world.As(world.Person("Una", role));
        Denied(() => service.Create(new Entity("opps_sharechange") { ["opps_opportunityid"] = new EntityReference("opportunity", opportunity) }));
        Denied(() => service.Update(new Entity("opps_sharechange", entry) { ["opps_rule"] = "P6" }));
        Denied(() => service.Update(new Entity("opps_sharechange", entry) { ["ownerid"] = World.User(owner) }));
        Denied(() => service.Execute(new GrantAccessRequest
        {
            Target = new EntityReference("opps_sharechange", entry),
            PrincipalAccess = new PrincipalAccess { Principal = World.User(owner), AccessMask = AccessRights.ReadAccess },
        }));
    }

    [Theory]
    [InlineData("Opportunities – Seller", false)]
    [InlineData("Opportunities – Sales manager", false)]
    [InlineData(Administrator, true)]
    public void DeleteShareChanges_IsForAdministrators(string role, bool may)
    {
        var service = world.As(world.Person("Una", role));
        var request = new OrganizationRequest("opps_DeleteShareChanges") { ["Before"] = World.Today.AddYears(-1), ["Changes"] = new EntityCollection { EntityName = "opps_sharechange" } };
        if (may)
        {
            service.Execute(request);
        }
        else
        {
            Denied(() => service.Execute(request));
        }
    }

    /// <summary>The platform passes entries on with their opportunity, for which the new owner has to be able to read them, and no more.</summary>
    [Theory, MemberData(nameof(AllRoles))]
    public void Entries_FollowTheOpportunity_OfSomebodyWithNoRightToThem(string role)
    {
        var next = world.Person("Una", role);
        world.As(owner).Update(new Entity("opportunity", opportunity) { ["ownerid"] = World.User(next) });
        Assert.Equal(next, world.Service.Retrieve("opps_sharechange", entry, new ColumnSet("ownerid")).GetAttributeValue<EntityReference>("ownerid").Id);
        world.As(next).Delete("opportunity", opportunity);
        Assert.Empty(world.Rows($"<fetch><entity name='opps_sharechange'><filter><condition attribute='opps_opportunityid' operator='eq' value='{opportunity}' /></filter></entity></fetch>"));
    }

    private Guid Stranger() => world.Service.Create(new Entity("systemuser") { ["firstname"] = "Otto", ["lastname"] = "Lund" });

    private static void Denied(Action act) =>
        Assert.Contains(Assert.Throws<FaultException<OrganizationServiceFault>>(act).Detail.ErrorCode, new[] { Faults.PrivilegeDenied, Faults.AccessCheckFailed });
}
