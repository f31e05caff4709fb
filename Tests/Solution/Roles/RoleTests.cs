using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using LocalDataverse;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using SolutionTests.Screens;
using Xunit;

namespace SolutionTests.Roles;

/// <summary>
/// What each role can do, by doing it. The organisation: a unit North with a unit Coast below it, and a unit South beside.
/// </summary>
public sealed class RoleTests : IDisposable
{
    private const string Seller = "Opportunities – Seller";
    private const string Manager = "Opportunities – Sales manager";
    private const string Administrator = "Opportunities – CRM administrator";

    private readonly World world = new();
    private readonly Guid north;
    private readonly Guid south;
    private readonly Guid nina;
    private readonly Guid nils;
    private readonly Guid cilla;
    private readonly Guid sten;
    private readonly Guid mona;
    private readonly Guid ada;

    public RoleTests()
    {
        north = world.Unit("North");
        var coast = world.Unit("Coast", north);
        south = world.Unit("South");
        nina = world.Person("Nina", Seller, north);
        nils = world.Person("Nils", Seller, north);
        cilla = world.Person("Cilla", Seller, coast);
        sten = world.Person("Sten", Seller, south);
        mona = world.Person("Mona", Manager, north);
        ada = world.Person("Ada", Administrator);
    }

    public static TheoryData<string> AllRoles() => [Seller, Manager, Administrator];

    /// <summary>A working day: customer, opportunity, sellers, activity, note, closing, reopening, deleting.</summary>
    [Theory, MemberData(nameof(AllRoles))]
    public void Anybody_DoesTheirOwnWork(string role)
    {
        var user = world.Person("Una", role, north);
        var service = world.As(user);
        var account = service.Create(new Entity("account") { ["name"] = "Alpha" });
        service.Create(new Entity("contact") { ["lastname"] = "Dahl", ["parentcustomerid"] = new EntityReference("account", account) });
        var opportunity = service.Create(new Entity("opportunity")
        {
            ["name"] = "Pumps",
            ["customerid"] = new EntityReference("account", account),
            ["estimatedvalue"] = new Money(1000m),
            ["estimatedclosedate"] = World.Today,
            ["transactioncurrencyid"] = new EntityReference("transactioncurrency", WellKnown.BaseCurrencyId),
        });
        var share = service.Create(new Entity("opps_sellershare")
        {
            ["opps_opportunityid"] = new EntityReference("opportunity", opportunity),
            ["opps_sellerid"] = World.User(sten),
            ["opps_percent"] = 25m,
        });
        service.Update(new Entity("opps_sellershare", share) { ["opps_percent"] = 30m });
        Assert.Equal([30m, 75m], Shares(service, opportunity));
        service.Execute(new OrganizationRequest("opps_SplitSellerSharesEqually") { ["Target"] = new EntityReference("opportunity", opportunity) });
        service.Delete("opps_sellershare", share);
        Assert.Equal([100m], Shares(service, opportunity));

        var task = service.Create(new Entity("task") { ["subject"] = "Send offer", ["regardingobjectid"] = new EntityReference("opportunity", opportunity) });
        service.Update(new Entity("task", task) { ["statecode"] = new OptionSetValue(1) });
        service.Create(new Entity("annotation") { ["subject"] = "Note", ["objectid"] = new EntityReference("opportunity", opportunity) });
        service.Execute(new WinOpportunityRequest
        {
            OpportunityClose = new Entity("opportunityclose") { ["subject"] = "Won", ["opportunityid"] = new EntityReference("opportunity", opportunity), ["actualrevenue"] = new Money(900m) },
            Status = new OptionSetValue(-1),
        });
        service.Update(new Entity("opportunity", opportunity) { ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(1) });
        service.Update(new Entity("opportunity", opportunity) { ["ownerid"] = World.User(nils) });
    }

    [Theory, MemberData(nameof(AllRoles))]
    public void Anybody_SeesEveryList(string role)
    {
        var user = world.Person("Una", role, north);
        Assert.All(Package.Unmanaged.Views, view => world.Rows(
            view.View.Element("querytype")!.Value == "4" ? Queries.Find(view.Table, "a") : Queries.OfView(view.View).ToString(), user));
        Assert.All(Package.Unmanaged.Charts, chart => world.Rows(chart.Chart.Descendants("fetch").Single().ToString(), user));
    }

    [Theory]
    [InlineData("Nina", "Nils, Nina")]
    [InlineData("Cilla", "Cilla")]
    [InlineData("Sten", "Sten")]
    [InlineData("Mona", "Cilla, Nils, Nina")]
    [InlineData("Ada", "Ada, Cilla, Nils, Nina, Sten")]
    public void Opportunities_AreSeen_OfOnesUnit_OfUnitsBelow_OrAll(string who, string seen)
    {
        foreach (var (name, owner) in new[] { ("Nina", nina), ("Nils", nils), ("Cilla", cilla), ("Sten", sten), ("Ada", ada) })
        {
            world.Opportunity(name, owner);
        }

        var topics = world.Rows("<fetch><entity name='opportunity'><attribute name='name' /></entity></fetch>", Named(who))
            .Select(row => row.GetAttributeValue<string>("name")).Order(StringComparer.Ordinal);
        Assert.Equal(seen, string.Join(", ", topics));
    }

    [Theory]
    [InlineData("Nina", "Nina", true)]
    [InlineData("Nina", "Nils", false)]
    [InlineData("Nina", "Sten", false)]
    [InlineData("Mona", "Nina", true)]
    [InlineData("Mona", "Cilla", true)]
    [InlineData("Mona", "Sten", false)]
    [InlineData("Ada", "Sten", true)]
    public void OpportunitiesAndTheirSellers_AreChanged_OnesOwn_OfUnitsBelow_OrAll(string who, string owner, bool may)
    {
        var opportunity = world.Opportunity("Pumps", Named(owner));

        // A row belongs to whoever typed it in, which need not be the opportunity's owner, nor anybody of their unit.
        var share = world.As(ada).Create(new Entity("opps_sellershare")
        {
            ["opps_opportunityid"] = new EntityReference("opportunity", opportunity),
            ["opps_sellerid"] = World.User(ada),
            ["opps_percent"] = 25m,
        });
        var service = world.As(Named(who));
        May(may, () => service.Update(new Entity("opportunity", opportunity) { ["name"] = "Cranes" }));
        May(may, () => service.Update(new Entity("opps_sellershare", share) { ["opps_percent"] = 30m }));
        May(may, () => service.Create(new Entity("opps_sellershare")
        {
            ["opps_opportunityid"] = new EntityReference("opportunity", opportunity),
            ["opps_sellerid"] = World.User(mona),
            ["opps_percent"] = 10m,
        }));
        May(may, () => service.Delete("opps_sellershare", share));
        May(may, () => service.Update(new Entity("opportunity", opportunity) { ["ownerid"] = World.User(Named(who)) }));
        May(may, () => service.Delete("opportunity", opportunity));
    }

    /// <summary>A seller sees what is theirs, on whosever opportunity and in whichever unit; the opportunity stays with its unit.</summary>
    [Fact]
    public void Seller_SeesTheirSharesEverywhere_NotTheOpportunity()
    {
        var opportunity = world.Opportunity("Pumps", nina);
        world.Share(opportunity, sten, 25m);
        var mine = Assert.Single(world.Rows(Queries.OfView("opps_sellershare", "My Seller Shares"), sten));
        Assert.Equal(("Pumps", 25m), (mine.GetAttributeValue<EntityReference>("opps_opportunityid").Name, mine.GetAttributeValue<decimal>("opps_percent")));
        Denied(() => world.As(sten).Retrieve("opportunity", opportunity, new ColumnSet("name")));
        Denied(() => world.As(sten).Update(new Entity("opps_sellershare", mine.Id) { ["opps_percent"] = 90m }));
    }

    /// <summary>Whom an opportunity is shared with sees it with its sellers, the later ones too, as the platform has it for parts of a whole.</summary>
    [Fact]
    public void Sharing_AnOpportunity_SharesItsSellers()
    {
        var opportunity = world.Opportunity("Pumps", nina);
        world.As(nina).Execute(new GrantAccessRequest
        {
            Target = new EntityReference("opportunity", opportunity),
            PrincipalAccess = new PrincipalAccess { Principal = World.User(sten), AccessMask = AccessRights.ReadAccess | AccessRights.WriteAccess | AccessRights.AppendToAccess },
        });
        var share = world.As(sten).Create(new Entity("opps_sellershare")
        {
            ["opps_opportunityid"] = new EntityReference("opportunity", opportunity),
            ["opps_sellerid"] = World.User(sten),
            ["opps_percent"] = 25m,
        });
        world.As(sten).Update(new Entity("opps_sellershare", share) { ["opps_percent"] = 30m });
        world.As(nina).Update(new Entity("opps_sellershare", share) { ["opps_percent"] = 35m });
        Assert.Equal([35m, 75m], Shares(world.As(sten), opportunity));
    }

    [Theory]
    [InlineData("Nina", false)]
    [InlineData("Mona", true)]
    [InlineData("Ada", true)]
    public void Customers_AreDeleted_ByManagersAndAdministrators(string who, bool may)
    {
        var account = world.Account("Alpha", nina);
        May(may, () => world.As(Named(who)).Delete("account", account));
    }

    /// <summary>A seller's right to write a row of somebody else comes from the opportunity alone; the role goes no further.</summary>
    [Fact]
    public void Roles_HaveNoMoreThanTheyNeed()
    {
        Assert.Equal("Basic", Levels(Seller, "Opportunity", "Create", "Write", "Delete", "Append", "Assign", "Share"));
        Assert.Equal("Local", Levels(Seller, "Opportunity", "Read", "AppendTo"));
        Assert.Equal("Basic", Levels(Seller, "opps_SellerShare", "Create", "Write", "Delete", "Append", "Assign", "Share"));
        Assert.Equal("Deep", Levels(Manager, "Opportunity", "Create", "Read", "Write", "Delete", "Append", "AppendTo", "Assign", "Share"));
        Assert.Equal("Global", Levels(Administrator, "Opportunity", "Create", "Read", "Write", "Delete", "Append", "AppendTo", "Assign", "Share"));
        Assert.All(AllRoles(), role => Assert.Equal("Global", Levels(role, "opps_SellerShare", "Read")));
        Assert.All(AllRoles(), role => Assert.Equal("Global", Levels(role, "User", "Read", "AppendTo")));

        // What it takes to edit the lists is the administrator's alone.
        string[] lists = ["prvWriteOptionSet", "prvWriteCustomization", "prvPublishCustomization"];
        Assert.Empty(lists.Except(Privileges(Administrator).Keys));
        Assert.Empty(lists.Intersect(Privileges(Seller).Keys.Concat(Privileges(Manager).Keys)));
    }

    /// <summary>Nobody gets by these roles what is a system administrator's: users, roles, imports, deleting in bulk without a look.</summary>
    [Theory, MemberData(nameof(AllRoles))]
    public void Roles_LeaveTheSystemAlone(string role)
    {
        string[] never = ["prvBulkDelete", "prvImportCustomization", "prvExportCustomization", "prvAssignRole", "prvWriteUser", "prvCreateUser", "prvWriteRole", "prvActOnBehalfOfAnotherUser", "prvBypassCustomPlugins"];
        Assert.Empty(never.Intersect(Privileges(role).Keys));
    }

    public void Dispose() => world.Dispose();

    private static Dictionary<string, string> Privileges(string role) => Package.Unmanaged.Customizations.Element("Roles")!.Elements()
        .Single(r => (string?)r.Attribute("name") == role).Descendants("RolePrivilege").ToDictionary(p => p.Attribute("name")!.Value, p => p.Attribute("level")!.Value);

    private static string Levels(string role, string table, params string[] verbs)
    {
        var privileges = Privileges(role);
        return string.Join(", ", verbs.Select(verb => privileges.GetValueOrDefault($"prv{verb}{table}", "none")).Distinct());
    }

    private static decimal[] Shares(IOrganizationService service, Guid opportunity) =>
    [
        .. service.RetrieveMultiple(new QueryByAttribute("opps_sellershare")
        {
            ColumnSet = new ColumnSet("opps_percent"),
            Attributes = { "opps_opportunityid" },
            Values = { opportunity },
        }).Entities.Select(row => row.GetAttributeValue<decimal>("opps_percent")).Order(),
    ];

    private static void May(bool may, Action act)
    {
        if (may)
        {
            act();
        }
        else
        {
            Denied(act);
        }
    }

    private static void Denied(Action act)
    {
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(act).Detail;
        Assert.Contains(fault.ErrorCode, new[] { Faults.PrivilegeDenied, Faults.AccessCheckFailed });
    }

    private Guid Named(string who) => who switch
    {
        "Nina" => nina,
        "Nils" => nils,
        "Cilla" => cilla,
        "Sten" => sten,
        "Mona" => mona,
        _ => ada,
    };
}
