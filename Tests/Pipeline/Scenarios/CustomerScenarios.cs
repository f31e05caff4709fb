using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Pipeline.Scenarios;

/// <summary>D1–D5: the sellers of the customer, for new opportunities and on demand. Each scenario puts back what it sets.</summary>
internal static class CustomerScenarios
{
    private static readonly Guid OnlyRow = new("0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10");

    public static IEnumerable<Scenario> All =>
    [
        new("D1_D2_NewOpportunity_GetsTheCustomersSellers", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var (account, contact) = (Customer(world, "account"), Customer(world, "contact"));
            Add(world, account, bo, 60m);
            Add(world, account, cia, null);
            Add(world, contact, cia, 30m, isFixed: true);
            Expect.Sellers(world, Create(world, anna, account), (anna, 100m));
            On(world, () =>
            {
                var opportunity = Create(world, anna, account);
                Expect.Sellers(world, opportunity, (bo, 60m), (cia, 40m));
                var entry = Assert.Single(world.Entries(opportunity));
                Assert.Equal(("D1", 847211000, "[2,2]"), ((string)entry["opps_rule"], entry.GetAttributeValue<OptionSetValue>("opps_cause").Value, (string)entry["opps_figures"]));
                var fixedOne = Create(world, anna, contact);
                Expect.Sellers(world, fixedOne, (cia, 30m));
                Assert.True(world.ShareOf(fixedOne, cia).IsFixed);
            });
        }),
        new("D1_P1_P3_WithoutSellersOfTheCustomer_TheOwner", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var (account, other) = (Customer(world, "account"), Customer(world, "account"));
            Add(world, account, bo, 60m);
            On(world, () =>
            {
                var opportunity = Create(world, anna, other);
                Expect.Sellers(world, opportunity, (anna, 100m));
                Assert.Equal("P1", Assert.Single(world.Entries(opportunity))["opps_rule"]);
                Expect.Sellers(world, Create(world, anna, null), (anna, 100m));
                Expect.Sellers(world, Create(world, new EntityReference("team", world.Team()), account));
            });
        }),
        new("D3_DisabledPeople_AreLeftOut_AndTold", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var account = Customer(world, "account");
            Add(world, account, bo, 60m);
            var cias = Add(world, account, cia, 30m);
            On(world, () =>
            {
                Disable(world, bo, true);
                var opportunity = Create(world, anna, account);
                Expect.Sellers(world, opportunity, (cia, 100m));
                Assert.Equal(("D1", "Journal_D1_LeftOut", "[1,2]"), Told(world, opportunity));
                world.Service.Update(new Entity("opps_defaultshare", cias) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
                var nobody = Create(world, anna, account);
                Expect.Sellers(world, nobody, (anna, 100m));
                Assert.Equal(("D3", "Journal_D3", "[]"), Told(world, nobody));
            });
        }),
        new("D4_LaterChanges_MoveNothing_ACommandTakesThemOver", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var (account, other) = (Customer(world, "account"), Customer(world, "account"));
            var bos = Add(world, account, bo, 60m);
            Add(world, other, cia, 100m);
            On(world, () =>
            {
                var opportunity = Create(world, anna, account);
                world.Service.Update(new Entity("opps_defaultshare", bos) { ["opps_percent"] = 10m, ["opps_isfixed"] = true });
                world.Change(opportunity, "customerid", other);
                Expect.Sellers(world, opportunity, (bo, 100m));
                var preview = world.As(anna).Execute(Of(opportunity, "opps_PreviewShares", ("Step", "customer")));
                Assert.Equal([cia], ((EntityCollection)preview["Shares"]).Entities.Select(row => row.GetAttributeValue<EntityReference>("opps_sellerid").Id));
                Assert.EndsWith("(D4)", (string)preview["Reason"], StringComparison.Ordinal);
                var answer = world.As(anna).Execute(Of(opportunity, "opps_TakeCustomerSellers", ("Note", "Another customer.")));
                Assert.Equal((100m, ""), ((decimal)answer["Sum"], (string)answer["Message"]));
                Expect.Sellers(world, opportunity, (cia, 100m));
                Assert.Equal(("D4", "Journal_D1_One", "[1,1]"), Told(world, opportunity));
                Assert.Equal("Another customer.", ReasonScenarios.Notes(world, opportunity)[^1]);
                world.Change(opportunity, "customerid", Customer(world, "contact"));
                Refused("no sellers", () => world.As(anna).Execute(Of(opportunity, "opps_TakeCustomerSellers")));
                world.Service.Update(new Entity("opportunity", opportunity) { ["statecode"] = new OptionSetValue(2), ["statuscode"] = new OptionSetValue(4) });
                Refused("is closed", () => world.As(anna).Execute(Of(opportunity, "opps_TakeCustomerSellers")));
                Refused("is closed", () => world.As(anna).Execute(Of(opportunity, "opps_PreviewShares", ("Step", "customer"))));
            });
        }),
        new("D5_P2_U2_SellersThatComeAlong_Stand", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var account = Customer(world, "account");
            Add(world, account, bo, 60m);
            On(world, () =>
            {
                var copied = new Entity("opportunity") { ["name"] = "Copied", ["customerid"] = account, ["ownerid"] = World.User(anna) };
                copied.RelatedEntities[new Relationship("opps_opportunity_sellershare")] = new EntityCollection([World.Share(cia, 70m), World.Share(anna, 30m)]) { EntityName = "opps_sellershare" };
                Expect.Sellers(world, world.Service.Create(copied), (cia, 70m), (anna, 30m));
                var drafted = new Entity("opportunity") { ["name"] = "Drafted", ["customerid"] = account, ["opps_sellerdraft"] = DraftScenarios.Draft([], (cia, 100m)) };
                Expect.Sellers(world, world.As(anna).Create(drafted), (cia, 100m));
            });
        }),
        new("D1_P20_P21_P22_CustomersSeller_IsOnePersonOfOneCustomer", world =>
        {
            var (bo, cia) = (world.Person("Bo"), world.Person("Cia"));
            var (account, contact) = (Customer(world, "account"), Customer(world, "contact"));
            var row = Add(world, account, bo, 33.335m);
            Assert.Equal(("Bo Svensson", 33.34m), Stored(world, row));
            Refused("Bo Svensson", () => Add(world, account, bo, 10m));
            Refused("101", () => world.Service.Update(new Entity("opps_defaultshare", row) { ["opps_percent"] = 101m }));
            Refused("one account or to one contact", () => world.Service.Create(new Entity("opps_defaultshare") { ["opps_sellerid"] = World.User(cia) }));
            Refused("one account or to one contact", () => world.Service.Update(new Entity("opps_defaultshare", row) { ["opps_contactid"] = contact }));
            world.Service.Update(new Entity("opps_defaultshare", row) { ["opps_accountid"] = null, ["opps_contactid"] = contact });
            Add(world, account, bo, 10m);
            Refused("one account or to one contact", () => world.Service.Update(new Entity("opps_defaultshare", row) { ["opps_accountid"] = account }));
            Refused("Bo Svensson", () => world.Service.Update(new Entity("opps_defaultshare", row) { ["opps_accountid"] = account, ["opps_contactid"] = null }));
            Disable(world, cia, true);
            Refused("Cia Svensson", () => Add(world, account, cia, 10m));
            Refused("Cia Svensson", () => world.Service.Update(new Entity("opps_defaultshare", row) { ["opps_sellerid"] = World.User(cia) }));
            Disable(world, bo, true);
            world.Service.Update(new Entity("opps_defaultshare", row) { ["opps_percent"] = 5m });
            Assert.Equal(("Bo Svensson", 5m), Stored(world, row));
            world.Service.Update(new Entity("opps_defaultshare", row) { ["opps_name"] = "Somebody" });
            Assert.Equal(("Bo Svensson", 5m), Stored(world, row));
        }),
        new("D1_P25_CustomersSellers_GoWithTheirCustomer_AndStayWithoutTheirUser", world =>
        {
            var bo = world.Person("Bo");
            var (account, contact, other) = (Customer(world, "account"), Customer(world, "contact"), Customer(world, "contact"));
            var rows = new[] { Add(world, account, bo, 10m), Add(world, contact, bo, 20m), Add(world, other, bo, 30m) };
            world.Service.Delete("account", account.Id);
            world.Service.Delete("contact", contact.Id);
            Assert.Equal([rows[2]], Rows(world, bo));
            world.Service.Delete("systemuser", bo);
            Assert.Equal("Bo Svensson", Stored(world, rows[2]).Name);
        }),
    ];

    private static EntityReference Customer(World world, string table) => new(table, world.Service.Create(
        new Entity(table) { [table == "account" ? "name" : "lastname"] = $"Customer {Guid.NewGuid():N}" }));

    private static Guid Add(World world, EntityReference customer, Guid seller, decimal? percent, bool isFixed = false) => world.Service.Create(new Entity("opps_defaultshare", world.NextId())
    {
        [customer.LogicalName == "account" ? "opps_accountid" : "opps_contactid"] = customer, ["opps_sellerid"] = World.User(seller), ["opps_percent"] = percent, ["opps_isfixed"] = isFixed,
    });

    private static Guid Create(World world, Guid owner, EntityReference? customer) => Create(world, World.User(owner), customer);

    private static Guid Create(World world, EntityReference owner, EntityReference? customer) => world.Service.Create(new Entity("opportunity")
    {
        ["name"] = "Deal", ["ownerid"] = owner, ["customerid"] = customer, ["estimatedvalue"] = new Money(1000m),
    });

    private static OrganizationRequest Of(Guid opportunity, string name, params (string Name, object Value)[] parameters)
    {
        var request = new OrganizationRequest(name) { ["Target"] = new EntityReference("opportunity", opportunity) };
        foreach (var (parameter, value) in parameters)
        {
            request[parameter] = value;
        }

        return request;
    }

    private static (string Rule, string Reason, string Figures) Told(World world, Guid opportunity)
    {
        var entry = world.Entries(opportunity)[^1];
        return ((string)entry["opps_rule"], (string)entry["opps_reason"], (string)entry["opps_figures"]);
    }

    private static (string Name, decimal Percent) Stored(World world, Guid row)
    {
        var stored = world.Service.Retrieve("opps_defaultshare", row, new ColumnSet("opps_name", "opps_percent"));
        return ((string)stored["opps_name"], (decimal)stored["opps_percent"]);
    }

    private static IEnumerable<Guid> Rows(World world, Guid seller)
    {
        var query = new QueryExpression("opps_defaultshare");
        query.Criteria.AddCondition("opps_sellerid", ConditionOperator.Equal, seller);
        return world.Service.RetrieveMultiple(query).Entities.Select(row => row.Id);
    }

    private static void Disable(World world, Guid person, bool isDisabled) => world.Service.Update(new Entity("systemuser", person) { ["isdisabled"] = isDisabled });

    private static void On(World world, Action act)
    {
        world.Service.Create(new Entity("opps_setting", OnlyRow) { ["opps_name"] = "Settings", ["opps_customersellers"] = new OptionSetValue(847212031) });
        try
        {
            act();
        }
        finally
        {
            world.Service.Delete("opps_setting", OnlyRow);
        }
    }

    private static void Refused(string because, Action act) =>
        Assert.Contains(because, Assert.Throws<FaultException<OrganizationServiceFault>>(act).Message, StringComparison.Ordinal);
}
