using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Xunit;

namespace Pipeline.Scenarios;

/// <summary>U1–U5: the sellers that are saved along with the opportunity, in its draft.</summary>
internal static class DraftScenarios
{
    private const int Refused = unchecked((int)0x80040265);

    public static IEnumerable<Scenario> All =>
    [
        new("U1_Update_SetIsAppliedWithTheOtherColumns_AndNothingOfItIsStored", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m);
            world.Service.Update(new Entity("opportunity", opportunity)
            {
                ["name"] = "Renamed", ["estimatedvalue"] = new Money(500m), ["opps_sellerdraft"] = Draft([(anna, 100m)], (anna, 75m), (bo, 25m)),
            });
            Expect.Sellers(world, opportunity, (anna, 75m), (bo, 25m));
            var row = world.Row(opportunity);
            Assert.Equal("Renamed", row.GetAttributeValue<string>("name"));
            Assert.False(row.Contains("opps_sellerdraft"));
        }),
        new("U1_Update_AloneOrByUpsertOrUpdateMultiple_IsTheSame", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            foreach (var save in new Action<Entity>[]
            {
                world.Service.Update,
                row => world.Service.Execute(new UpsertRequest { Target = row }),
                row => world.Service.Execute(new OrganizationRequest("UpdateMultiple") { ["Targets"] = new EntityCollection([row]) { EntityName = "opportunity" } }),
            })
            {
                var opportunity = world.Opportunity(anna, 1000m);
                save(new Entity("opportunity", opportunity) { ["opps_sellerdraft"] = Draft([(anna, 100m)], (anna, 40m), (bo, 60m)) });
                Expect.Sellers(world, opportunity, (anna, 40m), (bo, 60m));
            }
        }),
        new("U1_P9_PercentageLeftOut_GetsWhatIsLeft", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m);
            Save(world, opportunity, Draft([(anna, 100m)], (anna, 70m), (bo, null)));
            Expect.Sellers(world, opportunity, (anna, 70m), (bo, 30m));
        }),
        new("U1_P14_EmptySet_BringsTheOwnerBack", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (bo, 100m));
            Save(world, opportunity, Draft([(bo, 100m)]));
            Expect.Sellers(world, opportunity, (anna, 100m));
        }),
        new("U1_P26_FixedIsTakenOver", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m);
            Save(world, opportunity, $$"""{"version":1,"from":[{{Entry(anna, 100m)}}],"sellers":[{{Entry(anna, 60m)}},{"seller":"{{bo}}","percent":40,"fixed":true}]}""");
            Expect.Sellers(world, opportunity, (anna, 60m), (bo, 40m));
            Assert.Equal((false, true), (world.ShareOf(opportunity, anna).IsFixed, world.ShareOf(opportunity, bo).IsFixed));
            Save(world, opportunity, Draft([(anna, 60m), (bo, 40m)], (anna, 60m), (bo, 40m)));
            Assert.True(world.ShareOf(opportunity, bo).IsFixed);
        }),
        new("U1_RowWithoutAPerson_IsNamedByItsRow", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 60m), (bo, 40m));
            var (annas, bos) = (world.ShareOf(opportunity, anna).Id, world.ShareOf(opportunity, bo).Id);
            Save(world, opportunity, $$"""
                {"version":1,"from":[{"row":"{{annas}}","percent":60},{"row":"{{bos}}","percent":40}],
                 "sellers":[{"row":"{{annas}}","percent":10},{"row":"{{bos}}","seller":"{{cia}}","percent":90}]}
                """);
            Expect.Sellers(world, opportunity, (anna, 10m), (cia, 90m));
            Assert.Equal([annas, bos], new[] { world.ShareOf(opportunity, anna).Id, world.ShareOf(opportunity, cia).Id });
        }),
        new("U2_Create_IsTheSetGivenWithIt", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            Expect.Sellers(world, Create(world, anna, Draft([], (bo, 30m), (cia, 70m))), (bo, 30m), (cia, 70m));
            Expect.Sellers(world, Create(world, anna, Draft([], (bo, null))), (bo, 100m));
            Expect.Sellers(world, Create(world, anna, Draft([])), (anna, 100m));
            Expect.Sellers(world, Create(world, anna, ""), (anna, 100m));
        }),
        new("U3_StoredChangedMeanwhile_WhatDoesNotCollide_Stands", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 50m), (bo, 40m));
            world.Service.Create(World.Share(cia, 0m, opportunity));
            Save(world, opportunity, Draft([(anna, 50m), (bo, 40m)], (anna, 30m), (bo, 40m)));
            Expect.Sellers(world, opportunity, (anna, 30m), (bo, 40m), (cia, 0m));
            world.ChangeShare(world.ShareOf(opportunity, bo).Id, "opps_percent", 45m);
            Save(world, opportunity, Draft([(anna, 30m), (bo, 40m), (cia, 0m)], (anna, 35m), (bo, 40m), (cia, 0m)));
            Expect.Sellers(world, opportunity, (anna, 35m), (bo, 45m), (cia, 0m));
            world.Service.Delete("opps_sellershare", world.ShareOf(opportunity, cia).Id);
            Save(world, opportunity, Draft([(anna, 35m), (bo, 45m), (cia, 0m)], (anna, 55m), (bo, 45m), (cia, 0m)));
            Expect.Sellers(world, opportunity, (anna, 55m), (bo, 45m));
        }),
        new("U3_BothChangedOneSellerToTheSame_IsNoCollision", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 50m), (bo, 40m));
            world.ChangeShare(world.ShareOf(opportunity, bo).Id, "opps_percent", 45m);
            Save(world, opportunity, Draft([(anna, 50m), (bo, 40m)], (anna, 55m), (bo, 45m)));
            Expect.Sellers(world, opportunity, (anna, 55m), (bo, 45m));
        }),
        new("U3_BothChangedOneSeller_IsRefused_AndNamesBothValues", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 60m), (bo, 40m));
            world.ChangeShare(world.ShareOf(opportunity, bo).Id, "opps_percent", 30m);
            IsRefused(world, opportunity, Draft([(anna, 60m), (bo, 40m)], (anna, 65m), (bo, 35m)), "Bo", "35.00", "30.00");
            Expect.Sellers(world, opportunity, (anna, 60m), (bo, 30m));
        }),
        new("U3_RemovedByOneAndChangedByTheOther_IsRefused", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m, (anna, 50m), (bo, 30m), (cia, 20m));
            world.ChangeShare(world.ShareOf(opportunity, bo).Id, "opps_percent", 35m);
            world.Service.Delete("opps_sellershare", world.ShareOf(opportunity, cia).Id);
            (Guid, decimal?)[] from = [(anna, 50m), (bo, 30m), (cia, 20m)];
            IsRefused(world, opportunity, Draft(from, (anna, 80m), (cia, 20m)), "Bo", "35.00");
            IsRefused(world, opportunity, Draft(from, (anna, 50m), (bo, 30m), (cia, 25m)), "Cia", "25.00");
            Expect.Sellers(world, opportunity, (anna, 50m), (bo, 35m));
        }),
        new("U3_AddedByBoth_WithDifferentPercentages_IsRefused", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m);
            world.Service.Create(World.Share(bo, 20m, opportunity));
            IsRefused(world, opportunity, Draft([(anna, 100m)], (anna, 100m), (bo, 25m)), "Bo", "25.00", "20.00");
            Save(world, opportunity, Draft([(anna, 100m)], (anna, 100m), (bo, 20m)));
            Expect.Sellers(world, opportunity, (anna, 80m), (bo, 20m));
        }),
        new("U4_UnreadableText_IsRefusedByPlace_AndNothingIsSaved", world =>
        {
            var anna = world.Person("Anna");
            var opportunity = world.Opportunity(anna, 1000m);
            foreach (var (text, named) in new[]
            {
                ("sellers", "opps_sellerdraft"), ("[]", "opps_sellerdraft"), ("{}", "version"), ("""{"version":2,"from":[],"sellers":[]}""", "version"),
                ("""{"version":1,"sellers":[]}""", "from"), ("""{"version":1,"from":[],"sellers":{}}""", "sellers"),
                ("""{"version":1,"from":[],"sellers":[{}]}""", "sellers[0].seller"), ("""{"version":1,"from":[],"sellers":[7]}""", "sellers[0]"),
                ("""{"version":1,"from":[],"sellers":[{"seller":"Bo"}]}""", "sellers[0].seller"),
                ($$"""{"version":1,"from":[],"sellers":[{"seller":"{{anna}}"},{"seller":"{{anna}}","percent":100.01}]}""", "sellers[1].percent"),
                ($$"""{"version":1,"from":[],"sellers":[{"seller":"{{anna}}","percent":-0.01}]}""", "sellers[0].percent"),
                ($$"""{"version":1,"from":[],"sellers":[{"seller":"{{anna}}","percent":"50"}]}""", "sellers[0].percent"),
                ($$"""{"version":1,"from":[],"sellers":[{"seller":"{{anna}}","fixed":1}]}""", "sellers[0].fixed"),
                ($$"""{"version":1,"from":[],"sellers":[{"seller":"{{anna}}","share":1}]}""", "sellers[0].share"),
                ($$"""{"version":1,"from":[],"sellers":[{"seller":"{{anna}}","percent":1,"percent":2}]}""", "sellers[0].percent"),
            })
            {
                IsRefused(world, opportunity, text, $"{named} is \"");
                Expect.Denied(Refused, () => Create(world, anna, text), $"{named} is \"");
            }

            Expect.Sellers(world, opportunity, (anna, 100m));
        }),
        new("U4_P20_P21_UnknownDisabledOrRepeatedPerson_IsRefused", world =>
        {
            var (anna, bo, unknown) = (world.Person("Anna"), world.Person("Bo"), Guid.NewGuid());
            var opportunity = world.Opportunity(anna, 1000m);
            world.Service.Update(new Entity("systemuser", bo) { ["isdisabled"] = true });
            IsRefused(world, opportunity, Draft([(anna, 100m)], (anna, 50m), (unknown, 50m)), unknown.ToString());
            IsRefused(world, opportunity, Draft([(anna, 100m)], (anna, 50m), (bo, 50m)), "Bo");
            IsRefused(world, opportunity, Draft([(anna, 100m)], (anna, 50m), (anna, 50m)), "Anna");
            Expect.Sellers(world, opportunity, (anna, 100m));
        }),
        new("U5_OwnerChangedInTheSameSave_TheSetStands", world =>
        {
            var (anna, bo, cia) = (world.Person("Anna"), world.Person("Bo"), world.Person("Cia"));
            var opportunity = world.Opportunity(anna, 1000m);
            world.Service.Update(new Entity("opportunity", opportunity)
            {
                ["ownerid"] = World.User(cia), ["opps_sellerdraft"] = Draft([(anna, 100m)], (bo, 100m)),
            });
            Expect.Sellers(world, opportunity, (bo, 100m));
            world.Service.Update(new Entity("opportunity", opportunity) { ["ownerid"] = World.User(anna), ["opps_sellerdraft"] = Draft([(bo, 100m)]) });
            Expect.Sellers(world, opportunity, (anna, 100m));
        }),
        new("U5_ClosedInTheSameSave_TheSetIsAppliedBefore", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m);
            world.Service.Update(new Entity("opportunity", opportunity)
            {
                ["statecode"] = new OptionSetValue(2), ["statuscode"] = new OptionSetValue(4), ["opps_sellerdraft"] = Draft([(anna, 100m)], (anna, 20m), (bo, 80m)),
            });
            Expect.Sellers(world, opportunity, (anna, 20m), (bo, 80m));
        }),
        new("U5_P24_Closed_IsRefused_UntilReopenedInTheSameSave", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var opportunity = world.Opportunity(anna, 1000m);
            var draft = Draft([(anna, 100m)], (anna, 20m), (bo, 80m));
            world.Service.Update(new Entity("opportunity", opportunity) { ["statecode"] = new OptionSetValue(2), ["statuscode"] = new OptionSetValue(4) });
            IsRefused(world, opportunity, draft, "is closed");
            Expect.Denied(Refused, () => world.Service.Update(new Entity("opportunity", opportunity)
            {
                ["statecode"] = new OptionSetValue(2), ["statuscode"] = new OptionSetValue(5), ["opps_sellerdraft"] = draft,
            }), "is closed");
            Expect.Sellers(world, opportunity, (anna, 100m));
            world.Service.Update(new Entity("opportunity", opportunity)
            {
                ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(1), ["opps_sellerdraft"] = draft,
            });
            Expect.Sellers(world, opportunity, (anna, 20m), (bo, 80m));
        }),
    ];

    /// <summary>The text of a draft, with numbers as JSON writes them.</summary>
    public static string Draft(IEnumerable<(Guid Seller, decimal? Percent)> from, params (Guid Seller, decimal? Percent)[] sellers) =>
        $$"""{"version":1,"from":[{{Entries(from)}}],"sellers":[{{Entries(sellers)}}]}""";

    private static string Entries(IEnumerable<(Guid Seller, decimal? Percent)> sellers) => string.Join(",", sellers.Select(s => Entry(s.Seller, s.Percent)));

    private static string Entry(Guid seller, decimal? percent) => percent is { } number
        ? string.Create(CultureInfo.InvariantCulture, $$"""{"seller":"{{seller}}","percent":{{number}}}""")
        : $$"""{"seller":"{{seller}}"}""";

    private static Guid Create(World world, Guid owner, string draft) => world.Service.Create(new Entity("opportunity")
    {
        ["name"] = "An opportunity", ["ownerid"] = World.User(owner), ["estimatedvalue"] = new Money(1000m), ["opps_sellerdraft"] = draft,
    });

    private static void Save(World world, Guid opportunity, string draft) => world.Change(opportunity, "opps_sellerdraft", draft);

    private static void IsRefused(World world, Guid opportunity, string draft, params string[] naming) => Expect.Denied(
        Refused, () => world.Service.Update(new Entity("opportunity", opportunity) { ["name"] = "Not saved", ["opps_sellerdraft"] = draft }), naming);
}
