using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Xunit;

namespace Pipeline.Scenarios;

/// <summary>Sellers added, changed and removed: P4–P14, P19–P26, P28, O3, O4.</summary>
internal static class SellerScenarios
{
    public static IEnumerable<Scenario> All =>
    [
        new("WorkedExample", world =>
        {
            var (a, b, c, d) = (world.Person("A"), world.Person("B"), world.Person("C"), world.Person("D"));
            var (e, f) = (world.Person("E"), world.Person("F"));
            var o = world.Opportunity(a, 1000m);
            Expect.Sellers(world, o, (a, 100m));
            Add(world, o, b, 25m);
            Expect.Sellers(world, o, (a, 75m), (b, 25m));
            Add(world, o, c, 25m);
            Expect.Sellers(world, o, (a, 37.5m), (b, 37.5m), (c, 25m));
            world.ChangeShare(world.ShareOf(o, b).Id, "opps_percent", 50m);
            Expect.Sellers(world, o, (a, 37.5m), (b, 50m), (c, 25m));
            Delete(world, o, c);
            Expect.Sellers(world, o, (a, 37.5m), (b, 50m));
            Add(world, o, d, null);
            Expect.Sellers(world, o, (a, 37.5m), (b, 50m), (d, 12.5m));
            world.Own(o, e);
            Expect.Sellers(world, o, (a, 37.5m), (b, 50m), (d, 12.5m));
            Delete(world, o, b);
            Delete(world, o, d);
            Expect.Sellers(world, o, (a, 100m));
            world.Own(o, f);
            Expect.Sellers(world, o, (f, 100m));
        }),
        new("P9_CreateMultiple_WhatWasGivenStands", world =>
        {
            var (a, b, c, d) = (world.Person("A"), world.Person("B"), world.Person("C"), world.Person("D"));
            var o = world.Opportunity(a, 1000m);
            CreateMultiple(world, World.Share(b, 20m, o), World.Share(c, 30m, o), World.Share(d, 50m, o));
            Expect.Sellers(world, o, (a, 0m), (b, 20m), (c, 30m), (d, 50m));
        }),
        new("P9_CreateMultiple_RowsWithoutPercentageShareWhatIsOpen", world =>
        {
            var (a, b, c, d) = (world.Person("A"), world.Person("B"), world.Person("C"), world.Person("D"));
            var o = world.Opportunity(a, 1000m, (a, 10m), (b, 20m));
            CreateMultiple(world, World.Share(c, 0m, o).Without("opps_percent"), World.Share(d, 0m, o).Without("opps_percent"));
            Expect.Sellers(world, o, (a, 10m), (b, 20m), (c, 35m), (d, 35m));
        }),
        new("P9_UpsertMultiple_GivenStands", world =>
        {
            var (a, b, c) = (world.Person("A"), world.Person("B"), world.Person("C"));
            var o = world.Opportunity(a, 1000m, (a, 60m), (b, 40m));
            var targets = new EntityCollection([
                new Entity("opps_sellershare", world.ShareOf(o, a).Id) { ["opps_percent"] = 10m },
                World.Share(c, 50m, o).WithId(Guid.NewGuid())]) { EntityName = "opps_sellershare" };
            world.Service.Execute(new OrganizationRequest("UpsertMultiple") { ["Targets"] = targets });
            Expect.Sellers(world, o, (a, 10m), (b, 40m), (c, 50m));
        }),
        new("OneTransaction_RowAddedAndChanged_StaysNew", world =>
        {
            var (a, b) = (world.Person("A"), world.Person("B"));
            var o = world.Opportunity(a, 1000m);
            var id = Guid.NewGuid();
            Transaction(world,
                new CreateRequest { Target = World.Share(b, 25m, o).WithId(id) },
                new UpdateRequest { Target = new Entity("opps_sellershare", id) { ["opps_percent"] = 40m } });
            Expect.Sellers(world, o, (a, 60m), (b, 40m));
        }),
        new("OneTransaction_RowChangedTwice_OthersStand", world =>
        {
            var (a, b) = (world.Person("A"), world.Person("B"));
            var o = world.Opportunity(a, 1000m, (a, 75m), (b, 25m));
            var id = world.ShareOf(o, a).Id;
            Transaction(world,
                new UpdateRequest { Target = new Entity("opps_sellershare", id) { ["opps_percent"] = 40m } },
                new UpdateRequest { Target = new Entity("opps_sellershare", id) { ["opps_percent"] = 50m } });
            Expect.Sellers(world, o, (a, 50m), (b, 25m));
        }),
        new("OneTransaction_AddDeleteAdd_DeleteIsNotUndone", world =>
        {
            var (a, b, c) = (world.Person("A"), world.Person("B"), world.Person("C"));
            var o = world.Opportunity(a, 1000m);
            Transaction(world,
                new CreateRequest { Target = World.Share(b, 25m, o) },
                new DeleteRequest { Target = new EntityReference("opps_sellershare", world.ShareOf(o, a).Id) },
                new CreateRequest { Target = World.Share(c, 30m, o) });
            Expect.Sellers(world, o, (b, 70m), (c, 30m));
        }),
        new("P11_OnlySellerChanged_Keeps100", world =>
        {
            var a = world.Person("A");
            var o = world.Opportunity(a, 1000m);
            world.ChangeShare(world.ShareOf(o, a).Id, "opps_percent", 40m);
            Expect.Sellers(world, o, (a, 100m));
        }),
        new("P14_LastDeleted_OwnerComesBack", world =>
        {
            var (a, b) = (world.Person("A"), world.Person("B"));
            var o = world.Opportunity(a, 1000m, (b, 40m));
            Expect.Sellers(world, o, (b, 100m));
            Delete(world, o, b);
            Expect.Sellers(world, o, (a, 100m));
        }),
        new("P19_P20_P21_P22_P23", world =>
        {
            var (a, b, c) = (world.Person("A"), world.Person("B"), world.Person("C"));
            var x = world.Person("X");
            world.Service.Update(new Entity("systemuser", x) { ["isdisabled"] = true });
            var o = world.Opportunity(a, 1000m, (a, 75m), (b, 25m));
            var other = world.Opportunity(a, 1000m);
            var share = world.ShareOf(o, b).Id;
            world.ChangeShare(share, "opps_sellerid", World.User(c));
            Expect.Sellers(world, o, (a, 75m), (c, 25m));
            Assert.Equal("C Svensson", world.ShareOf(o, c).Name);
            Refused("disabled", () => Add(world, o, x, 10m));
            Refused("disabled", () => world.ChangeShare(share, "opps_sellerid", World.User(x)));
            Refused("0 to 100", () => Add(world, o, b, 100.001m));
            Refused("0 to 100", () => world.ChangeShare(share, "opps_percent", -0.001m));
            Refused("another opportunity", () => world.ChangeShare(share, "opps_opportunityid", new EntityReference("opportunity", other)));
            world.ChangeShare(share, "opps_percent", 33.335m);
            Expect.Sellers(world, o, (a, 75m), (c, 33.34m));
        }),
        new("P20_InCode_SamePersonTwice", world =>
        {
            var (a, b) = (world.Person("A"), world.Person("B"));
            var o = world.Opportunity(a, 1000m, (a, 75m), (b, 25m));
            Assert.ThrowsAny<Exception>(() => Add(world, o, b, 1m));
            Assert.ThrowsAny<Exception>(() => world.ChangeShare(world.ShareOf(o, a).Id, "opps_sellerid", World.User(b)));
        }),
        new("P24_Closed_NobodyChanges_P28_Reopened", world =>
        {
            var (a, b, c) = (world.Person("A"), world.Person("B"), world.Person("C"));
            var o = world.Opportunity(a, 1000m, (a, 75m), (b, 25m));
            Close(world, o, lost: false, 800m);
            Expect.Sellers(world, o, (a, 75m), (b, 25m));
            var share = world.ShareOf(o, b).Id;
            Refused("closed", () => Add(world, o, c, 10m));
            Refused("closed", () => world.ChangeShare(share, "opps_percent", 10m));
            Refused("closed", () => world.ChangeShare(share, "opps_sellerid", World.User(c)));
            Refused("closed", () => world.ChangeShare(share, "opps_isfixed", true));
            Refused("closed", () => world.Service.Delete("opps_sellershare", share));
            Refused("closed", () => world.ChangeShare(share, "opps_amount", new Money(1m)));
            Refused("closed", () => world.ChangeShare(share, "opps_name", "z"));
            Refused("closed", () => world.ChangeShare(share, "ownerid", World.User(c)));
            world.Own(o, c);
            Expect.Sellers(world, o, (a, 75m), (b, 25m));
            Reopen(world, o);
            Expect.Sellers(world, o, (a, 75m), (b, 25m));
            Delete(world, o, a);
            Expect.Sellers(world, o, (b, 100m));
        }),
        new("P24_Closed_RowIsNotSharedWithOthers", world =>
        {
            var (a, b) = (world.Person("A"), world.Person("B"));
            var o = world.Opportunity(a, 1000m);
            var share = new EntityReference("opps_sellershare", world.ShareOf(o, a).Id);
            var access = new PrincipalAccess { Principal = World.User(b), AccessMask = AccessRights.ReadAccess };
            world.Service.Execute(new GrantAccessRequest { Target = share, PrincipalAccess = access });
            Close(world, o, lost: true, null);
            Refused("closed", () => world.Service.Execute(new GrantAccessRequest { Target = share, PrincipalAccess = access }));
            world.Service.Execute(new GrantAccessRequest { Target = new EntityReference("opportunity", o), PrincipalAccess = access });
        }),
        new("P28_ReopenedWithoutSellers_OwnerAdded", world =>
        {
            var a = world.Person("A");
            var o = world.Opportunity(new EntityReference("team", world.Team()), 1000m);
            Close(world, o, lost: true, null);
            world.Own(o, a);
            Expect.Sellers(world, o);
            Reopen(world, o);
            Expect.Sellers(world, o, (a, 100m));
        }),
        new("P25_UserDeleted_RowStays_AlsoWhenClosed", world =>
        {
            var (a, b) = (world.Person("A"), world.Person("B"));
            var o = world.Opportunity(a, 1000m, (a, 75m), (b, 25m));
            Close(world, o, lost: false, 800m);
            world.Service.Delete("systemuser", b);
            Assert.Equal([75m, 25m], world.Sellers(o).Select(s => s.Percent).OrderDescending());
            Assert.Contains("B Svensson", world.Sellers(o).Select(s => s.Name));
            world.Service.Delete("opportunity", o);
        }),
        new("A2_ComputedAndHiddenColumns_AreIgnored", world =>
        {
            var (a, b) = (world.Person("A"), world.Person("B"));
            var o = world.Opportunity(a, 1000m);
            var sent = World.Share(b, 25m, o);
            sent["opps_amount"] = new Money(77m);
            sent["opps_operation"] = Guid.NewGuid().ToString();
            sent["opps_shareof"] = "2 5";
            world.Service.Create(sent);
            Expect.Sellers(world, o, (a, 75m), (b, 25m));
            foreach (var (column, value) in new (string, object)[] { ("opps_amount", new Money(1m)), ("opps_name", "z"), ("opps_operation", "x"),
                ("opps_shareof", "2 7") })
            {
                var before = world.Service.Retrieve("opps_sellershare", world.ShareOf(o, b).Id, new Microsoft.Xrm.Sdk.Query.ColumnSet(column));
                world.ChangeShare(world.ShareOf(o, b).Id, column, value);
                var after = world.Service.Retrieve("opps_sellershare", world.ShareOf(o, b).Id, new Microsoft.Xrm.Sdk.Query.ColumnSet(column));
                Assert.Equal(before.GetAttributeValue<object>(column), after.GetAttributeValue<object>(column));
            }

            Expect.Sellers(world, o, (a, 75m), (b, 25m));
        }),
        new("Association_PutsARowOnAnOpportunity", world =>
        {
            var (a, b) = (world.Person("A"), world.Person("B"));
            var o = world.Opportunity(a, 1000m);
            var loose = world.Service.Create(World.Share(b, 25m));
            world.Service.Associate("opportunity", o, new Relationship("opps_opportunity_sellershare"), [new EntityReference("opps_sellershare", loose)]);
            Expect.Sellers(world, o, (a, 75m), (b, 25m));
        }),
        new("Budget", world =>
        {
            var (a, b, c, d) = (world.Person("A"), world.Person("B"), world.Person("C"), world.Person("D"));
            var o = world.Opportunity(a, 1000m);
            Assert.True(6 >= world.PluginRequests(() => Add(world, o, b, 25m)).Count);
            Assert.True(7 >= world.PluginRequests(() => Add(world, o, c, 25m)).Count);
            Assert.Equal(4, world.PluginRequests(() => world.ChangeShare(world.ShareOf(o, b).Id, "opps_percent", 50m)).Count);
            Assert.Equal(4, world.PluginRequests(() => Delete(world, o, c)).Count);
            Assert.Equal(5, world.PluginRequests(() => Add(world, o, d, null)).Count);
            Assert.Equal(4, world.PluginRequests(() => world.Change(o, "estimatedvalue", new Money(500m))).Count);
            Assert.Single(world.PluginRequests(() => world.Own(o, d)));
            Assert.Equal(2, world.PluginRequests(() => world.ChangeShare(world.ShareOf(o, b).Id, "opps_percent", 50m)).Count);
        }),
        new("O3_O4_Rejection", world =>
        {
            var a = world.Person("A");
            var o = world.Opportunity(a, 1000m);
            var price = new OptionSetValue(847210000);
            Refused("rejection reason", () => world.Change(o, "opps_rejection", price));
            Refused("rejection reason", () => Close(world, o, lost: false, 1m, price));
            Close(world, o, lost: true, null, price);
            Assert.Equal(price, world.Row(o)["opps_rejection"]);
            world.Change(o, "opps_rejection", new OptionSetValue(847210001));
            Reopen(world, o);
            Assert.False(world.Row(o).Contains("opps_rejection"));
            Refused("rejection reason", () => Close(world, o, lost: true, null, price, status: 847210001));
            Close(world, o, lost: true, null, null, status: 847210001);
            Refused("rejection reason", () => world.Change(o, "opps_rejection", price));
            Reopen(world, o);
            Refused("rejection reason", () => world.Service.Create(new Entity("opportunity") { ["name"] = "n", ["ownerid"] = World.User(a), ["opps_rejection"] = price }));
            Close(world, o, lost: true, null, price);
            world.Service.Update(new Entity("opportunity", o) { ["statecode"] = new OptionSetValue(2), ["statuscode"] = new OptionSetValue(847210001) });
            Assert.False(world.Row(o).Contains("opps_rejection"));
        }),
        new("O3_OneStatusColumnWritten", world =>
        {
            var (a, price) = (world.Person("A"), new OptionSetValue(847210000));
            var o = world.Opportunity(a, 1000m);
            Close(world, o, lost: true, null, price);
            world.Change(o, "statuscode", new OptionSetValue(5));
            Assert.Equal(price, world.Row(o)["opps_rejection"]);
            world.Change(o, "statuscode", new OptionSetValue(847210001));
            Assert.False(world.Row(o).Contains("opps_rejection"));
            world.Change(o, "statecode", new OptionSetValue(0));
            Close(world, o, lost: true, null, price);
            world.Change(o, "statecode", new OptionSetValue(0));
            Assert.False(world.Row(o).Contains("opps_rejection"));
        }),
        new("Texts_InTheUsersLanguage", world =>
        {
            var a = world.Person("A");
            var o = world.Opportunity(a, 1000m);
            var error = Assert.ThrowsAny<Exception>(() => Add(world, o, world.Person("B"), 100.5m));
            Assert.Equal("The share 100.50 % is not possible. Enter a percentage from 0 to 100.", error.Message);
        }),
    ];

    private static void Add(World world, Guid o, Guid seller, decimal? percent)
    {
        var row = World.Share(seller, percent ?? 0m, o);
        world.Service.Create(percent is null ? row.Without("opps_percent") : row);
    }

    private static Entity Without(this Entity row, string column)
    {
        row.Attributes.Remove(column);
        return row;
    }

    private static Entity WithId(this Entity row, Guid id)
    {
        row.Id = id;
        return row;
    }

    private static void Delete(World world, Guid o, Guid seller) => world.Service.Delete("opps_sellershare", world.ShareOf(o, seller).Id);

    private static void CreateMultiple(World world, params Entity[] rows) => world.Service.Execute(new OrganizationRequest("CreateMultiple")
    {
        ["Targets"] = new EntityCollection(rows) { EntityName = "opps_sellershare" },
    });

    private static void Transaction(World world, params OrganizationRequest[] requests)
    {
        var all = new OrganizationRequestCollection();
        all.AddRange(requests);
        world.Service.Execute(new ExecuteTransactionRequest { Requests = all });
    }

    private static void Refused(string words, Action act) => Assert.Contains(words, Assert.ThrowsAny<Exception>(act).Message);

    private static void Reopen(World world, Guid o) => world.Service.Update(new Entity("opportunity", o)
    {
        ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(1),
    });

    private static void Close(World world, Guid o, bool lost, decimal? revenue, OptionSetValue? rejection = null, int status = -1)
    {
        var close = new Entity("opportunityclose") { ["opportunityid"] = new EntityReference("opportunity", o) };
        if (revenue is { } amount)
        {
            close["actualrevenue"] = new Money(amount);
        }

        if (rejection is not null)
        {
            close["opps_rejection"] = rejection;
        }

        world.Service.Execute(lost
            ? new LoseOpportunityRequest { OpportunityClose = close, Status = new OptionSetValue(status) }
            : new WinOpportunityRequest { OpportunityClose = close, Status = new OptionSetValue(status) });
    }
}
