using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Pipeline.Scenarios;

/// <summary>
/// T1, T3–T5: a colleague's share is changed with a reason, where administrators ask for one, on every route; the reason stands in the
/// journal and nowhere else.
/// </summary>
internal static class ReasonScenarios
{
    private const string Missing = "needs a reason";
    private static readonly Guid OnlyRow = new("0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10");

    public static IEnumerable<Scenario> All =>
    [
        new("T1_T4_T5_Reason_OfAChangedShare", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 75m), (bo, 25m));
            var (annas, bos) = (world.ShareOf(opportunity, anna).Id, world.ShareOf(opportunity, bo).Id);
            world.As(anna).Update(Percent(bos, 26m));
            Required(world, () =>
            {
                Refused(() => world.As(anna).Update(Percent(bos, 30m)), "Bo", "Reason", "opps_note");
                world.As(anna).Update(Percent(annas, 70m));
                world.As(bo).Update(Percent(bos, 28m));
                var change = Percent(bos, 30m);
                change["opps_note"] = " He made the offer. ";
                world.As(anna).Update(change);
                world.As(anna).Update(new Entity("opps_sellershare", bos) { ["opps_percent"] = 30m, ["opps_isfixed"] = true });
            });
            world.As(anna).Update(Percent(bos, 25m));
            Expect.Sellers(world, opportunity, (anna, 70m), (bo, 25m));
            Assert.Equal([null, null, null, null, "He made the offer.", null, null], Notes(world, opportunity));
            NotStored(world, opportunity);
        }),
        new("T4_T5_Reason_OfAnAddedShare", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m);
            Required(world, () =>
            {
                Refused(() => world.As(anna).Create(World.Share(bo, 25m, opportunity)), "Bo");
                var share = World.Share(bo, 25m, opportunity);
                share["opps_note"] = "He knows them.";
                world.As(anna).Create(share);
                Refused(() => world.As(cia).Create(World.Share(cia, 20m, opportunity)), Missing);
                world.As(cia).Create(World.Share(cia, 0m, opportunity));
            });
            Expect.Sellers(world, opportunity, (anna, 75m), (bo, 25m), (cia, 0m));
            Assert.Equal([null, "He knows them.", null], Notes(world, opportunity));
            NotStored(world, opportunity);
        }),
        new("T4_T5_Reason_OfARemovedShare_HasNoPlaceThere", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var (shared, own, owners) = (world.Opportunity(anna, 1000m, (anna, 50m), (bo, 50m)), world.Opportunity(anna, 1000m, (anna, 50m), (bo, 25m), (cia, 25m)), world.Opportunity(bo, 1000m));
            Required(world, () =>
            {
                Refused(() => world.As(anna).Delete("opps_sellershare", world.ShareOf(shared, bo).Id), "Bo", "opps_SetSellerShares");
                Refused(() => world.As(anna).Delete("opps_sellershare", world.ShareOf(shared, anna).Id), "Bo");
                world.As(anna).Delete("opps_sellershare", world.ShareOf(own, anna).Id);

                // P14: the owner goes and comes back with the same.
                world.As(anna).Delete("opps_sellershare", world.ShareOf(owners, bo).Id);
            });
            Expect.Sellers(world, shared, (anna, 50m), (bo, 50m));
            Expect.Sellers(world, own, (bo, 25m), (cia, 25m));
            Expect.Sellers(world, owners, (bo, 100m));
        }),
        new("T4_T5_P19_Reason_OfAnotherPersonOnTheRow", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 60m), (bo, 40m));
            var (annas, bos) = (world.ShareOf(opportunity, anna).Id, world.ShareOf(opportunity, bo).Id);
            Required(world, () =>
            {
                Refused(() => world.As(anna).Update(new Entity("opps_sellershare", annas) { ["opps_sellerid"] = World.User(cia) }), "Cia");
                Refused(() => world.As(cia).Update(new Entity("opps_sellershare", bos) { ["opps_sellerid"] = World.User(cia) }), "Bo");
                world.As(cia).Update(new Entity("opps_sellershare", bos) { ["opps_sellerid"] = World.User(cia), ["opps_note"] = "Bo is on leave." });
            });
            Expect.Sellers(world, opportunity, (anna, 60m), (cia, 40m));
            Assert.Equal("Bo is on leave.", Notes(world, opportunity)[^1]);
        }),
        new("T4_T5_U1_Reason_InTheDraft", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 60m), (bo, 40m));
            Required(world, () =>
            {
                var draft = DraftScenarios.Draft([(anna, 60m), (bo, 40m)], (anna, 70m), (bo, 30m));
                Refused(() => Save(draft), "Bo");
                Refused(() => Save(WithNote(draft, 7)), "note is \"7\"");
                Refused(() => Save(WithNote(draft, $"\"{new string('a', 501)}\"")), "501", "500");
                Save(DraftScenarios.Draft([(anna, 60m), (bo, 40m)], (anna, 65m), (bo, 40m)));
                Save(WithNote(DraftScenarios.Draft([(anna, 65m), (bo, 40m)], (anna, 70m), (bo, 30m)), "\"Agreed.\""));
                Save(WithNote(DraftScenarios.Draft([(anna, 70m), (bo, 30m)], (anna, 75m), (bo, 30m)), "null"));
                var created = new Entity("opportunity") { ["name"] = "New", ["opps_sellerdraft"] = WithNote(DraftScenarios.Draft([], (bo, 100m)), "\"His customer.\"") };
                Assert.Equal(["His customer."], Notes(world, world.As(anna).Create(created)));
            });
            Expect.Sellers(world, opportunity, (anna, 75m), (bo, 30m));
            Assert.Equal([null, null, "Agreed.", null], Notes(world, opportunity));

            void Save(string text) => world.As(anna).Update(new Entity("opportunity", opportunity) { ["opps_sellerdraft"] = text });
        }),
        new("T4_T5_Reason_OfTheCustomApis", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 60m), (bo, 40m));
            Required(world, () =>
            {
                foreach (var (note, request) in new (string, OrganizationRequest)[]
                {
                    ("set", On("opps_SetSellerShares", ("Shares", new EntityCollection([World.Share(anna, 70m), World.Share(bo, 30m)]) { EntityName = "opps_sellershare" }))),
                    ("split", On("opps_SplitSellerSharesEqually")),
                    ("replaced", new("opps_ReplaceSeller") { ["From"] = World.User(bo), ["To"] = World.User(cia) }),
                    ("restored", On("opps_RestoreShares", ("Change", new EntityReference("opps_sharechange", world.Entries(opportunity)[0].Id)))),
                })
                {
                    Refused(() => world.As(anna).Execute(request), Missing);
                    request["Note"] = note;
                    world.As(anna).Execute(request);
                }

                // What stays as it is needs none.
                world.As(anna).Execute(On("opps_RestoreShares", ("Change", new EntityReference("opps_sharechange", world.Entries(opportunity)[0].Id))));
            });
            Expect.Sellers(world, opportunity, (anna, 60m), (bo, 40m));
            Assert.Equal([null, "set", "split", "replaced", "restored"], Notes(world, opportunity));

            OrganizationRequest On(string name, params (string Name, object Value)[] parameters)
            {
                var request = new OrganizationRequest(name) { ["Target"] = new EntityReference("opportunity", opportunity) };
                foreach (var (parameter, value) in parameters)
                {
                    request[parameter] = value;
                }

                return request;
            }
        }),
        new("T3_Reason_NotForCreationOwnersAndClosings", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            Required(world, () =>
            {
                var given = new Entity("opportunity") { ["name"] = "Given", ["ownerid"] = World.User(anna) };
                given.RelatedEntities[new Relationship("opps_opportunity_sellershare")] = new EntityCollection([World.Share(bo, 60m), World.Share(cia, 40m)]) { EntityName = "opps_sellershare" };
                Expect.Sellers(world, world.As(anna).Create(given), (bo, 60m), (cia, 40m));
                var opportunity = world.As(anna).Create(new Entity("opportunity") { ["name"] = "Deal", ["ownerid"] = World.User(bo) });
                world.As(anna).Update(new Entity("opportunity", opportunity) { ["ownerid"] = World.User(cia) });
                world.As(anna).Update(new Entity("opportunity", opportunity) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(3) });
                world.As(anna).Update(new Entity("opportunity", opportunity) { ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(1) });
                Expect.Sellers(world, opportunity, (cia, 100m));
            });
        }),
    ];

    /// <summary>The member added to a draft's text, as JSON.</summary>
    internal static string WithNote(string draft, object json) => $"{draft[..^1]},\"note\":{json}}}";

    internal static IReadOnlyList<string?> Notes(World world, Guid opportunity) =>
        [.. world.Entries(opportunity).Select(entry => entry.GetAttributeValue<string>("opps_note"))];

    private static void NotStored(World world, Guid opportunity) => Assert.All(
        world.Sellers(opportunity), row => Assert.Null(world.Service.Retrieve("opps_sellershare", row.Id, new("opps_note")).GetAttributeValue<string>("opps_note")));

    private static Entity Percent(Guid share, decimal percent) => new("opps_sellershare", share) { ["opps_percent"] = percent };

    private static void Required(World world, Action act)
    {
        world.Service.Create(new Entity("opps_setting", OnlyRow) { ["opps_name"] = "Settings", ["opps_changereason"] = new OptionSetValue(847212021) });
        try
        {
            act();
        }
        finally
        {
            world.Service.Delete("opps_setting", OnlyRow);
        }
    }

    private static void Refused(Action act, params string[] naming)
    {
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(act);
        Assert.All(naming, name => Assert.Contains(name, fault.Message, StringComparison.Ordinal));
    }
}
